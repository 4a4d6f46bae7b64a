package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Whatever is a C `int` to the kernel.
///
/// @param name shown in messages
/// @param read makes the value from the number
/// @param write makes the number from the value
/// @param <T> the type of the value
record IntType<T>(String name, IntFunction<T> read, Function<T, Integer> write)
        implements OptionType<T> {

    /// An unsigned number.
    static final IntType<Long> UNSIGNED =
            of(
                    "UNSIGNED",
                    Integer::toUnsignedLong,
                    n -> (int) Memory.checkUnsigned(n, 0xffff_ffffL));

    /// A number that the kernel keeps in network byte order; the machine is little-endian.
    static final IntType<Integer> NETWORK_ORDER =
            of("NETWORK_ORDER", Integer::reverseBytes, Integer::reverseBytes);

    static <T> IntType<T> of(String name, IntFunction<T> read, Function<T, Integer> write) {
        return new IntType<>(name, read, write);
    }

    static IntType<Duration> of(String name, ChronoUnit unit) {
        Duration one = unit.getDuration();
        return of(name, one::multipliedBy, value -> Memory.unitsRoundedUp(value, one));
    }

    @Override
    public int size() {
        return Integer.BYTES;
    }

    @Override
    public T decode(MemorySegment value) {
        Memory.checkLength(value, Integer.BYTES, this);
        return read.apply(value.get(Memory.INT, 0));
    }

    @Override
    public MemorySegment encode(T value, Arena arena) {
        return arena.allocateFrom(Memory.INT, write.apply(value));
    }

    @Override
    public String toString() {
        return name;
    }
}
