package io.sockeye.messages;

import static io.sockeye.MessageFlags.MSG_ZEROCOPY;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;
import static io.sockeye.option.SocketOptions.SO_ZEROCOPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.SegmentSize;
import io.sockeye.control.ZerocopyNotice;
import io.sockeye.error.Errno;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// MSG_ZEROCOPY: the kernel reads after the call, so the memory must be the user's, and must stay as it is until the notice.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class ZerocopyTest {
    private static final int SIZE = 1 << 20;

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static ByteBuffer direct(byte... bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static void overwrite(ByteBuffer buffer) {
        for (int i = 0; i < buffer.capacity(); i++) buffer.put(i, (byte) 0x55);
    }

    private interface Body {
        void run(Socket near, Socket far) throws Exception;
    }

    /// Two ends of TCP, of which the far one takes some 64 KiB before it reads: most of a megabyte stays where it is.
    private static void connected(Body body) throws Exception {
        try (var listener = Socket.open(AF_INET, SOCK_STREAM)) {
            listener.bind(SocketAddress.loopback(0)).listen();
            try (var near = Socket.open(AF_INET, SOCK_STREAM)) {
                near.set(SO_ZEROCOPY, true)
                        .set(SO_SNDBUF, 2 * SIZE)
                        .connect(listener.localAddress());
                try (var far = listener.accept()) {
                    body.run(near, far);
                }
            }
        }
    }

    private static ZerocopyNotice notice(Socket socket) throws IOException {
        try (var message = ErrorQueue.next(socket, 0)) {
            var error = message.find(ReceivedError.class).orElseThrow();
            assertThat(error.errno()).isEqualTo(Errno.of(0));
            assertThat(error.origin()).isEqualTo(ReceivedError.SO_EE_ORIGIN_ZEROCOPY);
            return error.zerocopy().orElseThrow();
        }
    }

    /// What the kernel does with memory that changes, and why none of ours may be lent to it.
    @Test
    void theKernelReadsAfterTheCall() throws Exception {
        connected((near, far) -> {
            byte[] data = random(SIZE);
            var buffer = direct(data);
            int sent = near.send(buffer, MSG_ZEROCOPY);
            assertThat(sent).isGreaterThan(SIZE / 4);
            overwrite(buffer);
            byte[] came = far.recvExactly(sent);
            assertThat(came).startsWith(Arrays.copyOf(data, 1000)).endsWith(0x55, 0x55, 0x55);
            assertThat(notice(near).contains(0)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void afterTheNoticeTheMemoryIsOursAgain(ThreadKind kind) throws Exception {
        connected((near, far) -> {
            byte[] data = random(SIZE);
            var received = kind.start(() -> far.recvExactly(3 * SIZE));
            var buffer = direct(data);
            for (int round = 0, next = 0; round < 3; round++) {
                buffer.clear().put(data).flip();
                int sends = 0;
                while (buffer.hasRemaining()) {
                    if (round % 2 == 0) near.send(buffer, MSG_ZEROCOPY);
                    else near.sendMessage(Message.of(buffer).flags(MSG_ZEROCOPY));
                    sends++;
                }
                int all = next + sends;
                while (next < all) {
                    var notice = notice(near);
                    assertThat(notice.first()).isEqualTo(next);
                    assertThat(notice.copied()).as("loopback copies").isTrue();
                    next += (int) notice.count();
                }
                overwrite(buffer);
            }
            byte[] came = received.result();
            for (int round = 0; round < 3; round++)
                assertThat(Arrays.copyOfRange(came, round * SIZE, (round + 1) * SIZE))
                        .isEqualTo(data);
        });
    }

    /// Without the flag the kernel has its own copy when the call is over.
    @Test
    void withoutTheFlagTheMemoryIsOursAtOnce() throws Exception {
        connected((near, far) -> {
            byte[] data = random(SIZE);
            var buffer = direct(data);
            int sent = near.sendMessage(Message.of(buffer));
            overwrite(buffer);
            assertThat(far.recvExactly(sent)).isEqualTo(Arrays.copyOf(data, sent));
        });
    }

    /// Our own copy of it would go to the next caller while the kernel still reads from it.
    @Test
    void whatLiesInTheJavaHeapIsRefused() throws Exception {
        connected((near, far) -> {
            var why = "MSG_ZEROCOPY needs the bytes in a direct buffer";
            byte[] small = random(100);
            byte[] large = random(SIZE);
            for (var data : new byte[][] {small, large, {}}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> near.send(data, MSG_ZEROCOPY))
                        .withMessageContaining(why);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> near.send(ByteBuffer.wrap(data), MSG_ZEROCOPY))
                        .withMessageContaining(why);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> near.sendAll(data, MSG_ZEROCOPY))
                        .withMessageContaining(why);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> near.sendMessage(Message.of(data).flags(MSG_ZEROCOPY)))
                        .withMessageContaining(why);
            }
            var two = Message.of(direct(small), direct(small)).flags(MSG_ZEROCOPY);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> near.sendMessage(two))
                    .withMessage("MSG_ZEROCOPY needs the bytes in one buffer, not 2");
            var bits = MessageFlags.of(MSG_ZEROCOPY.bits() | MessageFlags.MSG_MORE.bits());
            assertThatIllegalArgumentException().isThrownBy(() -> near.send(small, bits));
            near.send(small);
            assertThat(far.recvExactly(100)).as("nothing was sent before").isEqualTo(small);
        });
        try (var pair = Udp.UDP4.pair()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            pair.first()
                                    .sendTo(random(9), pair.second().localAddress(), MSG_ZEROCOPY));
        }
    }

    @Test
    void aClosedArenaAndAnotherThreadsAreRefused() throws Exception {
        connected((near, far) -> {
            ByteBuffer buffer;
            try (var closed = Arena.ofShared()) {
                buffer = closed.allocate(9).asByteBuffer();
            }
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> near.sendMessage(Message.of(buffer).flags(MSG_ZEROCOPY)));
            try (var confined = Arena.ofConfined()) {
                var message = Message.of(confined.allocate(9).asByteBuffer()).flags(MSG_ZEROCOPY);
                assertThat(ThreadKind.PLATFORM.start(() -> near.sendMessage(message)).failure())
                        .isInstanceOf(WrongThreadException.class);
                assertThat(near.sendMessage(message)).isEqualTo(9);
                assertThat(notice(near).count()).isEqualTo(1);
            }
        });
    }

    /// Beside a control message and an address: what a server of QUIC does.
    @ParameterizedTest
    @EnumSource(Udp.class)
    void segmentsOfUdp(Udp udp) throws Exception {
        byte[] data = random(2500);
        try (var near = udp.bound();
                var far = udp.bound()) {
            near.set(SO_ZEROCOPY, true);
            var buffer = direct(data);
            var message =
                    Message.of(buffer)
                            .to(far.localAddress())
                            .with(SegmentSize.of(1000))
                            .flags(MSG_ZEROCOPY);
            assertThat(near.sendMessage(message)).isEqualTo(2500);
            assertThat(buffer.hasRemaining()).isFalse();
            for (int at = 0; at < 2500; at += 1000)
                assertThat(far.recv(9000))
                        .isEqualTo(Arrays.copyOfRange(data, at, Math.min(2500, at + 1000)));
            assertThat(notice(near)).isEqualTo(new ZerocopyNotice(0, 0, true));
        }
    }
}
