package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A 64-bit number.
record LongType() implements OptionType<Long> {
    @Override
    public int size() {
        return Long.BYTES;
    }

    @Override
    public Long decode(MemorySegment value) {
        Memory.checkLength(value, Long.BYTES, this);
        return value.get(Memory.LONG, 0);
    }

    @Override
    public MemorySegment encode(Long value, Arena arena) {
        return arena.allocateFrom(Memory.LONG, value);
    }

    @Override
    public String toString() {
        return "LONG";
    }
}
