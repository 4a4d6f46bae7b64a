package io.sockeye.ring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A door to what the package keeps to itself.
public final class BlockBytes {
    private BlockBytes() {}

    /// A block of just these bytes.
    ///
    /// @param data as the kernel would have written them
    /// @param privateSize as the ring's options say
    /// @return the block, to be closed
    /// @throws MalformedBlockException if its beginning says what cannot be
    @SuppressWarnings("MustBeClosedChecker") // by the block
    public static PacketBlock block(byte[] data, int privateSize) {
        var arena = Arena.ofConfined();
        try {
            var memory = arena.allocate(data.length, Long.BYTES);
            MemorySegment.copy(data, 0, memory, ValueLayout.JAVA_BYTE, 0, data.length);
            return new PacketBlock(arena, memory, privateSize);
        } catch (MalformedBlockException e) {
            arena.close();
            throw e;
        }
    }
}
