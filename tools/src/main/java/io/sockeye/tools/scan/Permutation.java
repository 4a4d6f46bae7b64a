package io.sockeye.tools.scan;

/// All numbers from 0 to a size, each once, in an order that a seed decides; nothing of it is laid out in memory.
///
/// A Feistel network mixes the numbers of the next power of four; what it answers beyond the size is mixed again until it falls inside.
/// That ends, because a permutation walked from inside comes back to where it began, and it takes four steps on average at the most.
final class Permutation {
    private static final int ROUNDS = 6;

    private final long size;
    private final int half; // bits of each half
    private final long mask;
    private final long[] keys = new long[ROUNDS];

    /// @param size how many numbers, 0 to 2^62
    /// @param seed which of the orders
    Permutation(long size, long seed) {
        if (size < 0 || size > 1L << 62)
            throw new IllegalArgumentException(size + " is outside 0..2^62");
        this.size = size;
        half = Math.max(1, (64 - Long.numberOfLeadingZeros(Math.max(0, size - 1)) + 1) / 2);
        mask = (1L << half) - 1;
        long state = seed;
        for (int round = 0; round < ROUNDS; round++) {
            state += 0x9e3779b97f4a7c15L;
            keys[round] = mix(state);
        }
    }

    long size() {
        return size;
    }

    /// @param index 0 to size - 1
    /// @return the number at this place of the order
    long at(long index) {
        if (index < 0 || index >= size)
            throw new IndexOutOfBoundsException(index + " is outside 0.." + (size - 1));
        long number = index;
        do number = encrypt(number);
        while (number >= size);
        return number;
    }

    private long encrypt(long number) {
        long left = number >>> half;
        long right = number & mask;
        for (long key : keys) {
            long next = left ^ (mix(right + key) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }

    /// The finalizer of SplitMix64.
    static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
