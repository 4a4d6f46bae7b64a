package io.sockeye.bench.contender;

/// A JVM that starts and ends: what all others of the start-up cost before their first line runs.
public final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {}
}
