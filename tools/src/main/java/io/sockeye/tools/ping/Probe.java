package io.sockeye.tools.ping;

/// One question to one host.
final class Probe {
    final Host host;

    /// Which probe of its host, from 1 on.
    final long sequence;

    /// Which probe of all, from 1 on; the lower 16 bits are what ICMP carries.
    final long number;

    /// What the answer has to repeat.
    final long secret;

    /// System.nanoTime() just before it was sent.
    long sentAt;

    /// The same moment by the kernel's clock for packets, in nanoseconds since 1970.
    long sentWall;

    /// When the kernel gave it to the device, by that clock; before it says so, [#sentWall].
    long leftWall;

    State state = State.WAITING;

    enum State {
        WAITING,
        ANSWERED,
        FAILED,
        LOST
    }

    Probe(Host host, long sequence, long number, long secret) {
        this.host = host;
        this.sequence = sequence;
        this.number = number;
        this.secret = secret;
    }

    /// Takes the time; the last thing before the kernel is called.
    void stamp() {
        sentAt = System.nanoTime();
        sentWall = Clocks.wall();
        leftWall = sentWall;
    }

    /// Takes the kernel's word, which cannot be older than ours.
    void left(long wall) {
        if (wall >= sentWall) leftWall = wall;
    }
}
