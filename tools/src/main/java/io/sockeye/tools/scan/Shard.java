package io.sockeye.tools.scan;

/// One of so many parts of a scan: machines that are given the same seed cover the whole without a word to each other.
///
/// @param index which one, 1 to count
/// @param count of how many
record Shard(int index, int count) {
    static final Shard WHOLE = new Shard(1, 1);

    Shard {
        if (count < 1 || index < 1 || index > count)
            throw new IllegalArgumentException(
                    "shard " + index + "/" + count + " is outside 1/n..n/n");
    }

    /// Reads `2/8`.
    static Shard parse(String text) {
        int slash = text.indexOf('/');
        try {
            if (slash > 0)
                return new Shard(
                        Integer.parseInt(text.substring(0, slash)),
                        Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("'" + text + "' is no shard such as 2/8");
    }

    /// How many of so many are this shard's.
    long size(long total) {
        return total / count + (total % count >= index ? 1 : 0);
    }

    /// The place in the whole order of this shard's position.
    long place(long position) {
        return position * count + (index - 1);
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
