package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A number that ALG_SET_AEAD_AUTHSIZE takes as the length of a value that it does not look at.
record AlgTagLength() implements OptionType<Integer> {
    static final OptionType<Integer> BYTES = new AlgTagLength();

    /// Much more than any tag has.
    private static final int MAX = 0xffff;

    @Override
    public int size() {
        return MAX;
    }

    @Override
    public Integer decode(MemorySegment value) {
        return Math.toIntExact(value.byteSize());
    }

    @Override
    public MemorySegment encode(Integer length, Arena arena) {
        return arena.allocate(Memory.checkUnsigned(length, MAX));
    }

    @Override
    public String toString() {
        return "length";
    }
}
