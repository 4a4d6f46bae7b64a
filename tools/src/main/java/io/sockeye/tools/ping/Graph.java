package io.sockeye.tools.ping;

import java.util.Arrays;

/// The last round trips of a host as columns of braille: two probes in a character, four dots above each other in a line.
///
/// The highest column is the 99th percentile of what is shown, and of few values at least the highest but one: a peak more than twice as high is cut
/// there, so that it does not flatten the rest. A lost probe is an empty column over a `!`.
final class Graph {
    /// In place of a round trip.
    static final long LOST = -1;

    private static final int KEPT = 1024;
    private static final int DOTS = 4;

    /// The dots of the left column from below, then those of the right one: Unicode numbers them as the braille cell does.
    private static final int[][] DOT = {{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}};

    private final long[] values = new long[KEPT];
    private long count;

    void add(long nanos) {
        values[(int) (count++ % KEPT)] = nanos;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// The newest; [#LOST] also where there is none.
    long last() {
        return count == 0 ? LOST : values[(int) ((count - 1) % KEPT)];
    }

    /// @param columns the width in characters
    /// @param rows the height in lines
    String[] draw(int columns, int rows) {
        int shown = (int) Math.min(Math.min(count, KEPT), 2L * columns);
        // The oldest probe in sight begins a character: else the picture would flicker between odd
        // and even.
        if (count % 2 == 1 && shown == 2 * columns) shown--;
        var recent = new long[shown];
        for (int i = 0; i < shown; i++) recent[i] = values[(int) ((count - shown + i) % KEPT)];
        long top = top(recent);
        var lines = new String[rows];
        for (int row = 0; row < rows; row++) lines[row] = line(recent, top, rows - 1 - row, rows);
        return lines;
    }

    /// @param level of the line, 0 at the bottom
    private static String line(long[] recent, long top, int level, int rows) {
        var text = new StringBuilder(recent.length / 2 + 1);
        for (int i = 0; i < recent.length; i += 2) {
            int cell = 0;
            boolean lost = false;
            for (int side = 0; side < 2 && i + side < recent.length; side++) {
                long value = recent[i + side];
                lost |= value == LOST;
                int height = height(value, top, rows * DOTS) - level * DOTS;
                for (int dot = 0; dot < Math.min(DOTS, height); dot++) cell |= DOT[side][dot];
            }
            text.append(lost && level == 0 ? '!' : (char) (0x2800 + cell));
        }
        return text.toString();
    }

    /// At least one dot, so that the fastest can be seen.
    private static int height(long value, long top, int dots) {
        if (value == LOST) return 0;
        return Math.clamp(Math.round((double) value / top * dots), 1, dots);
    }

    private static long top(long[] recent) {
        var replies = recent.clone();
        Arrays.sort(replies);
        int first = 0;
        while (first < replies.length && replies[first] == LOST) first++;
        int number = replies.length - first;
        if (number == 0) return 1;
        long most = replies[replies.length - 1];
        long usual = Math.max(1, replies[first + (int) ((number - 1) * 0.99)]);
        return most <= 2 * usual ? Math.max(1, most) : usual;
    }
}
