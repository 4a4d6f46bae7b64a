package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A C struct of a fixed size.
///
/// @param layout the struct, with its C name
/// @param read makes the value from the struct
/// @param write puts the value into a struct of zeros
/// @param <T> the type of the value
record StructType<T>(
        StructLayout layout, Function<MemorySegment, T> read, BiConsumer<T, MemorySegment> write)
        implements OptionType<T> {
    @Override
    public int size() {
        return (int) layout.byteSize();
    }

    @Override
    public T decode(MemorySegment value) {
        Memory.checkLength(value, size(), this);
        return read.apply(value);
    }

    @Override
    public MemorySegment encode(T value, Arena arena) {
        MemorySegment struct = arena.allocate(layout);
        write.accept(value, struct);
        return struct;
    }

    @Override
    public String toString() {
        return "struct " + layout.name().orElseThrow();
    }
}
