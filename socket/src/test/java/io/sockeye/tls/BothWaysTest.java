package io.sockeye.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.BrokenPipeException;
import io.sockeye.server.Server;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Much at once, and what others think of it.
@ExtendWith(NoLeaks.class)
@Timeout(120)
@Tag("slow")
class BothWaysTest {
    private static final int TOTAL = 50_000_000;
    private static final int PIECE = 100_000;

    private static byte[] send(TlsSocket to, long seed) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var random = new Random(seed);
        var piece = new byte[PIECE];
        for (int sent = 0; sent < TOTAL; sent += PIECE) {
            random.nextBytes(piece);
            digest.update(piece);
            to.sendAll(piece);
        }
        to.shutdown(Shutdown.SHUT_WR);
        return digest.digest();
    }

    private static byte[] receive(TlsSocket from) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        var room = new byte[70_001];
        long all = 0;
        for (int count; (count = from.recvInto(room)) > 0; all += count)
            digest.update(room, 0, count);
        assertThat(all).isEqualTo(TOTAL);
        return digest.digest();
    }

    @ParameterizedTest
    @EnumSource
    void fiftyMegabytesEachWayAtTheSameTime(ThreadKind kind) throws Exception {
        try (var ends = Ends.open()) {
            var there = kind.start(() -> send(ends.client(), 1));
            var back = kind.start(() -> send(ends.server(), 2));
            var atServer = kind.start(() -> receive(ends.server()));
            var atClient = kind.start(() -> receive(ends.client()));
            assertThat(atServer.result()).isEqualTo(there.result());
            assertThat(atClient.result()).isEqualTo(back.result());
        }
    }

    /// What JSSE does, and our words say.
    @Test
    @RequiresCommand("openssl")
    void inTheOldVersionTheEndIsForBoth() throws Exception {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = ((IpSocketAddress) listener.localAddress()).port();
            try (var client =
                            OpenSsl.start("s_client", "-connect", "127.0.0.1:" + port, "-tls1_2");
                    var server = Tls.server(Ends.IDENTITY).wrap(listener.accept())) {
                server.sendAll("ready\n".getBytes(US_ASCII));
                OpenSsl.line(client, "ready");
                client.write("Q\n");
                assertThat(server.recv(10)).isEmpty();
                assertThatThrownBy(() -> server.sendAll(new byte[1]))
                        .isInstanceOf(BrokenPipeException.class);
            }
        }
    }

    @Test
    @RequiresCommand("nmap")
    void aScannerFindsNothingWeak() throws Exception {
        var tls = Tls.server(Ends.IDENTITY);
        try (var server =
                        Server.of(
                                        Socket.createServer(SocketAddress.loopback(0)),
                                        tls.handler(connection -> connection.recv(1)))
                                .onFailure((peer, failure) -> {})
                                .start();
                var nmap =
                        Peer.start(
                                "nmap",
                                "-Pn",
                                "--script",
                                "ssl-enum-ciphers",
                                "-p",
                                Integer.toString(((IpSocketAddress) server.address()).port()),
                                "127.0.0.1")) {
            var report = nmap.rest();
            assertThat(report).contains("TLSv1.2", "TLSv1.3", "least strength: A");
            assertThat(report)
                    .doesNotContain(
                            "TLSv1.0",
                            "TLSv1.1",
                            "SSLv",
                            "CBC",
                            "_RSA_WITH_AES_128_CBC",
                            "3DES",
                            "warnings");
            assertThat(report.lines().filter(line -> line.matches("\\|\\s+TLS_.* - .*")))
                    .isNotEmpty()
                    .allMatch(line ->
                            line.matches(
                                    "\\|\\s+TLS_(AKE|ECDHE_ECDSA)_WITH_(AES_(128|256)_GCM_SHA(256|384)|CHACHA20_POLY1305_SHA256) \\(.*\\) - A"));
        }
    }
}
