package io.sockeye.option;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// A struct timeval of 64-bit Linux.
record TimevalType() implements OptionType<Duration> {
    private static final StructLayout LAYOUT =
            structLayout(JAVA_LONG.withName("tv_sec"), JAVA_LONG.withName("tv_usec"))
                    .withName("timeval");
    private static final long TV_SEC = LAYOUT.byteOffset(groupElement("tv_sec"));
    private static final long TV_USEC = LAYOUT.byteOffset(groupElement("tv_usec"));
    private static final int NANOS_OF_A_MICRO = 1000;

    @Override
    public int size() {
        return (int) LAYOUT.byteSize();
    }

    @Override
    public Duration decode(MemorySegment value) {
        Memory.checkLength(value, size(), this);
        var seconds = Duration.ofSeconds(value.get(Memory.LONG, TV_SEC));
        long micros = value.get(Memory.LONG, TV_USEC);
        try {
            return seconds.plus(micros, ChronoUnit.MICROS);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "%s and %d microseconds are too long".formatted(seconds, micros), e);
        }
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
        MemorySegment segment = arena.allocate(LAYOUT);
        segment.set(Memory.LONG, TV_SEC, rounded.getSeconds());
        segment.set(Memory.LONG, TV_USEC, rounded.getNano() / NANOS_OF_A_MICRO);
        return segment;
    }

    @Override
    public String toString() {
        return "TIMEVAL";
    }
}
