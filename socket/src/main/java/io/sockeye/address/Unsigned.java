package io.sockeye.address;

/// Numbers of the kernel that have no sign.
final class Unsigned {
    static final long MAX_32 = 0xffff_ffffL;
    static final int MAX_16 = 0xffff;
    static final int MAX_8 = 0xff;

    private Unsigned() {}

    static void check(String what, long number, long max) {
        if (number < 0 || number > max)
            throw new IllegalArgumentException(what + " " + number + " is outside 0.." + max);
    }
}
