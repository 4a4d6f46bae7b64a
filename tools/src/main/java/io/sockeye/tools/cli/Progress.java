package io.sockeye.tools.cli;

import java.io.PrintWriter;

/// How far long work has come, on standard error: a bar on a terminal, a line every ten seconds elsewhere. Rate and time left are over all
/// that has been done so far.
///
/// It belongs to one thread, which says often where it is; what is shown changes a few times a second only.
public final class Progress implements AutoCloseable {
    private static final long REDRAW = 200_000_000L;
    private static final long LINE = 10_000_000_000L;
    private static final int WIDTH = 24;

    private final PrintWriter err;
    private final boolean terminal;
    private final String unit;
    private final long total;
    private final long start;
    private long next;
    private boolean drawn;

    /// Begins; nothing is shown yet, so that short work shows nothing at all.
    ///
    /// @param err standard error
    /// @param terminal whether that is one on which the cursor moves
    /// @param unit what is counted, in the plural
    /// @param total how many there will be
    /// @param now the time, System.nanoTime()
    public Progress(PrintWriter err, boolean terminal, String unit, long total, long now) {
        this.err = err;
        this.terminal = terminal;
        this.unit = unit;
        this.total = total;
        start = now;
        next = now + (terminal ? 1_000_000_000L : LINE);
    }

    /// Says where the work is.
    ///
    /// @param done how many of the total
    /// @param found what has been found so far, a few words; may be empty
    /// @param now the time, System.nanoTime()
    public void at(long done, String found, long now) {
        if (now - next < 0) return;
        next = now + (terminal ? REDRAW : LINE);
        var text = describe(done, found, now);
        if (terminal) err.print("\r" + text + "\u001b[K");
        else err.println(text);
        err.flush();
        drawn = terminal;
    }

    private String describe(long done, String found, long now) {
        double share = total == 0 ? 1 : Math.min(1, (double) done / total);
        double seconds = Math.max(1e-9, (now - start) / 1e9);
        long rate = Math.round(done / seconds);
        var text = new StringBuilder(100);
        if (terminal) {
            int full = (int) (share * WIDTH);
            text.append('[').repeat('#', full).repeat('.', WIDTH - full).append("] ");
        }
        text.append((int) (share * 100)).append("%  ");
        text.append(done).append(" of ").append(total).append(' ').append(unit);
        text.append("  ").append(rate).append("/s");
        if (done > 0 && done < total)
            text.append("  ")
                    .append(clock(Math.round((total - done) * seconds / done)))
                    .append(" left");
        if (!found.isEmpty()) text.append("  ").append(found);
        return text.toString();
    }

    private static String clock(long seconds) {
        long minutes = seconds / 60;
        var tail = (seconds % 60 < 10 ? ":0" : ":") + seconds % 60;
        if (minutes < 60) return minutes + tail;
        return minutes / 60 + (minutes % 60 < 10 ? ":0" : ":") + minutes % 60 + tail;
    }

    /// Takes the bar away again.
    @Override
    public void close() {
        if (!drawn) return;
        err.print("\r\u001b[K");
        err.flush();
        drawn = false;
    }
}
