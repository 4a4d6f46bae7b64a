package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import java.util.function.IntFunction;

/// A number of one byte.
///
/// @param read makes the value from the number
/// @param write makes the number from the value
/// @param <T> the type of the value
record OctetType<T>(IntFunction<T> read, Function<T, Integer> write) implements OptionType<T> {
    static final OptionType<Integer> OCTET = new OctetType<>(n -> n, n -> n);
    static final OptionType<Boolean> FLAG = new OctetType<>(n -> n != 0, on -> on ? 1 : 0);

    @Override
    public int size() {
        return Byte.BYTES;
    }

    @Override
    public T decode(MemorySegment value) {
        Memory.checkLength(value, Byte.BYTES, this);
        return read.apply(Memory.unsignedByte(value, 0));
    }

    @Override
    public MemorySegment encode(T value, Arena arena) {
        MemorySegment octet = arena.allocate(Byte.BYTES);
        Memory.putByte(write.apply(value), octet, 0);
        return octet;
    }

    @Override
    public String toString() {
        return "octet";
    }
}
