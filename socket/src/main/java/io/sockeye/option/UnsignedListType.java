package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.LongStream;

/// Unsigned 32-bit numbers, one after the other.
///
/// @param name shown in messages
/// @param capacity how many there is room for
record UnsignedListType(String name, int capacity) implements OptionType<List<Long>> {
    @Override
    public int size() {
        return capacity * Integer.BYTES;
    }

    @Override
    public List<Long> decode(MemorySegment value) {
        return LongStream.range(0, value.byteSize() / Integer.BYTES)
                .mapToObj(i -> Memory.unsigned(value, i * Integer.BYTES))
                .toList();
    }

    @Override
    public MemorySegment encode(List<Long> values, Arena arena) {
        MemorySegment array = arena.allocate(Memory.INT, values.size());
        for (int i = 0; i < values.size(); i++)
            Memory.putUnsigned(values.get(i), array, (long) i * Integer.BYTES);
        return array;
    }

    @Override
    public String toString() {
        return name;
    }
}
