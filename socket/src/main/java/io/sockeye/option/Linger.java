package io.sockeye.option;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.time.Duration;

/// What close(2) does with data not sent yet: struct linger, the value of SO_LINGER in socket(7).
///
/// @param on whether close waits
/// @param time how long at most, in whole seconds for the kernel (rounded up); zero drops the data
///     and resets a TCP connection
public record Linger(boolean on, Duration time) {
    /// struct linger: two `int`, l_onoff and l_linger.
    static final OptionType<Linger> TYPE = new Type();

    private static final Duration SECOND = Duration.ofSeconds(1);

    /// Checks the time.
    ///
    /// @throws IllegalArgumentException if it is negative or above 2147483647 s, with the value
    public Linger {
        // Only for its check: a value that exists can be set.
        Memory.unitsRoundedUp(time, SECOND);
    }

    /// Close at once and let the kernel send what is left: the default.
    ///
    /// @return the value
    public static Linger off() {
        return new Linger(false, Duration.ZERO);
    }

    /// Close waits for the data to be acknowledged, no longer than a time.
    ///
    /// @param time zero: close drops the data and resets the connection
    /// @return the value
    /// @throws IllegalArgumentException if the time is negative or above 2147483647 s
    public static Linger of(Duration time) {
        return new Linger(true, time);
    }

    private record Type() implements OptionType<Linger> {
        private static final StructLayout LAYOUT =
                structLayout(JAVA_INT.withName("l_onoff"), JAVA_INT.withName("l_linger"))
                        .withName("linger");
        private static final long L_ONOFF = LAYOUT.byteOffset(groupElement("l_onoff"));
        private static final long L_LINGER = LAYOUT.byteOffset(groupElement("l_linger"));

        @Override
        public int size() {
            return (int) LAYOUT.byteSize();
        }

        @Override
        public Linger decode(MemorySegment value) {
            Memory.checkLength(value, size(), this);
            int seconds = value.get(Memory.INT, L_LINGER);
            return new Linger(
                    value.get(Memory.INT, L_ONOFF) != 0, Duration.ofSeconds(Math.max(seconds, 0)));
        }

        @Override
        public MemorySegment encode(Linger value, Arena arena) {
            var segment = arena.allocate(LAYOUT);
            segment.set(Memory.INT, L_ONOFF, value.on ? 1 : 0);
            segment.set(Memory.INT, L_LINGER, Memory.unitsRoundedUp(value.time, SECOND));
            return segment;
        }

        @Override
        public String toString() {
            return "struct linger";
        }
    }
}
