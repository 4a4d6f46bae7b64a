package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A number of two bytes, unsigned.
record ShortType() implements OptionType<Integer> {
    static final OptionType<Integer> SHORT = new ShortType();

    @Override
    public int size() {
        return Short.BYTES;
    }

    @Override
    public Integer decode(MemorySegment value) {
        Memory.checkLength(value, Short.BYTES, this);
        return Memory.unsignedShort(value, 0);
    }

    @Override
    public MemorySegment encode(Integer value, Arena arena) {
        MemorySegment number = arena.allocate(Short.BYTES, Short.BYTES);
        Memory.putShort(value, number, 0);
        return number;
    }

    @Override
    public String toString() {
        return "uint16_t";
    }
}
