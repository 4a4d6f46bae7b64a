package io.sockeye.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.error.ConnectionException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketOptions;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import io.sockeye.tls.EnginePeer.Cut;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An exchange of 64 records, cut at every byte: before close_notify there is no clean end.
@ExtendWith(NoLeaks.class)
@Tag("slow")
@Timeout(300)
class CutTest {
    private static final int RECORDS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final char[] PASSWORD = "password".toCharArray();

    private static final List<byte[]> PIECES =
            IntStream.range(0, RECORDS)
                    .mapToObj(number -> new byte[] {(byte) (' ' + number)})
                    .toList();

    /// Who reads what is cut.
    enum Side {
        CLIENT,
        SERVER;

        private Reader reader() {
            if (this == SERVER) return Tls.server(Ends.IDENTITY)::wrap;
            var client = Ends.trusting();
            return peer -> client.wrap(peer, "localhost");
        }
    }

    private interface Reader {
        TlsSocket wrap(Connection peer) throws IOException;
    }

    private static Stream<Arguments> all() {
        return Stream.of("TLSv1.3", "TLSv1.2")
                .flatMap(protocol ->
                        Stream.of(Side.values())
                                .flatMap(side ->
                                        Stream.of(Cut.values())
                                                .map(cut -> Arguments.of(protocol, side, cut))));
    }

    /// The engine of the JDK at the other side; its context remembers sessions.
    private record Peers(SSLContext sessions, String protocol, Side side, Cut cut) {
        static Peers of(String protocol, Side side, Cut cut) throws Exception {
            return new Peers(context(), protocol, side, cut);
        }

        EnginePeer next(int limit) throws Exception {
            var engine = engine();
            engine.setUseClientMode(side == Side.SERVER);
            engine.setEnabledProtocols(new String[] {protocol});
            return new EnginePeer(engine, PIECES, limit, cut);
        }

        private SSLEngine engine() {
            return side == Side.SERVER
                    ? sessions.createSSLEngine("localhost", 1)
                    : sessions.createSSLEngine();
        }

        private static SSLContext context() throws Exception {
            var identity = Ends.IDENTITY;
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("root", identity.certificate());
            store.setKeyEntry(
                    "identity",
                    identity.key(),
                    PASSWORD,
                    identity.chain().toArray(new java.security.cert.Certificate[0]));
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, PASSWORD);
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        }
    }

    /// What a reader saw: whole pieces, and how it ended; null is a clean end.
    private record Seen(String text, Throwable end) {
        static Seen of(Reader reader, Connection peer) {
            var text = new StringBuilder();
            try (var tls = reader.wrap(peer)) {
                assertThat(tls.session().protocol()).startsWith("TLSv1.");
                byte[] room = new byte[1000];
                int count;
                while ((count = tls.recvInto(room)) > 0)
                    text.append(new String(room, 0, count, US_ASCII));
                return new Seen(text.toString(), null);
            } catch (IOException e) {
                return new Seen(text.toString(), e);
            }
        }
    }

    private static final String WHOLE =
            String.join("", PIECES.stream().map(piece -> new String(piece, US_ASCII)).toList());

    /// At each byte of a handshake in which all is said; then of one that resumes the session, with the exchange behind it.
    @ParameterizedTest
    @MethodSource("all")
    void atEveryByte(String protocol, Side side, Cut cut) throws Exception {
        var first = Peers.of(protocol, side, cut).next(Integer.MAX_VALUE);
        assertClean(Seen.of(side.reader(), first), first);
        int cuts = 0;
        for (int limit = 0; limit < first.handshake() + 100; limit++) {
            var peer = Peers.of(protocol, side, cut).next(limit);
            cuts += check(Seen.of(side.reader(), peer), peer, cut);
        }
        assertThat(cuts).isGreaterThan(first.handshake() * 9 / 10);

        var peers = Peers.of(protocol, side, cut);
        var reader = side.reader();
        Seen.of(reader, peers.next(Integer.MAX_VALUE));
        var resumed = peers.next(Integer.MAX_VALUE);
        assertClean(Seen.of(reader, resumed), resumed);
        if (side == Side.CLIENT) assertThat(resumed.handshake()).isLessThan(first.handshake());
        cuts = 0;
        for (int limit = 0; limit < resumed.length(); limit++) {
            var peer = peers.next(limit);
            cuts += check(Seen.of(reader, peer), peer, cut);
        }
        // Now and then the peer has something shorter to say.
        assertThat(cuts).isGreaterThan(resumed.length() * 9 / 10);
    }

    private static void assertClean(Seen seen, EnginePeer peer) {
        assertThat(seen.end()).isNull();
        assertThat(seen.text()).isEqualTo(WHOLE);
        assertThat(peer.wasCut()).isFalse();
    }

    /// @return 1 if it was cut
    private static int check(Seen seen, EnginePeer peer, Cut cut) {
        if (!peer.wasCut()) {
            assertClean(seen, peer);
            return 0;
        }
        assertThat(WHOLE).startsWith(seen.text());
        assertThat(seen.end())
                .as("after %s", seen.text())
                .isInstanceOf(
                        cut == Cut.RESET
                                ? ConnectionResetException.class
                                : TlsTruncatedException.class);
        return 1;
    }

    // ---- sockets ----

    /// Through TCP, after each record and in the middle of it. A reset takes away what was not read; it is never an end.
    @ParameterizedTest
    @MethodSource("all")
    void overTcp(String protocol, Side side, Cut cut) throws Exception {
        var peers = Peers.of(protocol, side, cut);
        var reader = side.reader();
        assertThat(overTcp(reader, peers.next(Integer.MAX_VALUE)).text()).isEqualTo(WHOLE);
        var whole = peers.next(Integer.MAX_VALUE);
        assertThat(overTcp(reader, whole).end()).isNull();
        var records = whole.records();
        assertThat(records).hasSizeGreaterThan(RECORDS);
        for (int i = 1; i < records.size(); i++) {
            for (int limit :
                    new int[] {(records.get(i - 1) + records.get(i)) / 2, records.get(i)}) {
                var peer = peers.next(limit);
                var seen = overTcp(reader, peer);
                if (!peer.wasCut()) continue; // what it had to say was shorter
                assertThat(WHOLE).startsWith(seen.text());
                assertThat(seen.end())
                        .isInstanceOfAny(
                                cut == Cut.RESET
                                        ? ConnectionException.class
                                        : TlsTruncatedException.class);
            }
        }
    }

    private static Seen overTcp(Reader reader, EnginePeer peer) throws Exception {
        var ends = Ends.tcp();
        try (var near = ends[0].timeout(PATIENCE);
                var far = ends[1].timeout(PATIENCE)) {
            var pumping = ThreadKind.VIRTUAL.start(() -> pump(far, peer));
            var seen = Seen.of(reader, near);
            near.close();
            pumping.result();
            return seen;
        }
    }

    private static Object pump(Socket far, EnginePeer peer) throws IOException {
        byte[] room = new byte[10_000];
        try {
            while (true) {
                for (int count; (count = peer.recvInto(room)) > 0; ) far.sendAll(room, 0, count);
                if (peer.wasCut() || peer.hasEnded()) break;
                byte[] data = far.recv(10_000);
                if (data.length == 0) break;
                peer.sendAll(data);
            }
            // Who closes while something is unread resets.
            far.shutdown(Shutdown.SHUT_WR);
            while (far.recv(10_000).length > 0) {}
        } catch (ConnectionResetException cut) {
            far.set(SocketOptions.SO_LINGER, Linger.of(Duration.ZERO));
        } catch (ConnectionException gone) {
            // the reader has had enough
        }
        far.close();
        return "";
    }
}
