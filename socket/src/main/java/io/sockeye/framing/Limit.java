package io.sockeye.framing;

/// What the limits of all framings have in common.
final class Limit {
    /// Unless another one is said.
    static final int DEFAULT = 64 * 1024;

    private Limit() {}

    static int of(int bytes) {
        if (bytes < 0) throw new IllegalArgumentException("limit " + bytes + " is negative");
        return bytes;
    }

    /// The limit of a frame with what marks it out.
    static int with(int limit, int marks) {
        return (int) Math.min((long) limit + marks, Integer.MAX_VALUE);
    }

    /// Whoever writes keeps to the limit, too.
    static void check(int length, int limit) {
        if (length > limit)
            throw new IllegalArgumentException(
                    "a frame of " + length + " bytes is over the limit of " + limit);
    }
}
