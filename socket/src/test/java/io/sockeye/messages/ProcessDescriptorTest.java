package io.sockeye.messages;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.control.ControlMessage.cmsgLen;
import static io.sockeye.control.ControlMessage.cmsgSpace;
import static io.sockeye.messages.Udp.text;
import static io.sockeye.option.SocketOptions.SO_PASSCRED;
import static io.sockeye.option.SocketOptions.SO_PASSPIDFD;
import static io.sockeye.option.SocketOptions.SO_PASSSEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.Credentials;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.control.ProcessDescriptor;
import io.sockeye.control.SecurityLabel;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.NotSupportedException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Who sends on a Unix socket: a pidfd of the process, and what its security module calls it.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class ProcessDescriptorTest {
    private static final int O_CLOEXEC = 02000000;

    private static final String SENDER =
            """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            s.connect(sys.argv[1])
            s.sendall(b'it is me')
            s.recv(1)
            """;

    @TempDir Path folder;

    private static SocketPair pair() throws IOException {
        var pair = Socket.pair(AF_UNIX, SOCK_STREAM);
        asking(pair.second());
        return pair;
    }

    private static void asking(Socket socket) throws IOException {
        try {
            socket.set(SO_PASSPIDFD, true);
        } catch (NotSupportedException old) {
            socket.close();
            abort("needs SO_PASSPIDFD: Linux 6.5");
        }
    }

    private static String info(int number, String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + number)).stream()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElse("none");
    }

    private static boolean isOpen(int number) {
        return Files.exists(Path.of("/proc/self/fd/" + number));
    }

    @Test
    @RequiresCommand("python3")
    void itIsThatOfTheSender() throws Exception {
        var path = folder.resolve("here");
        try (var listener = Socket.createServer(SocketAddress.unix(path))) {
            asking(listener);
            try (var peer = Peer.python(SENDER, path);
                    var python = listener.accept();
                    var message = python.recvMessage(100)) {
                assertThat(message.data()).isEqualTo(text("it is me"));
                assertThat(message.takeDescriptor()).as("none was passed").isEmpty();
                try (var process = message.takeProcess().orElseThrow()) {
                    assertThat(message.takeProcess()).isEmpty();
                    message.close();
                    assertThat(info(process.fileno(), "Pid")).isEqualTo("" + peer.pid());
                    assertThat(Integer.parseInt(info(process.fileno(), "flags"), 8) & O_CLOEXEC)
                            .isNotZero();
                    python.send(text("."));
                    assertThat(peer.exitCode()).isZero();
                    assertThat(info(process.fileno(), "Pid")).as("it has ended").isEqualTo("-1");
                }
            }
        }
    }

    @Test
    void itIsClosedWithTheMessage() throws Exception {
        try (var pair = pair()) {
            pair.first().send(text("x"));
            int number;
            try (var message = pair.second().recvMessage(9)) {
                var process = message.find(ProcessDescriptor.class).orElseThrow().descriptor();
                number = process.fileno();
                assertThat(info(number, "Pid")).isEqualTo("" + ProcessHandle.current().pid());
                assertThat(processes()).isPositive();
            }
            assertThat(isOpen(number)).isFalse();
        }
    }

    @Test
    void passedDescriptorsAndTheProcessAreNotMixedUp() throws Exception {
        try (var pair = pair();
                var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            pair.second().set(SO_PASSCRED, true);
            pair.first().sendDescriptors(text("x"), file);
            try (var message = pair.second().recvMessage(9)) {
                assertThat(message.control())
                        .hasOnlyElementsOfTypes(
                                Credentials.class, PassedDescriptors.class, ProcessDescriptor.class)
                        .hasSize(3);
                try (var passed = message.takeDescriptor().orElseThrow();
                        var process = message.takeProcess().orElseThrow()) {
                    assertThat(passed.asInputStream().readNBytes(2)).isEqualTo(text("<?"));
                    assertThat(info(process.fileno(), "Pid")).isNotEqualTo("none");
                    assertThat(message.takeDescriptors()).isEmpty();
                }
            }
        }
    }

    @Test
    void tooLittleRoomLosesNone() throws Exception {
        long before = processes();
        try (var pair = pair()) {
            for (int room = 0; room <= cmsgSpace(4); room++) {
                pair.first().send(text("x"));
                try (var message = pair.second().recvMessage(9, room, MessageFlags.none())) {
                    boolean fits = room >= cmsgLen(4);
                    assertThat(message.flags().contains(MessageFlags.MSG_CTRUNC)).isEqualTo(!fits);
                    assertThat(message.find(ProcessDescriptor.class).isPresent()).isEqualTo(fits);
                    if (!fits) assertThat(message.control()).isEmpty();
                }
            }
        }
        assertThat(processes()).isEqualTo(before);
    }

    /// How many pidfds are open here.
    private static long processes() throws IOException {
        long count = 0;
        try (var entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var entry : entries) {
                if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)
                        && Files.readSymbolicLink(entry).toString().contains("pidfd")) count++;
            }
        }
        return count;
    }

    @Test
    void itCannotBeSent() throws Exception {
        try (var pair = pair()) {
            pair.first().send(text("x"));
            try (var message = pair.second().recvMessage(9)) {
                var process = message.find(ProcessDescriptor.class).orElseThrow();
                var refused =
                        catchThrowableOfType(
                                ErrnoException.class,
                                () ->
                                        pair.first()
                                                .sendMessage(Message.of(text("x")).with(process)));
                assertThat(refused.errno()).isSameAs(Errno.EINVAL);
            }
        }
    }

    @Test
    void theSecurityLabel() throws Exception {
        var current = Path.of("/proc/self/attr/current");
        boolean labelled;
        try {
            labelled = !Files.readString(current).isBlank();
        } catch (IOException noModule) {
            labelled = false;
        }
        assumeTrue(labelled, "needs a security module: boot with security=apparmor or selinux");
        try (var pair = Socket.pair(AF_UNIX, SOCK_STREAM)) {
            pair.second().set(SO_PASSSEC, true);
            pair.first().send(text("x"));
            try (var message = pair.second().recvMessage(9)) {
                assertThat(message.find(OpaqueControlMessage.class)).isEmpty();
                assertThat(message.find(SecurityLabel.class).orElseThrow().text())
                        .isEqualTo(Files.readString(current).replace("\0", "").strip());
            }
        }
    }
}
