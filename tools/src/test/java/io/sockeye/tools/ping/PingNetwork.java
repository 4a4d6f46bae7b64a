package io.sockeye.tools.ping;

import io.sockeye.tools.Network;
import java.util.List;

/// Two networks that are joined, for `sockeye ping` beside other programs: a host that answers, one that loses every third echo, one that drops, one that
/// rejects in many ways, one that is not there, and what lies behind a router.
record PingNetwork(Network near, Network far) implements AutoCloseable {
    static final String FINE = "10.7.0.2";
    static final String LOSSY = "10.7.0.3";
    static final String SILENT = "10.7.0.4";
    static final String REJECTS = "10.7.0.5";
    static final String BEYOND = "10.9.0.2";

    /// Makes it; `near` is where the programs run.
    static PingNetwork create() throws Exception {
        var near = Network.create("ping", "fping", "nft", "ip", "nsenter", "python3");
        var far = Network.create();
        // Link-local addresses are there at once.
        for (var each : List.of(near, far))
            each.shell("echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad");
        near.join(
                far,
                List.of("10.7.0.1/24", "fd07::1/64"),
                List.of(
                        FINE + "/24",
                        LOSSY + "/24",
                        SILENT + "/24",
                        REJECTS + "/24",
                        "fd07::2/64",
                        "fd07::3/64",
                        "fd07::4/64",
                        "fd07::5/64"));
        near.shell("echo 0 0 > /proc/sys/net/ipv4/ping_group_range");
        near.shell("ip route add 10.9.0.0/24 via " + FINE);
        near.shell("ip route add fd09::/64 via fd07::2");
        near.shell("ip route add 10.8.0.0/16 via " + FINE);
        far.shell(
                "ip link add d0 type veth peer name d1 && ip addr add 10.9.0.1/24 dev d0 && ip link set d0 up && ip link set d1 up");
        far.shell("ip addr add fd09::1/64 dev d0 nodad");
        // So many that are silent.
        far.shell("ip route add local 10.8.0.0/16 dev lo");
        far.shell("echo 1 > /proc/sys/net/ipv4/ip_forward");
        far.shell("echo 1 > /proc/sys/net/ipv6/conf/all/forwarding");
        far.shell("echo 0 > /proc/sys/net/ipv4/icmp_ratelimit");
        far.shell("echo 0 > /proc/sys/net/ipv6/icmp/ratelimit");
        far.shell("echo 0 > /proc/sys/net/ipv4/icmp_echo_ignore_broadcasts");
        far.shell(
                """
                nft -f - <<'RULES'
                table inet rules {
                  chain in {
                    type filter hook input priority 0
                    ip daddr 10.7.0.3 icmp type echo-request numgen inc mod 3 == 2 drop
                    ip daddr 10.7.0.4 drop
                    ip daddr 10.8.0.0/16 drop
                    ip daddr 10.7.0.5 icmp type echo-request reject with icmp type host-prohibited
                    ip daddr 10.7.0.5 meta l4proto { tcp, udp } th dport 1 reject with icmp type port-unreachable
                    ip daddr 10.7.0.5 meta l4proto { tcp, udp } th dport 2 reject with icmp type host-unreachable
                    ip daddr 10.7.0.5 meta l4proto { tcp, udp } th dport 3 reject with icmp type net-unreachable
                    ip daddr 10.7.0.5 meta l4proto { tcp, udp } th dport 4 reject with icmp type admin-prohibited
                    ip daddr 10.7.0.5 tcp dport 5 reject with tcp reset
                    ip6 daddr fd07::3 icmpv6 type echo-request numgen inc mod 3 == 2 drop
                    ip6 daddr fd07::4 icmpv6 type echo-request drop
                    ip6 daddr fd07::5 icmpv6 type echo-request reject with icmpv6 type admin-prohibited
                    ip6 daddr fd07::5 meta l4proto { tcp, udp } th dport 1 reject with icmpv6 type port-unreachable
                    ip6 daddr fd07::5 meta l4proto { tcp, udp } th dport 2 reject with icmpv6 type addr-unreachable
                    ip6 daddr fd07::5 meta l4proto { tcp, udp } th dport 3 reject with icmpv6 type no-route
                    ip6 daddr fd07::5 meta l4proto { tcp, udp } th dport 4 reject with icmpv6 type admin-prohibited
                    ip6 daddr fd07::5 tcp dport 5 reject with tcp reset
                  }
                }
                RULES
                """);
        return new PingNetwork(near, far);
    }

    @Override
    public void close() throws Exception {
        near.close();
        far.close();
    }
}
