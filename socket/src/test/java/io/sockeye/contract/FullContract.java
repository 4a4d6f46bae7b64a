package io.sockeye.contract;

import static io.sockeye.contract.Contract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.contract.ModeContract.Call;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.ThreadKind;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// What holds where a sender is held back while its receiver does not read. UDP drops instead.
interface FullContract extends Contract {
    @Override
    default boolean holdsSendersBack() {
        return true;
    }

    /// Sends until there is no more room. On TCP some may come later, when the receiver's kernel has made its window wider.
    private static long fill(Socket socket) throws Exception {
        byte[] data = new byte[4096];
        long sent = 0;
        int count;
        while ((count = socket.trySend(data, 0, data.length)) != Socket.WOULD_BLOCK) sent += count;
        return sent;
    }

    /// Makes a call again and again.
    ///
    /// @return how many nanoseconds the one took that failed
    private static long untilItFails(
            Class<? extends Exception> expected, String text, Socket socket, Call call) {
        long[] start = new long[1];
        assertThatExceptionOfType(expected)
                .isThrownBy(() -> {
                    while (true) {
                        start[0] = System.nanoTime();
                        call.on(socket);
                    }
                })
                .withMessageContaining(text);
        return System.nanoTime() - start[0];
    }

    @OnBothThreadKinds
    default void aFullSocketRefusesInEveryMode(ThreadKind kind) throws Exception {
        byte[] data = new byte[4096];
        connectedOn(
                kind,
                (near, far) -> {
                    for (var mode : ModeContract.MODES) {
                        mode.on(near);
                        assertThat(fill(near)).isNotNegative();
                    }
                    untilItFails(WouldBlockException.class, "EAGAIN", near, s -> s.send(data));
                    untilItFails(WouldBlockException.class, "EAGAIN", near, s -> s.sendAll(data));
                    untilItFails(
                            WouldBlockException.class,
                            "EAGAIN",
                            near,
                            s -> s.sendMessage(Message.of(data)));
                    near.timeout(Duration.ofMillis(30));
                    var timeout = SocketTimeoutException.class;
                    assertThat(
                                    untilItFails(
                                            timeout,
                                            "send timed out after 30 ms",
                                            near,
                                            s -> s.send(data)))
                            .isGreaterThanOrEqualTo(30_000_000);
                    assertThat(
                                    untilItFails(
                                            timeout,
                                            "sendmsg timed out after 30 ms",
                                            near,
                                            s -> s.sendMessage(Message.of(data))))
                            .isGreaterThanOrEqualTo(30_000_000);
                });
    }

    @OnBothThreadKinds
    default void whatIsNotSentStaysInTheBuffer(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var data = ByteBuffer.allocate(4096);
                    int before;
                    int sent;
                    do {
                        before = data.clear().position();
                        sent = near.trySend(data);
                    } while (sent != Socket.WOULD_BLOCK);
                    assertThat(data.position()).isEqualTo(before);
                    assertThat(data.remaining()).isEqualTo(4096);
                });
    }

    @OnBothThreadKinds
    default void whoWaitsForRoomIsGivenIt(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    long sent = fill(near);
                    var sender = kind.start(() -> near.send(text("x"))).awaitWaiting();
                    long received = 0;
                    while (received < sent + 1) received += far.recv(60_000).length;
                    assertThat(sender.result()).isEqualTo(1);
                    assertThat(received).isEqualTo(sent + 1);
                });
    }
}
