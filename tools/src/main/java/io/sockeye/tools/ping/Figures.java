package io.sockeye.tools.ping;

import io.sockeye.tools.cli.Decimals;
import java.time.Duration;

/// Time spans as ping(8) and fping(8) print them: three digits that count.
final class Figures {
    private Figures() {}

    static String time(Duration time) {
        long nanos = time.toNanos();
        int places = nanos >= 99_950_000 ? 0 : nanos >= 9_995_000 ? 1 : nanos >= 999_500 ? 2 : 3;
        return Decimals.millis(nanos, places);
    }

    static String exact(Duration time) {
        return Decimals.millis(time.toNanos(), 3);
    }

    /// `p50/p90/p99 = 0.040/0.051/0.060 ms, jitter 0.007 ms`.
    static String spread(PingStatistics statistics) {
        return "p50/p90/p99 = "
                + exact(statistics.percentile(50))
                + "/"
                + exact(statistics.percentile(90))
                + "/"
                + exact(statistics.percentile(99))
                + " ms, jitter "
                + exact(statistics.jitter())
                + " ms";
    }
}
