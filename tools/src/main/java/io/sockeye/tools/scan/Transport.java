package io.sockeye.tools.scan;

/// What a port is a port of; an echo request has none, and its number is 0.
enum Transport {
    TCP(0, "tcp"),
    UDP(1, "udp"),
    ICMP(2, "icmp");

    private final int rank;
    private final String text;

    Transport(int rank, String text) {
        this.rank = rank;
        this.text = text;
    }

    /// Where it stands in lists, from 0.
    int rank() {
        return rank;
    }

    String text() {
        return text;
    }
}
