package io.sockeye.fuzz.property;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Memory aligned as the kernel's structs are.
final class Room {
    private Room() {}

    /// Room for just so many bytes, so that a parser that reads on is found out.
    static MemorySegment of(int length) {
        return MemorySegment.ofArray(new long[(length + 7) / 8]).asSlice(0, length);
    }

    /// Such room, with bytes in it.
    static MemorySegment of(byte[] data, int from, int to) {
        var room = of(to - from);
        MemorySegment.copy(data, from, room, ValueLayout.JAVA_BYTE, 0, to - from);
        return room;
    }
}
