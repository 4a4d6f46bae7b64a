package io.sockeye.tools.ping;

import io.sockeye.tools.cli.Target;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A host that is asked, and how far that has come.
final class Host {
    final String name;
    final InetAddress address;
    final PingStatistics statistics = new PingStatistics();

    /// How many probes have been sent.
    long sent;

    /// Those that have neither an answer nor an end, the oldest first.
    final ArrayDeque<Probe> waiting = new ArrayDeque<>(2);

    /// It is in the row of those to be asked.
    boolean due;

    /// Nothing more is sent, and nothing more is waited for.
    boolean finished;

    /// Whether the last wait has been made as short as the answers so far allow.
    boolean closing;

    /// The last probe.
    @Nullable Probe last;

    /// Broadcast addresses look like any other: they count as groups where the settings allow broadcast.
    private final boolean group;

    Host(Target target, boolean broadcast) {
        name = target.name();
        address = reachable(target.address());
        group = address.isMulticastAddress() || (broadcast && address instanceof Inet4Address);
    }

    /// What is sent to the unspecified address goes to this machine, and its answers come from the loopback address.
    private static InetAddress reachable(InetAddress address) {
        if (!address.isAnyLocalAddress()) return address;
        if (address instanceof Inet4Address) return InetAddress.ofLiteral("127.0.0.1");
        return InetAddress.ofLiteral("::1");
    }

    /// Whether an answer may come from another address than that which was asked.
    boolean isGroup() {
        return group;
    }
}
