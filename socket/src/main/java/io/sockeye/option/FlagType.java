package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A C `int` that is 0 or not.
record FlagType() implements OptionType<Boolean> {
    @Override
    public int size() {
        return Integer.BYTES;
    }

    // A flag of a user may be a single byte, as the IP options answer to less room than an int.
    @Override
    public Boolean decode(MemorySegment value) {
        Memory.checkLength(value, 1, this);
        for (long i = 0; i < value.byteSize(); i++) {
            if (value.get(ValueLayout.JAVA_BYTE, i) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public MemorySegment encode(Boolean value, Arena arena) {
        return arena.allocateFrom(Memory.INT, value ? 1 : 0);
    }

    @Override
    public String toString() {
        return "FLAG";
    }
}
