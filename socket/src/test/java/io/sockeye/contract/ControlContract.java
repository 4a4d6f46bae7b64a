package io.sockeye.contract;

import static io.sockeye.MessageFlags.MSG_CTRUNC;
import static io.sockeye.contract.Contract.O_CLOEXEC;
import static io.sockeye.contract.Contract.flags;
import static io.sockeye.contract.Contract.isNonBlocking;
import static io.sockeye.contract.Contract.text;
import static io.sockeye.option.SocketOptions.SO_PASSCRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.control.Credentials;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// What travels beside the bytes on AF_UNIX.
interface ControlContract extends Contract {

    private OwnedDescriptor file(String content) throws IOException {
        var path = Files.createTempFile(folder(), "passed", ".txt");
        return OwnedDescriptor.open(Files.writeString(path, content));
    }

    private static Credentials ourselves() throws IOException {
        var self = Path.of("/proc/self");
        return new Credentials(
                (int) ProcessHandle.current().pid(),
                (Integer) Files.getAttribute(self, "unix:uid"),
                (Integer) Files.getAttribute(self, "unix:gid"));
    }

    /// Whether a descriptor of this process is the same open file.
    private static boolean isOpen(int number, String target) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + number))
                    .toString()
                    .equals(target);
        } catch (IOException closed) {
            return false;
        }
    }

    @OnBothThreadKinds
    default void aDescriptorArrivesAsADescriptorOfTheSameFile(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    try (var file = file("passed on")) {
                        assertThat(near.sendDescriptors(text("here"), file)).isEqualTo(4);
                        assertThat(file.isOpen()).as("stays the sender's").isTrue();
                        try (var message = far.recvDescriptors(16, 1)) {
                            assertThat(message.data()).isEqualTo(text("here"));
                            assertThat(message.flags().contains(MSG_CTRUNC)).isFalse();
                            var taken = message.takeDescriptor().orElseThrow();
                            try (taken) {
                                assertThat(taken.fileno()).isNotEqualTo(file.fileno());
                                assertThat(flags(taken.fileno()) & O_CLOEXEC).isNotZero();
                                assertThat(message.takeDescriptor()).isEmpty();
                                message.close();
                                assertThat(taken.isOpen())
                                        .as("taken before the message was closed")
                                        .isTrue();
                                assertThat(taken.asInputStream().readAllBytes())
                                        .isEqualTo(text("passed on"));
                            }
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void descriptorsThatNobodyTookAreClosedWithTheMessage(ThreadKind kind)
            throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    try (var file = file("x")) {
                        var target =
                                Files.readSymbolicLink(Path.of("/proc/self/fd/" + file.fileno()))
                                        .toString();
                        near.sendDescriptors(text("x"), file, file, file);
                        var message = far.recvMessage(16);
                        var passed =
                                message.find(PassedDescriptors.class).orElseThrow().descriptors();
                        var numbers = passed.stream().map(Descriptor::fileno).toList();
                        assertThat(numbers).hasSize(3).allMatch(number -> isOpen(number, target));
                        try (var first = message.takeDescriptor().orElseThrow()) {
                            message.close();
                            assertThat(isOpen(first.fileno(), target)).isTrue();
                            assertThat(numbers.subList(1, 3))
                                    .noneMatch(number -> isOpen(number, target));
                            message.close();
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void asManyDescriptorsAsTheKernelPassesArrive(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    try (var file = file("x")) {
                        var most = Collections.nCopies(253, file).toArray(Descriptor[]::new);
                        near.sendDescriptors(text("all"), most);
                        try (var message = far.recvDescriptors(16, 253)) {
                            assertThat(message.flags().contains(MSG_CTRUNC)).isFalse();
                            var taken = message.takeDescriptors();
                            assertThat(taken).hasSize(253);
                            for (var descriptor : taken) descriptor.close();
                        }
                        var tooMany = Collections.nCopies(254, file).toArray(Descriptor[]::new);
                        assertThatIllegalArgumentException()
                                .isThrownBy(() -> near.sendDescriptors(text("all"), tooMany))
                                .withMessage("254 descriptors are outside 1..253");
                        assertThatIllegalArgumentException()
                                .isThrownBy(() -> near.sendDescriptors(text("none")))
                                .withMessage("0 descriptors are outside 1..253");
                    }
                });
    }

    @OnBothThreadKinds
    default void tooLittleRoomCutsTheControlMessages(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    int before = descriptors();
                    try (var file = file("x")) {
                        near.sendDescriptors(text("a"), file, file, file);
                        try (var message = far.recvDescriptors(1, 2)) {
                            assertThat(message.flags().contains(MSG_CTRUNC)).isTrue();
                            assertThat(message.takeDescriptors())
                                    .hasSize(2)
                                    .allSatisfy(OwnedDescriptor::close);
                        }
                        near.sendDescriptors(text("b"), file);
                        try (var message = far.recvMessage(1, 0, MessageFlags.none())) {
                            assertThat(message.data()).isEqualTo(text("b"));
                            assertThat(message.flags().contains(MSG_CTRUNC)).isTrue();
                            assertThat(message.control()).isEmpty();
                        }
                        near.sendDescriptors(text("c"), file);
                        assertThat(far.recv(1)).isEqualTo(text("c"));
                    }
                    assertThat(descriptors()).as("nothing was left open").isEqualTo(before);
                });
    }

    /// Sockets and files; the library's own eventfds are none.
    private static int descriptors() throws IOException {
        return NoLeaks.open().size();
    }

    @OnBothThreadKinds
    default void aSocketThatIsPassedShowsItsMode(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    try (var pair = Socket.pair()) {
                        var passed = pair.first().timeout(Duration.ofSeconds(9));
                        near.sendDescriptors(text("timeout"), passed);
                        try (var arrived = adopted(far)) {
                            assertThat(isNonBlocking(arrived)).isTrue();
                            assertThat(arrived.isBlocking()).isFalse();
                            passed.blocking();
                            assertThat(isNonBlocking(arrived)).isFalse();
                        }
                        near.sendDescriptors(text("blocking"), passed);
                        try (var arrived = adopted(far)) {
                            assertThat(arrived.isBlocking()).isTrue();
                            arrived.sendAll(SEED);
                            assertThat(pair.second().recv(100)).isEqualTo(SEED);
                        }
                    }
                });
    }

    private static Socket adopted(Socket far) throws IOException {
        try (var message = far.recvDescriptors(16, 1)) {
            return Socket.adopt(message.takeDescriptor().orElseThrow());
        }
    }

    @OnBothThreadKinds
    default void credentialsArriveWhenTheyAreAskedFor(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    far.set(SO_PASSCRED, true);
                    var ourselves = ourselves();
                    near.sendMessage(Message.of(text("stated")).with(ourselves));
                    try (var message = far.recvMessage(16)) {
                        assertThat(message.data()).isEqualTo(text("stated"));
                        assertThat(message.find(Credentials.class)).contains(ourselves);
                        assertThat(message.find(PassedDescriptors.class)).isEmpty();
                    }
                    near.sendAll(text("unstated"));
                    try (var message = far.recvMessage(16)) {
                        assertThat(message.find(Credentials.class)).contains(ourselves);
                    }
                });
    }

    @OnBothThreadKinds
    default void descriptorsAndCredentialsTravelTogether(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    far.set(SO_PASSCRED, true);
                    try (var file = file("both")) {
                        near.sendMessage(
                                Message.of(text("both"))
                                        .with(ourselves(), new PassedDescriptors(List.of(file))));
                        try (var message = far.recvMessage(16)) {
                            assertThat(message.control()).hasSize(2);
                            assertThat(message.find(Credentials.class)).contains(ourselves());
                            try (var taken = message.takeDescriptor().orElseThrow()) {
                                assertThat(taken.asInputStream().readAllBytes())
                                        .isEqualTo(text("both"));
                            }
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void aClosedDescriptorIsNotPassed(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    try (var open = file("x")) {
                        var closed = file("x");
                        closed.close();
                        assertThatExceptionOfType(ClosedChannelException.class)
                                .isThrownBy(() -> near.sendDescriptors(text("x"), open, closed));
                        assertThat(far.tryRecvInto(new byte[1], 0, 1))
                                .isEqualTo(Socket.WOULD_BLOCK);
                    }
                });
    }

    @OnBothThreadKinds
    default void aMessageThatNobodyReceivesLeaksNothing(ThreadKind kind) throws Exception {
        int before = descriptors();
        connectedOn(
                kind,
                (near, far) -> {
                    try (var file = file("x")) {
                        near.sendDescriptors(text("x"), file);
                    }
                });
        assertThat(descriptors()).isEqualTo(before);
    }
}
