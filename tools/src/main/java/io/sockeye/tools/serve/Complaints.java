package io.sockeye.tools.serve;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What goes wrong on this machine's side, one line each. A disk that fails or a limit that is reached fails each request: of more than a few lines in a
/// second only their number is told.
final class Complaints {
    private static final int MOST = 10;

    private final Consumer<String> sink;
    private final LongSupplier clock;
    private long second;
    private int lines; // in that second
    private long left; // out since the last line

    Complaints(Consumer<String> sink) {
        this(sink, () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()));
    }

    /// @param clock in seconds
    Complaints(Consumer<String> sink, LongSupplier clock) {
        this.sink = sink;
        this.clock = clock;
        second = clock.getAsLong();
    }

    synchronized void add(String line) {
        long now = clock.getAsLong();
        if (now != second) {
            tellTheRest();
            second = now;
            lines = 0;
        }
        if (lines < MOST) {
            lines++;
            sink.accept(line);
        } else {
            left++;
        }
    }

    /// Tells how many were left out.
    synchronized void tellTheRest() {
        if (left > 0) sink.accept(left + " more failures; the access log has their requests");
        left = 0;
    }
}
