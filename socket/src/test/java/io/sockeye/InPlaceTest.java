package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.io.Held;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which arrays the kernel reads and writes where they lie, and that it keeps to their bounds.
@ExtendWith(NoLeaks.class)
class InPlaceTest {
    private static final int LARGE = 8 * 1024 + 1;

    private static boolean inPlace(Socket socket, int size) throws IOException {
        try (var held = Held.of(socket::fileno)) {
            return InPlace.takes(socket, Objects.requireNonNull(held.owner()), size);
        }
    }

    private static SocketPair tcp() throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(AF_INET, SOCK_STREAM);
            return new SocketPair(near.connect(listener.localAddress()), listener.accept());
        }
    }

    @Test
    void plainStreamsTakeWhatIsLarge() throws IOException {
        try (var tcp = tcp();
                var unix = Socket.pair();
                var udp = Socket.open(AF_INET, SOCK_DGRAM)) {
            for (var socket : new Socket[] {tcp.first(), tcp.second(), unix.first()}) {
                assertThat(inPlace(socket, LARGE)).as("%s", socket).isTrue();
                assertThat(inPlace(socket, LARGE - 1)).as("%s", socket).isFalse();
            }
            assertThat(inPlace(udp, LARGE)).isFalse();
        }
    }

    /// Others may have it, and do with it what we do not know.
    @Test
    void notWhatCameFromOutside() throws IOException {
        try (var pair = Socket.pair();
                var adopted = Socket.adopt(pair.first().detach());
                var duplicate = adopted.duplicate()) {
            assertThat(inPlace(adopted, LARGE)).isFalse();
            assertThat(inPlace(duplicate, LARGE)).isFalse();
        }
    }

    /// A sender who waits for room holds the lock of kTLS meanwhile. What TCP_ULP notes is noted here by hand: not every kernel has one.
    @Test
    void notUnderAnUpperProtocol() throws IOException {
        try (var pair = tcp();
                var held = Held.of(pair.first()::fileno)) {
            Objects.requireNonNull(held.owner()).shortReadEmpties(false);
            assertThat(inPlace(pair.first(), LARGE)).isFalse();
        }
    }

    /// More than one call takes, and more than the queues hold: both sides wait in between.
    @ParameterizedTest
    @EnumSource
    void nothingBesideTheRangeIsTouched(ThreadKind kind) throws Exception {
        byte[] data = new byte[1_000_000];
        new Random(1).nextBytes(data);
        byte[] arrived = new byte[data.length];
        int from = 7;
        int to = data.length - 9;
        try (var tcp = tcp();
                var unix = Socket.pair()) {
            for (var pair : new SocketPair[] {tcp, unix}) {
                Arrays.fill(arrived, (byte) 0);
                var sent =
                        kind.start(() -> {
                            pair.first().sendAll(data, from, to - from);
                            return 0;
                        });
                kind.call(() -> {
                    pair.second().recvExactlyInto(arrived, from, to - from);
                    return 0;
                });
                sent.result();
                byte[] expected = new byte[data.length];
                System.arraycopy(data, from, expected, from, to - from);
                assertThat(Arrays.mismatch(arrived, expected)).isEqualTo(-1);
            }
        }
    }

    /// The kernel does not ask what the elements are.
    @Test
    void arraysOfInts() throws IOException {
        int[] out = new Random(2).ints(20_000).toArray();
        int[] in = new int[out.length];
        try (var pair = tcp()) {
            pair.first().sendAll(MemorySegment.ofArray(out));
            pair.second().recvExactlyInto(MemorySegment.ofArray(in));
            assertThat(in).isEqualTo(out);
        }
    }
}
