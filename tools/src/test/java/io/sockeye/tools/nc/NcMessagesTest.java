package io.sockeye.tools.nc;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `nc` makes of datagrams and seqpackets.
class NcMessagesTest extends NcPrograms {
    private Socket bound(SocketAddress address, SocketType type) throws IOException {
        var socket = Socket.open(address.family(), type).bind(address);
        started.add(socket);
        return socket.timeout(Duration.ofSeconds(20));
    }

    /// A file as input: the end of it comes long before anybody has asked.
    @Test
    void aListenerWaitsForTheFirstWithWhatItHasToSay() throws Exception {
        var nc = nc("-v", "--linger", "50ms", "-u", "-l", "0");
        nc.input("answer".getBytes(UTF_8)).endInput();
        int port = nc.port();
        assertThat(nc.endsWithin(200)).isFalse();
        var client = bound(SocketAddress.loopback(0), SOCK_DGRAM);
        client.sendTo("question".getBytes(UTF_8), SocketAddress.loopback(port));
        assertThat(client.recv(100)).asString().isEqualTo("answer");
        assertThat(nc.text()).isEqualTo("question");
        nc.await("connected: from udp:127.0.0.1:" + port(client));
    }

    /// At once: in pieces of a datagram's size, or less.
    @Test
    void aStreamsBytesFitIntoDatagrams() throws Exception {
        var peer = bound(SocketAddress.loopback(0), SOCK_DGRAM);
        var file = Files.write(directory.resolve("file"), new byte[200_000]);
        var nc = nc("--linger", "50ms", "file:" + file, "udp:127.0.0.1:" + port(peer));
        assertThat(nc.status()).as(nc.complaints().toString()).isZero();
        int got = 0;
        while (got < 200_000) got += peer.recv(65_536).length;
        assertThat(got).isEqualTo(200_000);
    }

    @Test
    void theLargestDatagramStaysWhole() throws Exception {
        var peer = bound(SocketAddress.loopback(0), SOCK_DGRAM);
        var client = Socket.open(AF_INET, SOCK_DGRAM);
        started.add(client);
        // Room for both directions is less than what Unix sockets need for one.
        var nc =
                inShell(
                        "JDK_JAVA_OPTIONS=-XX:MaxDirectMemorySize=512k exec \"$@\"",
                        "-v",
                        "--linger",
                        "50ms",
                        "udp-listen:0",
                        "udp:127.0.0.1:" + port(peer));
        client.connect(SocketAddress.loopback(nc.port()));
        for (int size : new int[] {65_507, 0, 1}) {
            client.send(new byte[size]);
            assertThat(peer.recv(65_536)).hasSize(size);
        }
        nc.interrupt();
        assertThat(nc.status()).isEqualTo(130);
    }

    /// Larger ones than of any network.
    @ParameterizedTest
    @ValueSource(strings = {"unix-dgram", "unix-seqpacket"})
    void messagesOfUnixSocketsStayWhole(String kind) throws Exception {
        var path = directory.resolve("socket").toString();
        var file = directory.resolve("file");
        var nc = nc("-v", "--linger", "50ms", kind + "-listen:" + path, "file:" + file);
        nc.await("listening at");
        var type = kind.equals("unix-dgram") ? SOCK_DGRAM : SOCK_SEQPACKET;
        try (var client = Socket.open(AF_UNIX, type).connect(SocketAddress.unix(path))) {
            client.send(new byte[150_000]);
        }
        if (type.equals(SOCK_DGRAM)) {
            nc.await("connected: file");
            while (Files.size(file) < 150_000 && !nc.endsWithin(10)) continue;
            nc.interrupt();
        }
        nc.status();
        assertThat(file).hasSize(150_000);
    }

    /// Its name refuses each answer: that is the end, and no reason to try for ever.
    @Test
    void whoHasGoneIsNotAnswered() throws Exception {
        var path = directory.resolve("socket").toString();
        var name = SocketAddress.unix(directory.resolve("client").toString());
        var nc = nc("-v", "unix-dgram-listen:" + path);
        nc.await("listening at");
        try (var client = Socket.open(AF_UNIX, SOCK_DGRAM).bind(name)) {
            client.sendTo("question".getBytes(UTF_8), SocketAddress.unix(path));
        }
        nc.await("connected: stdio");
        nc.input("answer".getBytes(UTF_8));
        assertThat(nc.status()).isEqualTo(1);
        nc.await("ECONNREFUSED");
    }

    @Test
    void whoHasNoNameCannotBeAnswered() throws Exception {
        var path = directory.resolve("socket").toString();
        var nc = nc("-v", "unix-dgram-listen:" + path);
        nc.await("listening at");
        try (var client = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            client.sendTo("question".getBytes(UTF_8), SocketAddress.unix(path));
            nc.await("connected: stdio");
            nc.input("answer".getBytes(UTF_8));
            assertThat(nc.status()).as(nc.complaints().toString()).isEqualTo(1);
        }
        nc.await("has no name for an answer");
    }

    /// Of seqpackets there is an end: what comes late is waited for.
    @Test
    void theEndOfSeqpacketsIsWaitedFor() throws Exception {
        var address = SocketAddress.unix(directory.resolve("socket").toString());
        var server = bound(address, SOCK_SEQPACKET).listen();
        var nc = nc("-v", "--linger", "50ms", "unix-seqpacket:" + directory.resolve("socket"));
        try (var connection = server.accept()) {
            nc.await("connected: unix-seqpacket:.*, process \\d+ of user");
            nc.endInput();
            assertThat(connection.recv(1)).isEmpty();
            assertThat(nc.endsWithin(200)).isFalse();
            connection.send("late".getBytes(UTF_8));
        }
        assertThat(nc.text()).isEqualTo("late");
        assertThat(nc.status()).isZero();
    }
}
