package io.sockeye.families;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;

/// What most families have in common.
final class Exchanges {
    private static final byte[] QUESTION = "a question".getBytes(US_ASCII);
    private static final byte[] ANSWER = "its answer".getBytes(US_ASCII);

    private Exchanges() {}

    @FunctionalInterface
    interface Preparation {
        void of(Socket socket) throws IOException;
    }

    /// A listener, a connection, data both ways; on both kinds of thread.
    static Row.Exchange connection(SocketAddress at) {
        return connection(at, _ -> {});
    }

    static Row.Exchange connection(SocketAddress at, Preparation preparation) {
        return connection(at, at, preparation);
    }

    /// Listens at one address and connects to another that stands for it, or to the one that the listener got.
    static Row.Exchange connection(SocketAddress at, SocketAddress to, Preparation preparation) {
        return kind -> {
            for (var threads : ThreadKind.values()) connect(kind, threads, at, to, preparation);
        };
    }

    /// The same on one kind of thread.
    static void connect(
            Row.Kind kind,
            ThreadKind threads,
            SocketAddress at,
            SocketAddress to,
            Preparation preparation)
            throws Exception {
        try (var listener = kind.open();
                var near = kind.open()) {
            preparation.of(listener);
            preparation.of(near);
            listener.bind(at).listen();
            // Some families connect only when the other side accepts.
            var accepting = threads.start(listener::accept);
            near.connect(to.equals(at) ? listener.localAddress() : to);
            try (var far = accepting.result()) {
                near.sendAll(QUESTION);
                assertThat(threads.call(() -> far.recv(100))).isEqualTo(QUESTION);
                var waiting = threads.start(() -> near.recv(100)).awaitWaiting();
                far.sendAll(ANSWER);
                assertThat(waiting.result()).isEqualTo(ANSWER);
            }
        }
    }

    /// A datagram to an address, and one back to where it came from; on both kinds of thread.
    static Row.Exchange datagrams(SocketAddress asking, SocketAddress answering) {
        return datagrams(asking, answering, answering);
    }

    static Row.Exchange datagrams(
            SocketAddress asking, SocketAddress answering, SocketAddress named) {
        return kind -> {
            for (var threads : ThreadKind.values()) {
                try (var near = kind.open();
                        var far = kind.open()) {
                    near.bind(asking);
                    far.bind(answering);
                    var to = named.equals(answering) ? far.localAddress() : named;
                    var waiting = threads.start(() -> far.recvFrom(100)).awaitWaiting();
                    near.sendTo(QUESTION, to);
                    var question = waiting.result();
                    assertThat(question.data()).isEqualTo(QUESTION);
                    far.sendTo(ANSWER, question.from());
                    assertThat(threads.call(() -> near.recv(100))).isEqualTo(ANSWER);
                }
            }
        };
    }

    /// socketpair(2).
    static void pair(Row.Kind kind) throws Exception {
        try (var pair = Socket.pair(kind.family(), kind.type())) {
            pair.first().sendAll(QUESTION);
            assertThat(pair.second().recv(100)).isEqualTo(QUESTION);
        }
    }
}
