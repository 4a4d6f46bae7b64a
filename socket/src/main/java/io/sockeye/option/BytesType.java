package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Bytes without a meaning here.
///
/// @param size the longest value
record BytesType(int size) implements OptionType<byte[]> {
    BytesType {
        if (size < 0) {
            throw new IllegalArgumentException("a capacity of " + size + " bytes is negative");
        }
    }

    @Override
    public byte[] decode(MemorySegment value) {
        return value.toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public MemorySegment encode(byte[] value, Arena arena) {
        if (value.length > size) {
            throw new IllegalArgumentException(
                    "a value of " + value.length + " bytes is longer than " + size);
        }
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, value);
    }

    @Override
    public String toString() {
        return "bytes(" + size + ")";
    }
}
