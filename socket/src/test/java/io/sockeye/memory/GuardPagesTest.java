package io.sockeye.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.testing.GuardPages;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What would happen if a buffer of ours were too short: the guard that the other tests run under sees it.
class GuardPagesTest {
    private static final int EFAULT = Errno.EFAULT.number();

    @Test
    void theLibrarysMemoryIsGuarded() {
        try (var scratch = Scratch.take();
                var arena = NativeMemory.confined()) {
            var pieces =
                    Stream.of(
                            scratch.errno,
                            scratch.length,
                            scratch.value,
                            scratch.address,
                            scratch.message,
                            scratch.vector,
                            scratch.event,
                            scratch.data,
                            arena.allocate(5));
            assertThat(pieces).allMatch(GuardPages::isGuarded);
        }
    }

    /// A layout of struct sockaddr_in that is four bytes short.
    @Test
    void anAddressThatIsTooShortFaults() throws Exception {
        try (var socket = Socket.createServer(SocketAddress.loopback(0));
                var scratch = Scratch.take();
                var arena = NativeMemory.confined()) {
            assertThat(nameOf(socket, scratch, arena.allocate(16, 4))).isZero();
            assertThat(nameOf(socket, scratch, arena.allocate(12, 4))).isEqualTo(-EFAULT);
        }
    }

    /// The same where alignment leaves a gap: nothing faults, and the canaries behind the piece are gone.
    @Test
    void anAddressThatOverflowsIsSeen() throws Exception {
        try (var socket = Socket.createServer(SocketAddress.loopback(0));
                var scratch = Scratch.take();
                var arena = NativeMemory.confined()) {
            assertThat(nameOf(socket, scratch, arena.allocate(12, 8))).isZero();
        }
        assertThat(GuardPages.damages()).containsExactly("behind a piece of 12 bytes");
    }

    @Test
    void memoryThatIsFreedFaults() throws Exception {
        try (var socket = Socket.createServer(SocketAddress.loopback(0));
                var scratch = Scratch.take()) {
            MemorySegment freed;
            try (var arena = NativeMemory.confined()) {
                freed = MemorySegment.ofAddress(arena.allocate(16, 4).address());
            }
            assertThat(nameOf(socket, scratch, freed)).isEqualTo(-EFAULT);
        }
    }

    private static int nameOf(Socket socket, Scratch scratch, MemorySegment name) {
        scratch.length.set(JAVA_INT, 0, 16);
        return SysSocket.getsockname(scratch.errno, socket.fileno(), name, scratch.length);
    }

    /// Where alignment leaves a gap before the page without access.
    @Test
    @SuppressWarnings("restricted")
    void whatIsWrittenBesideIsSeen() {
        assertThat(GuardPages.damages()).isEmpty();
        try (var arena = NativeMemory.confined()) {
            var piece = arena.allocate(12, 8);
            var around = MemorySegment.ofAddress(piece.address() - 1).reinterpret(14);
            around.set(JAVA_BYTE, 13, (byte) 0);
            assertThat(GuardPages.damages()).containsExactly("behind a piece of 12 bytes");
            around.set(JAVA_BYTE, 13, (byte) 0xA5);
            around.set(JAVA_BYTE, 0, (byte) 0);
        }
        assertThat(GuardPages.damages()).containsExactly("before a piece of 12 bytes");
        assertThat(GuardPages.damages()).isEmpty();
    }
}
