package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;

/// A type of which one thing is asked.
///
/// @param type how the answer lies in memory
/// @param question makes the room with the question in it
/// @param <T> the type of the answer
record Question<T>(OptionType<T> type, Function<Arena, MemorySegment> question)
        implements AskingType<T> {
    @Override
    public int size() {
        return type.size();
    }

    @Override
    public T decode(MemorySegment value) {
        return type.decode(value);
    }

    @Override
    public MemorySegment encode(T value, Arena arena) {
        return type.encode(value, arena);
    }

    @Override
    public MemorySegment ask(Arena arena) {
        return question.apply(arena);
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
