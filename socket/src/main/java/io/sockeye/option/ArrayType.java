package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Structs of one kind, one after the other.
///
/// @param element the struct
/// @param capacity how many there is room for
/// @param <T> the type of one value
record ArrayType<T>(StructType<T> element, int capacity) implements OptionType<List<T>> {
    @Override
    public int size() {
        return element.size() * capacity;
    }

    @Override
    public List<T> decode(MemorySegment value) {
        var values = new ArrayList<T>();
        int step = element.size();
        for (long at = 0; at + step <= value.byteSize(); at += step)
            values.add(element.decode(value.asSlice(at, step)));
        return List.copyOf(values);
    }

    @Override
    public MemorySegment encode(List<T> values, Arena arena) {
        if (values.size() > capacity)
            throw new IllegalArgumentException(values.size() + " values are more than " + capacity);
        MemorySegment array = arena.allocate(element.layout(), values.size());
        for (int i = 0; i < values.size(); i++)
            element.write().accept(values.get(i), array.asSlice((long) i * element.size()));
        return array;
    }

    @Override
    public String toString() {
        return element + "[" + capacity + "]";
    }
}
