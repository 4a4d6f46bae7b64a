package io.sockeye.wire.internal;

/// Numbers of a field that has so many bits.
public final class Range {
    private Range() {}

    /// Refuses what does not fit.
    ///
    /// @param what the name of the field
    /// @param number its value
    /// @param max the largest it can have
    /// @throws IllegalArgumentException if it is negative or larger
    public static void check(String what, long number, long max) {
        if (number < 0 || number > max)
            throw new IllegalArgumentException(what + " " + number + " is outside 0.." + max);
    }
}
