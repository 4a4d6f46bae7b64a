package io.sockeye.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Control messages that C calls like an option. The home of such a name is the option; what is
/// here gives the message its type and its text.
///
/// All of them are in the order of their levels: socket(7), ip(7), ipv6(7), tcp(7), udp(7),
/// packet(7), netlink(7).
final class OptionNames {
    private static final Map<ControlType, String> NAMES = new HashMap<>();

    public static final ControlType SO_PRIORITY = of("SO_PRIORITY", 1, 12);
    public static final ControlType SO_MARK = of("SO_MARK", 1, 36);
    public static final ControlType SO_RXQ_OVFL = of("SO_RXQ_OVFL", 1, 40);
    public static final ControlType SO_TIMESTAMP_NEW = of("SO_TIMESTAMP_NEW", 1, 63);
    public static final ControlType SO_TIMESTAMPNS_NEW = of("SO_TIMESTAMPNS_NEW", 1, 64);
    public static final ControlType SO_TIMESTAMPING_NEW = of("SO_TIMESTAMPING_NEW", 1, 65);

    public static final ControlType IP_TOS = of("IP_TOS", 0, 1);
    public static final ControlType IP_TTL = of("IP_TTL", 0, 2);
    public static final ControlType IP_RECVOPTS = of("IP_RECVOPTS", 0, 6);
    public static final ControlType IP_RETOPTS = of("IP_RETOPTS", 0, 7);
    public static final ControlType IP_PKTINFO = of("IP_PKTINFO", 0, 8);
    public static final ControlType IP_RECVERR = of("IP_RECVERR", 0, 11);
    public static final ControlType IP_ORIGDSTADDR = of("IP_ORIGDSTADDR", 0, 20);
    public static final ControlType IP_CHECKSUM = of("IP_CHECKSUM", 0, 23);
    public static final ControlType IP_RECVFRAGSIZE = of("IP_RECVFRAGSIZE", 0, 25);
    public static final ControlType IP_PROTOCOL = of("IP_PROTOCOL", 0, 52);

    public static final ControlType IPV6_2292PKTINFO = of("IPV6_2292PKTINFO", 41, 2);
    public static final ControlType IPV6_2292HOPOPTS = of("IPV6_2292HOPOPTS", 41, 3);
    public static final ControlType IPV6_2292DSTOPTS = of("IPV6_2292DSTOPTS", 41, 4);
    public static final ControlType IPV6_2292RTHDR = of("IPV6_2292RTHDR", 41, 5);
    public static final ControlType IPV6_2292HOPLIMIT = of("IPV6_2292HOPLIMIT", 41, 8);
    public static final ControlType IPV6_FLOWINFO = of("IPV6_FLOWINFO", 41, 11);
    public static final ControlType IPV6_RECVERR = of("IPV6_RECVERR", 41, 25);
    public static final ControlType IPV6_PKTINFO = of("IPV6_PKTINFO", 41, 50);
    public static final ControlType IPV6_HOPLIMIT = of("IPV6_HOPLIMIT", 41, 52);
    public static final ControlType IPV6_HOPOPTS = of("IPV6_HOPOPTS", 41, 54);
    public static final ControlType IPV6_RTHDRDSTOPTS = of("IPV6_RTHDRDSTOPTS", 41, 55);
    public static final ControlType IPV6_RTHDR = of("IPV6_RTHDR", 41, 57);
    public static final ControlType IPV6_DSTOPTS = of("IPV6_DSTOPTS", 41, 59);
    public static final ControlType IPV6_PATHMTU = of("IPV6_PATHMTU", 41, 61);
    public static final ControlType IPV6_DONTFRAG = of("IPV6_DONTFRAG", 41, 62);
    public static final ControlType IPV6_TCLASS = of("IPV6_TCLASS", 41, 67);
    public static final ControlType IPV6_ORIGDSTADDR = of("IPV6_ORIGDSTADDR", 41, 74);
    public static final ControlType IPV6_RECVFRAGSIZE = of("IPV6_RECVFRAGSIZE", 41, 77);

    public static final ControlType TCP_INQ = of("TCP_INQ", 6, 36);
    public static final ControlType UDP_SEGMENT = of("UDP_SEGMENT", 17, 103);
    public static final ControlType UDP_GRO = of("UDP_GRO", 17, 104);

    public static final ControlType PACKET_AUXDATA = of("PACKET_AUXDATA", 263, 8);
    public static final ControlType PACKET_TX_TIMESTAMP = of("PACKET_TX_TIMESTAMP", 263, 16);

    public static final ControlType NETLINK_PKTINFO = of("NETLINK_PKTINFO", 270, 3);
    public static final ControlType NETLINK_LISTEN_ALL_NSID = of("NETLINK_LISTEN_ALL_NSID", 270, 8);

    private OptionNames() {}

    private static ControlType of(String name, int level, int number) {
        var type = new ControlType(level, number);
        NAMES.put(type, name);
        return type;
    }

    static Optional<String> name(ControlType type) {
        return Optional.ofNullable(NAMES.get(type));
    }

    /// Refuses a type that a record cannot have.
    static void require(ControlType type, ControlType... possible) {
        for (var one : possible) {
            if (one.equals(type)) return;
        }
        throw new IllegalArgumentException(type + " is none of " + List.of(possible));
    }
}
