package io.sockeye.tools.scan;

import java.util.List;

/// Where in a plan a scan is: at first what an earlier run had begun and not ended, then one position after the other. Several engines may
/// share one.
final class Cursor {
    private final ScanPlan plan;
    private final List<Long> begun;
    private final long whole;
    private int taken; // of what was begun
    private long next;

    /// @param begun positions that an earlier run has not ended
    /// @param next the first that nobody has begun
    Cursor(ScanPlan plan, List<Long> begun, long next) {
        this.plan = plan;
        this.begun = List.copyOf(begun);
        this.next = next;
        whole = begun.size() + plan.size() - next;
    }

    /// How many there were to take at first.
    long whole() {
        return whole;
    }

    static Cursor atStart(ScanPlan plan) {
        return new Cursor(plan, List.of(), 0);
    }

    ScanPlan plan() {
        return plan;
    }

    synchronized boolean hasNext() {
        return taken < begun.size() || next < plan.size();
    }

    /// @return -1 at the end
    synchronized long next() {
        if (taken < begun.size()) return begun.get(taken++);
        return next < plan.size() ? next++ : -1;
    }

    /// The first position that nobody has begun.
    synchronized long unbegun() {
        return next;
    }

    /// What is left of what an earlier run had begun.
    synchronized List<Long> left() {
        return begun.subList(taken, begun.size());
    }

    /// How many there are still to take.
    synchronized long remaining() {
        return begun.size() - taken + plan.size() - next;
    }
}
