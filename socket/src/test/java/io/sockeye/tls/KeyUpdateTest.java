package io.sockeye.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A peer that changes its keys and asks for others of ours: the command K of s_client. RFC 8446, section 4.6.3.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@Tag("slow")
@RequiresCommand("openssl")
class KeyUpdateTest {
    private static final byte[] LINES = "0123456789abcde\n".repeat(1_000_000).getBytes(US_ASCII);

    private Peer client;
    private TlsSocket server;

    @BeforeEach
    void connect() throws Exception {
        var identity = Ends.IDENTITY;
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            int port = ((IpSocketAddress) listener.localAddress()).port();
            client = OpenSsl.start("s_client", "-connect", "127.0.0.1:" + port, "-tls1_3");
            server = Tls.server(identity).wrap(listener.accept());
            server.timeout(Duration.ofSeconds(20));
        }
        server.sendAll("ready\n".getBytes(US_ASCII));
        OpenSsl.line(client, "ready");
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        client.close();
    }

    /// It looks at the first letter of what it reads, so one thing at a time.
    private void update() throws Exception {
        client.write("K\n");
        OpenSsl.line(client, "KEYUPDATE");
    }

    private void signal(String name) throws Exception {
        try (var kill = Peer.start("kill", "-" + name, Long.toString(client.pid()))) {
            assertThat(kill.exitCode()).isZero();
        }
    }

    private void expect(String line) throws Exception {
        assertThat(server.recvExactly(line.length())).asString(US_ASCII).isEqualTo(line);
    }

    @Test
    void bytesGoOnUnderNewKeys() throws Exception {
        for (int i = 0; i < 20; i++) {
            update();
            client.write("line " + i + "\n");
            expect("line " + i + "\n");
            server.sendAll(("answer " + i + "\n").getBytes(US_ASCII));
            assertThat(OpenSsl.line(client, "answer ")).endsWith("answer " + i);
        }
    }

    /// The writer is blocked because the peer does not read: the reader has an answer to send, and must not wait for him.
    @ParameterizedTest
    @EnumSource
    void whoReadsDoesNotWaitForWhoWrites(ThreadKind kind) throws Exception {
        var writer = blockedWriter(kind);
        assertThat(writer.task().isDone()).isFalse();
        signal("CONT");
        expectLines(1_000_000);
        writer.result();
        server.sendAll("in step\n".getBytes(US_ASCII));
        OpenSsl.line(client, "in step");
    }

    /// A peer that has wanted new keys, and then has stopped; a writer of a million lines, who waits for it; and what it has said is read.
    private ThreadKind.Running<Object> blockedWriter(ThreadKind kind) throws Exception {
        update();
        client.write("before the stop\n");
        client.write("and more\n");
        signal("STOP");
        var writer =
                kind.start(
                                () -> {
                                    server.sendAll(LINES);
                                    return null;
                                })
                        .awaitWaiting();
        expect("before the stop\n");
        expect("and more\n");
        return writer;
    }

    private void expectLines(int count) throws Exception {
        for (int i = 0; i < count; i++)
            assertThat(OpenSsl.line(client, "0123456789abcde")).isEqualTo("0123456789abcde");
    }

    /// The answer is left to the writer, who is told to stop: nothing of it is lost.
    @ParameterizedTest
    @EnumSource
    void whoIsInterruptedBreaksNothing(ThreadKind kind) throws Exception {
        var writer = blockedWriter(kind);
        writer.thread().interrupt();
        var stopped = writer.failure();
        assertThat(stopped).isInstanceOf(InterruptedIOException.class);
        int done = ((InterruptedIOException) stopped).bytesTransferred;
        assertThat(done).isBetween(1, LINES.length - 1);
        signal("CONT");
        var rest =
                kind.start(() -> {
                    try {
                        server.sendAll(LINES, done, LINES.length - done);
                    } catch (IOException broken) {
                        client.close(); // nobody is to wait for the lines
                        throw broken;
                    }
                    return null;
                });
        expectLines(1_000_000);
        rest.result();
        server.sendAll("in step\n".getBytes(US_ASCII));
        OpenSsl.line(client, "in step");
    }

    /// Nobody writes, and there is no room for the answer.
    @Test
    void whoReadsDoesNotWaitForRoom() throws Exception {
        update();
        client.write("before the stop\n");
        client.write("and more\n");
        signal("STOP");
        var much = MemorySegment.ofArray("0123456789abcde\n".repeat(1_000_000).getBytes(US_ASCII));
        assertThatThrownBy(() -> server.sendAll(much, Duration.ofMillis(100)))
                .isInstanceOf(SocketTimeoutException.class);
        expect("before the stop\n");
        expect("and more\n");
        signal("CONT");
        var writer =
                ThreadKind.VIRTUAL.start(() -> {
                    server.sendAll("\nin step\n".getBytes(US_ASCII));
                    return null;
                });
        OpenSsl.line(client, "in step");
        writer.result();
    }

    @Test
    void aFloodIsRefused() throws Exception {
        var reader = ThreadKind.VIRTUAL.start(() -> server.recv(10));
        for (int i = 0; i < 102; i++) update();
        assertThat(reader.failure())
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("records without data");
        assertThatThrownBy(() -> server.sendAll(new byte[1]))
                .hasMessageContaining("records without data");
    }
}
