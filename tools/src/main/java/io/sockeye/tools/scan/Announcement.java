package io.sockeye.tools.scan;

import java.util.List;

/// What is going to be sent, in one line for standard error.
final class Announcement {
    /// What a scan of a quick network comes to, without a limit.
    private static final double QUICK = 50_000;

    private Announcement() {}

    /// @param perSecond the limit; infinite for none
    /// @param remaining probes of this run
    /// @param attempts how often each is sent if nothing answers
    /// @param window how many wait at once
    static String of(
            ScanPlan plan,
            List<String> techniques,
            double perSecond,
            long remaining,
            int attempts,
            int window,
            long seed) {
        var text = new StringBuilder("scan: ");
        count(text, plan.hosts(), "host");
        if (!plan.sweep()) count(text.append(" x "), plan.questions().size(), "port");
        text.append(" by ").append(String.join(" and ", techniques));
        if (plan.shard().count() > 1) text.append(", shard ").append(plan.shard());
        text.append(": ");
        count(text, remaining, "probe");
        boolean limited = perSecond != Double.POSITIVE_INFINITY;
        if (limited) text.append(", at most ").append(Math.round(perSecond)).append(" a second");
        else text.append(", as fast as answers come");
        long quick = (long) Math.ceil((double) remaining / Math.min(perSecond, QUICK));
        double silent = (double) remaining * attempts / Math.min(perSecond, window);
        long slow = Math.max(attempts, (long) Math.ceil(silent));
        text.append("; ").append(span(quick)).append(" if all answer, ");
        text.append(span(Math.max(quick, slow))).append(" if nothing does; seed ").append(seed);
        return text.toString();
    }

    private static void count(StringBuilder text, long number, String noun) {
        text.append(number).append(' ').append(noun).append(number == 1 ? "" : "s");
    }

    private static String span(long seconds) {
        if (seconds < 120) return seconds + " s";
        if (seconds < 7200) return seconds / 60 + " min";
        return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }
}
