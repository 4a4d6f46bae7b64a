package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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
        @Override
        public int size() {
            return 2 * Integer.BYTES;
        }

        @Override
        public Linger decode(MemorySegment value) {
            Memory.checkLength(value, size(), this);
            int seconds = value.get(Memory.INT, Integer.BYTES);
            return new Linger(
                    value.get(Memory.INT, 0) != 0, Duration.ofSeconds(Math.max(seconds, 0)));
        }

        @Override
        public MemorySegment encode(Linger value, Arena arena) {
            return arena.allocateFrom(
                    Memory.INT, value.on ? 1 : 0, Memory.unitsRoundedUp(value.time, SECOND));
        }

        @Override
        public String toString() {
            return "struct linger";
        }
    }
}
