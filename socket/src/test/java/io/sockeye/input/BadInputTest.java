package io.sockeye.input;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.ConnectOptions;
import io.sockeye.ListenOptions;
import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.address.Bytes;
import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.OpaqueSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.NotSupportedException;
import io.sockeye.option.OptionLevel;
import io.sockeye.option.OptionType;
import io.sockeye.option.SocketOption;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Resolver;
import io.sockeye.testing.NoLeaks;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user gives by mistake is refused with its value, before anything is done.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class BadInputTest {
    private static final byte[] DATA = new byte[8];

    private Socket near;
    private Socket far;

    @BeforeEach
    void connect() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
            far = listener.accept();
        }
    }

    /// Whatever was refused, the connection is as good as before, and empty.
    @AfterEach
    void nothingWasDone() throws Exception {
        try (var _ = near;
                var _ = far) {
            assertThat(near.isBlocking()).isTrue();
            near.sendAll(new byte[] {1, 2, 3});
            assertThat(far.recv(100)).containsExactly(1, 2, 3);
        }
    }

    private static void refused(ThrowingCallable call, Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageContaining(value.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, 70000, Integer.MIN_VALUE})
    void aPortOutOfRangeIsNamed(int port) {
        refused(() -> SocketAddress.inet("127.0.0.1", port), port);
        refused(() -> SocketAddress.inet("::1", port), port);
        refused(() -> SocketAddress.loopback(port), port);
        refused(() -> SocketAddress.any(port), port);
        refused(() -> Resolver.resolve("127.0.0.1", port), port);
        refused(
                () -> Resolver.resolve("127.0.0.1", port, Hints.any(), Duration.ofSeconds(1)),
                port);
        refused(() -> Socket.createConnection("127.0.0.1", port), port);
        refused(() -> near.connect("127.0.0.1", port), port);
        refused(() -> near.bind("127.0.0.1", port), port);
    }

    @Test
    void aPathOf108BytesIsTooLong() {
        var longest = "/tmp/" + "x".repeat(102);
        assertThat(SocketAddress.unix(longest).toString()).isEqualTo("unix:" + longest);
        refused(() -> SocketAddress.unix(longest + "y"), "a path of 108 bytes is longer than 107");
        refused(() -> SocketAddress.unix(Path.of(longest + "y")), "a path of 108 bytes");
        refused(() -> SocketAddress.unix("ä".repeat(54)), "a path of 108 bytes");
        refused(() -> SocketAddress.abstractUnix("n".repeat(108)), "108 bytes");
        refused(() -> SocketAddress.unix(""), "empty");
    }

    @Test
    void aNulIsNotPartOfAName() {
        refused(() -> SocketAddress.unix("/tmp/a\0b"), "NUL at byte 6");
        refused(
                () -> new UnixSocketAddress.Pathname(Bytes.of((byte) 'a', (byte) 0)),
                "NUL at byte 1");
        refused(() -> Resolver.resolve("local\0host", 80), "NUL at 5");
        refused(() -> Resolver.resolve("localhost", "ht\0tp", Hints.any()), "NUL at 2");
        refused(() -> Socket.createConnection("local\0host", 80), "NUL at 5");
        refused(() -> near.connect("\0", 80), "NUL at 0");
        refused(() -> SocketAddress.inet("127.0.0.1\0", 80), "127.0.0.1");
    }

    @Test
    void aWrongFamilysAddressIsNamed() throws Exception {
        var six = SocketAddress.inet("::1", 9);
        var unix = SocketAddress.abstractUnix("sockeye-nobody");
        for (var wrong : List.of(six, unix)) {
            try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
                refused(() -> socket.bind(wrong), wrong);
                refused(() -> socket.connect(wrong), wrong);
                refused(() -> socket.connectEx(wrong), wrong);
                refused(() -> socket.tryConnect(wrong), wrong);
                refused(() -> socket.sendTo(DATA, wrong), wrong);
                refused(
                        () -> socket.sendTo(ByteBuffer.wrap(DATA), wrong, MessageFlags.none()),
                        wrong);
                refused(() -> socket.sendMessage(Message.of(DATA).to(wrong)), wrong);
                assertThat(socket.localAddress()).isEqualTo(SocketAddress.any(0));
                assertThat(socket.isOpen()).isTrue();
            }
        }
        try (var socket = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            refused(() -> socket.bind(six), "is an address of AF_INET6, this socket is of AF_UNIX");
        }
    }

    @Test
    void anAddressLongerThanAnyIsRefused() throws Exception {
        refused(() -> new OpaqueSocketAddress(AF_INET, Bytes.of(new byte[127])), "127 bytes");
        var longest = new OpaqueSocketAddress(AF_INET, Bytes.of(new byte[126]));
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            for (ThrowingCallable call :
                    List.<ThrowingCallable>of(
                            () -> socket.bind(longest),
                            () -> socket.connect(longest),
                            () -> socket.sendTo(DATA, longest),
                            () -> socket.sendMessage(Message.of(DATA).to(longest)))) {
                // 128 bytes of zeros are 0.0.0.0:0 and more: what the kernel says of it is its own
                // affair.
                try {
                    call.call();
                } catch (ErrnoException theKernels) {
                    assertThat(theKernels.errno()).isNotEqualTo(Errno.EFAULT);
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT-0.000000001S"})
    void aTimeoutThatIsNotPositiveIsNamed(Duration timeout) {
        refused(() -> near.timeout(timeout), timeout);
        refused(() -> ConnectOptions.defaults().timeout(timeout), timeout);
        refused(() -> ConnectOptions.defaults().stagger(timeout), timeout);
        refused(() -> Resolver.resolve("127.0.0.1", 80, Hints.any(), timeout), timeout);
        assertThat(near.timeout()).isEmpty();
    }

    @Test
    void theLongestTimeoutIsForEver() throws Exception {
        near.timeout(Duration.ofSeconds(Long.MAX_VALUE));
        far.sendAll(DATA);
        assertThat(near.recv(8)).isEqualTo(DATA);
        assertThat(near.timeout()).isPresent();
        near.blocking();
    }

    @Test
    void aRangeOutsideTheArrayIsNamed() {
        int[][] ranges = {
            {-1, 2}, {0, 9}, {8, 1}, {4, -1}, {9, 0}, {Integer.MAX_VALUE, 2}, {2, Integer.MAX_VALUE}
        };
        for (int[] range : ranges) {
            int offset = range[0];
            int length = range[1];
            var text =
                    "offset %d and length %d lie outside an array of 8 bytes"
                            .formatted(offset, length);
            refused(() -> near.send(DATA, offset, length), text);
            refused(() -> near.sendAll(DATA, offset, length), text);
            refused(() -> near.trySend(DATA, offset, length), text);
            refused(() -> near.sendTo(DATA, offset, length, SocketAddress.loopback(9)), text);
            refused(() -> near.recvInto(DATA, offset, length), text);
            refused(() -> near.tryRecvInto(DATA, offset, length), text);
            refused(() -> near.recvFromInto(DATA, offset, length), text);
            refused(() -> near.recvExactlyInto(DATA, offset, length), text);
        }
    }

    @Test
    void aStreamsRangeIsTheJdks() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> near.asInputStream().read(DATA, 4, 5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> near.asOutputStream().write(DATA, -1, 5));
    }

    @Test
    void negativeSizesAreNamed() {
        refused(() -> near.recv(-3), "-3");
        refused(() -> near.recv(-3, MessageFlags.MSG_PEEK), "-3");
        refused(() -> near.recvFrom(-3), "-3");
        refused(() -> near.recvFrom(-3, MessageFlags.none()), "-3");
        refused(() -> near.recvExactly(-3), "-3");
        refused(() -> near.recvMessage(-3), "-3");
        refused(() -> near.recvMessage(3, -4, MessageFlags.none()), "-4");
        refused(() -> near.recvMessageInto(List.of(), -4, MessageFlags.none()), "-4");
        refused(() -> near.recvDescriptors(-3, 1), "-3");
        refused(() -> near.recvDescriptors(3, -5), "-5");
        refused(() -> near.listen(-7), "-7");
        refused(() -> ListenOptions.defaults().backlog(-7), "-7");
        refused(() -> near.sendFile(Descriptor.of(0), -9, 1), "-9");
        refused(() -> near.sendFile(Descriptor.of(0), 0, -9), "-9");
        refused(() -> Descriptor.of(-2), "-2");
        refused(() -> ControlMessage.cmsgSpace(-6), "-6");
    }

    @Test
    void aReadOnlyTargetIsRefusedBeforeAnythingIsReceived() throws Exception {
        far.sendAll(DATA);
        var readOnly = ByteBuffer.allocate(8).asReadOnlyBuffer();
        refused(() -> near.recvInto(readOnly), "read-only");
        refused(() -> near.tryRecvInto(readOnly), "read-only");
        refused(() -> near.recvFromInto(readOnly), "read-only");
        refused(() -> near.recvExactlyInto(MemorySegment.ofBuffer(readOnly)), "read-only");
        refused(() -> near.recvMessageInto(List.of(readOnly), 0, MessageFlags.none()), "read-only");
        var large = ByteBuffer.allocate(100_000).asReadOnlyBuffer();
        refused(() -> near.recvInto(large), "read-only");
        assertThat(near.recvExactly(8)).isEqualTo(DATA);
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            pair.first().send(DATA);
            refused(() -> pair.second().recvInto(large), "read-only");
            refused(() -> pair.second().recvFromInto(large), "read-only");
            assertThat(pair.second().recv(8)).isEqualTo(DATA);
        }
    }

    @Test
    void nullIsRefusedAtOnce() {
        List<ThrowingCallable> calls =
                List.of(
                        () -> Socket.open(null, SOCK_STREAM),
                        () -> Socket.open(AF_INET, null),
                        () -> Socket.open(AF_INET, SOCK_STREAM, null),
                        () -> Socket.pair(null, SOCK_STREAM),
                        () -> Socket.pair(AF_UNIX, null),
                        () -> Socket.adopt(null),
                        () -> Socket.createConnection(null, 80),
                        () -> Socket.createConnection("127.0.0.1", 80, null),
                        () -> Socket.createServer(null),
                        () -> Socket.createServer(SocketAddress.loopback(0), null),
                        () -> near.bind(null),
                        () -> near.connect(null),
                        () -> near.connectEx(null),
                        () -> near.tryConnect(null),
                        () -> near.send((byte[]) null),
                        () -> near.send((ByteBuffer) null),
                        () -> near.send(DATA, null),
                        () -> near.sendAll((MemorySegment) null),
                        () -> near.sendTo(DATA, (SocketAddress) null),
                        () -> near.sendMessage(null),
                        () -> Message.of((byte[]) null),
                        () -> Message.of(ByteBuffer.wrap(DATA), null),
                        () -> near.sendMessage(Message.of(DATA).to(null)),
                        () -> near.sendMessage(Message.of(DATA).with((ControlMessage) null)),
                        () -> near.sendMessage(Message.of(DATA).flags(null)),
                        () -> near.sendDescriptors(null, near),
                        () -> near.sendDescriptors(DATA, (Descriptor) null),
                        () -> near.recvInto((byte[]) null),
                        () -> near.recvInto((MemorySegment) null),
                        () -> near.recv(8, null),
                        () -> near.recvExactlyInto((ByteBuffer) null),
                        () -> near.recvMessage(8, 0, null),
                        () -> near.recvMessageInto(null, 0, MessageFlags.none()),
                        () -> near.sendFile((Path) null),
                        () -> near.sendFile(null, 0, 1),
                        () -> near.get(null),
                        () -> near.set(null, 1),
                        () -> near.set(SocketOptions.SO_RCVBUF, null),
                        () -> near.timeout(null),
                        () -> near.shutdown(null),
                        () -> near.localAddress(null),
                        () -> Resolver.resolve(null, 80),
                        () -> Resolver.resolve("127.0.0.1", 80, null));
        int place = 0;
        for (var call : calls)
            assertThatNullPointerException().as("call %d", place++).isThrownBy(call);
    }

    @Test
    void aDescriptorThatIsNoSocketStaysTheCallers() throws Exception {
        int number;
        try (var file = OwnedDescriptor.open(Path.of("/proc/self/status"))) {
            refused(
                    () -> Socket.adopt(file.fileno()),
                    "descriptor " + file.fileno() + " has an owner");
            var noSocket = catchThrowableOfType(ErrnoException.class, () -> Socket.adopt(file));
            assertThat(noSocket.errno()).isEqualTo(Errno.ENOTSOCK);
            assertThat(noSocket).hasMessageContaining("OwnedDescriptor[fd=" + file.fileno() + "]");
            assertThat(file.isOpen()).isTrue();
            assertThat(file.asInputStream().read()).isEqualTo('N');
            number = file.detach();
        }
        var noSocket = catchThrowableOfType(ErrnoException.class, () -> Socket.adopt(number));
        assertThat(noSocket.errno()).isEqualTo(Errno.ENOTSOCK);
        assertThat(noSocket).hasMessageContaining("adopt of descriptor " + number);
        try (var again = OwnedDescriptor.adopt(number)) {
            assertThat(again.asInputStream().read()).as("it is still open").isEqualTo('a');
        }
        var closed = catchThrowableOfType(ErrnoException.class, () -> Socket.adopt(number));
        assertThat(closed.errno()).isEqualTo(Errno.EBADF);
        closed = catchThrowableOfType(ErrnoException.class, () -> OwnedDescriptor.adopt(number));
        assertThat(closed.errno()).isEqualTo(Errno.EBADF);
        refused(() -> Socket.adopt(-1), "-1");
        refused(() -> OwnedDescriptor.adopt(-5), "-5");
    }

    @Test
    void whatAProtocolDoesNotHaveIsRefusedByTheKernel() throws Exception {
        try (var datagrams = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
                var unix = Socket.open(AF_UNIX, SOCK_STREAM)) {
            var here = datagrams.localAddress();
            var refused = catchThrowableOfType(NotSupportedException.class, datagrams::listen);
            assertThat(refused.errno()).isEqualTo(Errno.EOPNOTSUPP);
            assertThat(refused.call()).isEqualTo("listen");
            assertThat(refused.local()).isEqualTo(here);
            assertThat(refused)
                    .hasMessage("listen on " + here + ": Operation not supported (EOPNOTSUPP)");
            assertThatExceptionOfType(ErrnoException.class)
                    .isThrownBy(datagrams::accept)
                    .matches(e -> e.is(Errno.EINVAL, Errno.EOPNOTSUPP));

            assertThatExceptionOfType(NotSupportedException.class)
                    .isThrownBy(() -> unix.set(TcpOptions.TCP_NODELAY, true))
                    .withMessageStartingWith("setsockopt TCP_NODELAY");
            assertThatExceptionOfType(NotSupportedException.class)
                    .isThrownBy(() -> unix.get(TcpOptions.TCP_NODELAY))
                    .withMessageStartingWith("getsockopt TCP_NODELAY");
            var unknown = new SocketOption<>("SO_NOSUCH", OptionLevel.of(1), 9999, OptionType.INT);
            assertThatExceptionOfType(NotSupportedException.class)
                    .isThrownBy(() -> near.get(unknown))
                    .withMessageStartingWith("getsockopt SO_NOSUCH")
                    .matches(e -> e.is(Errno.ENOPROTOOPT));
            assertThatExceptionOfType(ErrnoException.class)
                    .isThrownBy(() -> Socket.open(AF_INET, SocketType.of(9)))
                    .withMessageStartingWith("socket");
            assertThatExceptionOfType(NotSupportedException.class)
                    .isThrownBy(() -> Socket.pair(AF_INET, SOCK_STREAM))
                    .withMessageStartingWith("socketpair");
        }
    }

    @Test
    void anErrorOfTheKernelCarriesCallAndAddresses() throws Exception {
        var here = near.localAddress();
        var there = near.peerAddress();
        var refused =
                catchThrowableOfType(
                        ErrnoException.class, () -> near.bind(SocketAddress.loopback(0)));
        assertThat(refused.errno()).isEqualTo(Errno.EINVAL);
        assertThat(refused.call()).isEqualTo("bind");
        try (var copy = near.duplicate()) {
            refused =
                    catchThrowableOfType(
                            ErrnoException.class, () -> copy.recv(1, MessageFlags.MSG_OOB));
            assertThat(refused.errno()).isEqualTo(Errno.EINVAL);
            assertThat(refused.call()).isEqualTo("recv");
            assertThat(refused.local()).isEqualTo(here);
            assertThat(refused.peer()).isEqualTo(there);
            assertThat(refused)
                    .hasMessage(
                            "recv %s from %s: Invalid argument (EINVAL)".formatted(there, here));
        }
    }

    @Test
    void descriptorsTravelOnUnixSocketsWithAByte() throws Exception {
        try (var pair = Socket.pair()) {
            refused(() -> pair.first().sendDescriptors(new byte[0], near), "data is empty");
            refused(() -> pair.first().sendDescriptors(DATA), "0 descriptors");
            assertThat(pair.second().tryRecvInto(new byte[1], 0, 1)).isEqualTo(Socket.WOULD_BLOCK);
        }
    }

    @Test
    void aShapeThatIsNotTheSocketsIsNamed() throws Exception {
        refused(() -> near.localAddress(UnixSocketAddress.class), "UnixSocketAddress");
        try (var six = Socket.open(AF_INET6, SOCK_STREAM)) {
            refused(() -> six.localAddress(Inet4SocketAddress.class), "[::]:0");
        }
    }
}
