package io.sockeye.fault;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.testing.ThreadKind.PLATFORM;
import static io.sockeye.testing.ThreadKind.VIRTUAL;

import io.sockeye.testing.ThreadKind;

/// What a program does with sockets, on one thread, so that strace counts the calls of that alone. The other ends are the JDK's own
/// sockets on threads that strace does not see.
enum Scenario {
    TCP(PLATFORM, peers -> Scenarios.connection(peers, AF_INET)),
    TCP_VIRTUAL(VIRTUAL, peers -> Scenarios.connection(peers, AF_INET)),
    UNIX(PLATFORM, peers -> Scenarios.connection(peers, AF_UNIX)),
    UNIX_VIRTUAL(VIRTUAL, peers -> Scenarios.connection(peers, AF_UNIX)),
    ACCEPT_TCP(PLATFORM, peers -> Scenarios.accepting(peers, AF_INET)),
    ACCEPT_TCP_VIRTUAL(VIRTUAL, peers -> Scenarios.accepting(peers, AF_INET)),
    ACCEPT_UNIX(PLATFORM, peers -> Scenarios.accepting(peers, AF_UNIX)),
    FILE_TCP(PLATFORM, peers -> Scenarios.file(peers, AF_INET)),
    FILE_UNIX(PLATFORM, peers -> Scenarios.file(peers, AF_UNIX)),
    SPLICE_TCP(PLATFORM, Scenarios::splice),
    SPLICE_TCP_VIRTUAL(VIRTUAL, Scenarios::splice),
    DESCRIPTORS(PLATFORM, Scenarios::descriptors),
    DESCRIPTORS_VIRTUAL(VIRTUAL, Scenarios::descriptors),
    DIRECTORY(PLATFORM, Scenarios::directory),
    UDP(PLATFORM, _ -> Scenarios.udp()),
    UDP_VIRTUAL(VIRTUAL, _ -> Scenarios.udp()),
    BATCH(PLATFORM, _ -> Scenarios.batch()),
    BATCH_VIRTUAL(VIRTUAL, _ -> Scenarios.batch()),
    UNIX_DATAGRAMS(PLATFORM, _ -> Scenarios.unixDatagrams()),
    NAMES(PLATFORM, _ -> Scenarios.names()),
    RING(PLATFORM, Scenarios::ring),
    RING_VIRTUAL(VIRTUAL, Scenarios::ring),
    INTERFACES(PLATFORM, _ -> Scenarios.interfaces()),

    /// Controls: what the harness must find.
    WRONG_NO_RETRY(PLATFORM, _ -> WrongCode.noRetry()),
    WRONG_LEAK(PLATFORM, _ -> WrongCode.leak()),
    WRONG_HANG(PLATFORM, _ -> WrongCode.hang());

    final ThreadKind kind;
    final Body body;

    Scenario(ThreadKind kind, Body body) {
        this.kind = kind;
        this.body = body;
    }

    /// Whether the C library makes the calls, and decides what becomes of a failure.
    boolean isTheCLibrarys() {
        return this == NAMES || this == INTERFACES;
    }

    /// Whether it takes CAP_NET_RAW.
    boolean isPrivileged() {
        return this == RING || this == RING_VIRTUAL;
    }

    boolean isControl() {
        return name().startsWith("WRONG");
    }

    /// Does it, and throws unless all that came back is right.
    interface Body {
        void run(Peers peers) throws Exception;
    }
}
