package io.sockeye.control;

/// The ranges of C's unsigned numbers.
final class Ranges {
    static final long BYTE = 0xff;
    static final long SHORT = 0xffff;
    static final long INT = 0xffff_ffffL;

    private Ranges() {}

    static void check(String name, long number, long max) {
        if (number < 0 || number > max)
            throw new IllegalArgumentException(name + " " + number + " is outside 0.." + max);
    }
}
