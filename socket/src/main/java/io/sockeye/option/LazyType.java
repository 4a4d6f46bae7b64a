package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;

/// A type that is made when it is first used: a program that sets SO_REUSEADDR does not wait until
/// forty structs that it never uses are laid out.
final class LazyType<T> implements AskingType<T> {
    private final Supplier<OptionType<T>> maker;

    private LazyType(Supplier<OptionType<T>> maker) {
        this.maker = maker;
    }

    static <T> OptionType<T> of(Supplier<OptionType<T>> maker) {
        return new LazyType<>(maker);
    }

    @Override
    public int size() {
        return maker.get().size();
    }

    @Override
    public T decode(MemorySegment value) {
        return maker.get().decode(value);
    }

    @Override
    public MemorySegment encode(T value, Arena arena) {
        return maker.get().encode(value, arena);
    }

    @Override
    public MemorySegment ask(Arena arena) {
        var type = maker.get();
        return type instanceof AskingType<T> asking
                ? asking.ask(arena)
                : arena.allocate(Math.max(type.size(), 1), Long.BYTES);
    }

    @Override
    public T answer(MemorySegment room, long length) {
        var type = maker.get();
        return type instanceof AskingType<T> asking
                ? asking.answer(room, length)
                : type.decode(room.asSlice(0, Math.min(length, room.byteSize())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LazyType<?> that && maker.get().equals(that.maker.get());
    }

    @Override
    public int hashCode() {
        return maker.get().hashCode();
    }

    @Override
    public String toString() {
        return maker.get().toString();
    }
}
