package io.sockeye.wire;

import java.nio.ByteBuffer;

/// Something that can be written to the wire. Each implementation has a static `parse` that reads it back.
///
/// Packets are immutable, compare by content and print themselves in a line. Payloads are read-only slices of what was parsed, not
/// copies: who changes that memory changes them. Each call answers a buffer of its own, at its beginning and in network order: reading moves that
/// one alone.
public interface Packet {
    /// How many bytes [#write] puts.
    ///
    /// @return 0 or more
    int length();

    /// Writes the packet, with its checksums and lengths, at the buffer's position, which moves behind it.
    ///
    /// @param target where to; its byte order does not matter
    /// @throws java.nio.BufferOverflowException if there is less room than [#length]
    void write(ByteBuffer target);

    /// The packet as an array.
    ///
    /// @return [#length] bytes, the caller's
    default byte[] toBytes() {
        var target = ByteBuffer.allocate(length());
        write(target);
        return target.array();
    }
}
