package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_NETLINK;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import java.util.List;

/// The options of netlink sockets: level SOL_NETLINK, netlink(7).
public final class NetlinkOptions {
    /// Join a group, by its number from 1. Since Linux 2.6.14; netlink(7).
    public static final WriteOnlyOption<Integer> NETLINK_ADD_MEMBERSHIP =
            new WriteOnlyOption<>("NETLINK_ADD_MEMBERSHIP", SOL_NETLINK, 1, INT);

    /// Leave a group. Since Linux 2.6.14; netlink(7).
    public static final WriteOnlyOption<Integer> NETLINK_DROP_MEMBERSHIP =
            new WriteOnlyOption<>("NETLINK_DROP_MEMBERSHIP", SOL_NETLINK, 2, INT);

    /// Send beside each message to which group it went. Since Linux 2.6.14; netlink(7).
    public static final SocketOption<Boolean> NETLINK_PKTINFO =
            new SocketOption<>("NETLINK_PKTINFO", SOL_NETLINK, 3, FLAG);

    /// Who sends to a group hears of receivers that lost the message. Since Linux 2.6.30; netlink(7).
    public static final SocketOption<Boolean> NETLINK_BROADCAST_ERROR =
            new SocketOption<>("NETLINK_BROADCAST_ERROR", SOL_NETLINK, 4, FLAG);

    /// Do not tell of lost messages by ENOBUFS. Since Linux 2.6.30; netlink(7).
    public static final SocketOption<Boolean> NETLINK_NO_ENOBUFS =
            new SocketOption<>("NETLINK_NO_ENOBUFS", SOL_NETLINK, 5, FLAG);

    /// Hear the groups of all network namespaces that have an id here. Needs CAP_NET_BROADCAST. Since Linux 4.2;
    /// netlink(7).
    public static final SocketOption<Boolean> NETLINK_LISTEN_ALL_NSID =
            new SocketOption<>("NETLINK_LISTEN_ALL_NSID", SOL_NETLINK, 8, FLAG);

    /// The groups that the socket has joined, by number. Since Linux 4.2; netlink(7).
    public static final ReadOnlyOption<List<Integer>> NETLINK_LIST_MEMBERSHIPS =
            new ReadOnlyOption<>(
                    "NETLINK_LIST_MEMBERSHIPS",
                    SOL_NETLINK,
                    9,
                    LazyType.of(() -> GroupsType.GROUPS));

    /// Answers do not repeat the question. Since Linux 4.3; netlink(7).
    public static final SocketOption<Boolean> NETLINK_CAP_ACK =
            new SocketOption<>("NETLINK_CAP_ACK", SOL_NETLINK, 10, FLAG);

    /// Answers say in words what is wrong, and where. Since Linux 4.12; `<linux/netlink.h>`.
    public static final SocketOption<Boolean> NETLINK_EXT_ACK =
            new SocketOption<>("NETLINK_EXT_ACK", SOL_NETLINK, 11, FLAG);

    /// Questions for a dump are checked in full, and filter it. Since Linux 4.20; `<linux/netlink.h>`.
    public static final SocketOption<Boolean> NETLINK_GET_STRICT_CHK =
            new SocketOption<>("NETLINK_GET_STRICT_CHK", SOL_NETLINK, 12, FLAG);

    private NetlinkOptions() {}
}
