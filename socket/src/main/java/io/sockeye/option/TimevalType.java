package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// A struct timeval of 64-bit Linux.
record TimevalType() implements OptionType<Duration> {
    private static final int MICROS_OFFSET = Long.BYTES;
    private static final int NANOS_OF_A_MICRO = 1000;

    @Override
    public int size() {
        return 2 * Long.BYTES;
    }

    @Override
    public Duration decode(MemorySegment value) {
        Memory.checkLength(value, size(), this);
        return Duration.ofSeconds(value.get(Memory.LONG, 0))
                .plus(value.get(Memory.LONG, MICROS_OFFSET), ChronoUnit.MICROS);
    }

    @Override
    public MemorySegment encode(Duration value, Arena arena) {
        Memory.checkPositive(value);
        Duration rounded;
        try {
            rounded = value.plusNanos(NANOS_OF_A_MICRO - 1);
        } catch (ArithmeticException e) {
            throw Memory.tooLong(value, e);
        }
        MemorySegment segment = arena.allocate(size(), Long.BYTES);
        segment.set(Memory.LONG, 0, rounded.getSeconds());
        segment.set(Memory.LONG, MICROS_OFFSET, rounded.getNano() / NANOS_OF_A_MICRO);
        return segment;
    }

    @Override
    public String toString() {
        return "TIMEVAL";
    }
}
