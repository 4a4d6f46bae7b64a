package io.sockeye.option;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;

/// What option types share: checked lengths, unaligned access, durations.
final class Memory {
    // Unaligned: a user may give any heap array to a public type.
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private Memory() {}

    static void checkLength(MemorySegment value, long needed, Object type) {
        if (value.byteSize() < needed) {
            throw new IllegalArgumentException(
                    "an option value of "
                            + value.byteSize()
                            + " bytes is too short for "
                            + type
                            + ", which has "
                            + needed);
        }
    }

    static void checkPositive(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration " + duration + " is negative");
        }
    }

    static IllegalArgumentException tooLong(Duration duration, Throwable cause) {
        return new IllegalArgumentException("duration " + duration + " is too long", cause);
    }

    /// Whole units, rounded up: a deadline is never earlier than asked for.
    static int unitsRoundedUp(Duration duration, Duration unit) {
        checkPositive(duration);
        try {
            long whole = duration.dividedBy(unit);
            boolean rest = !unit.multipliedBy(whole).equals(duration);
            return Math.toIntExact(rest ? whole + 1 : whole);
        } catch (ArithmeticException e) {
            throw tooLong(duration, e);
        }
    }
}
