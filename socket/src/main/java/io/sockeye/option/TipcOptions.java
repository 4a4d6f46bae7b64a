package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_TIPC;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import java.time.Duration;

/// The options of TIPC sockets, and what is asked of its topology service: level SOL_TIPC.
public final class TipcOptions {
    /// Which messages are refused last when a queue is full: [#TIPC_LOW_IMPORTANCE] and its like. Since Linux 2.6.16;
    /// `<linux/tipc.h>`.
    public static final SocketOption<Integer> TIPC_IMPORTANCE =
            new SocketOption<>("TIPC_IMPORTANCE", SOL_TIPC, 127, INT);

    /// Drop messages where the link is congested, rather than make the sender wait. Since Linux 2.6.16;
    /// `<linux/tipc.h>`.
    public static final SocketOption<Boolean> TIPC_SRC_DROPPABLE =
            new SocketOption<>("TIPC_SRC_DROPPABLE", SOL_TIPC, 128, FLAG);

    /// Drop messages that cannot be delivered, rather than return them. Since Linux 2.6.16; `<linux/tipc.h>`.
    public static final SocketOption<Boolean> TIPC_DEST_DROPPABLE =
            new SocketOption<>("TIPC_DEST_DROPPABLE", SOL_TIPC, 129, FLAG);

    /// How long connect(2) tries. Since Linux 2.6.16; `<linux/tipc.h>`.
    public static final SocketOption<Duration> TIPC_CONN_TIMEOUT =
            new SocketOption<>("TIPC_CONN_TIMEOUT", SOL_TIPC, 130, OptionType.MILLISECONDS);

    /// How many messages wait on this node; 0 in later kernels. Since Linux 2.6.28; `<linux/tipc.h>`.
    public static final ReadOnlyOption<Integer> TIPC_NODE_RECVQ_DEPTH =
            new ReadOnlyOption<>("TIPC_NODE_RECVQ_DEPTH", SOL_TIPC, 131, INT);

    /// How many messages wait in this socket. Since Linux 2.6.28; `<linux/tipc.h>`.
    public static final ReadOnlyOption<Integer> TIPC_SOCK_RECVQ_DEPTH =
            new ReadOnlyOption<>("TIPC_SOCK_RECVQ_DEPTH", SOL_TIPC, 132, INT);

    /// Multicast by broadcast; the value does not matter. Since Linux 4.11; `<linux/tipc.h>`.
    public static final WriteOnlyOption<Boolean> TIPC_MCAST_BROADCAST =
            new WriteOnlyOption<>("TIPC_MCAST_BROADCAST", SOL_TIPC, 133, FLAG);

    /// Multicast by a copy for each; the value does not matter. Since Linux 4.11; `<linux/tipc.h>`.
    public static final WriteOnlyOption<Boolean> TIPC_MCAST_REPLICAST =
            new WriteOnlyOption<>("TIPC_MCAST_REPLICAST", SOL_TIPC, 134, FLAG);

    /// Join a group of communicating sockets; read, the type of the group that the socket is in, 0 for none. Since Linux 4.15;
    /// `<linux/tipc.h>`.
    public static final AsymmetricOption<Long, TipcGroup> TIPC_GROUP_JOIN =
            new AsymmetricOption<>(
                    "TIPC_GROUP_JOIN",
                    SOL_TIPC,
                    135,
                    LazyType.of(() -> IntType.UNSIGNED),
                    LazyType.of(() -> TipcGroup.TYPE));

    /// Leave it; the value does not matter. Since Linux 4.15; `<linux/tipc.h>`.
    public static final WriteOnlyOption<Boolean> TIPC_GROUP_LEAVE =
            new WriteOnlyOption<>("TIPC_GROUP_LEAVE", SOL_TIPC, 136, FLAG);

    /// How many bytes the waiting messages take. Since Linux 5.0; `<linux/tipc.h>`.
    public static final ReadOnlyOption<Integer> TIPC_SOCK_RECVQ_USED =
            new ReadOnlyOption<>("TIPC_SOCK_RECVQ_USED", SOL_TIPC, 137, INT);

    /// Send at once, of SOCK_STREAM. Since Linux 5.5; `<linux/tipc.h>`.
    public static final WriteOnlyOption<Boolean> TIPC_NODELAY =
            new WriteOnlyOption<>("TIPC_NODELAY", SOL_TIPC, 138, FLAG);

    /// Of TIPC_IMPORTANCE: refused first.
    public static final int TIPC_LOW_IMPORTANCE = 0;

    /// Of TIPC_IMPORTANCE: above low.
    public static final int TIPC_MEDIUM_IMPORTANCE = 1;

    /// Of TIPC_IMPORTANCE: above medium.
    public static final int TIPC_HIGH_IMPORTANCE = 2;

    /// Of TIPC_IMPORTANCE: refused last.
    public static final int TIPC_CRITICAL_IMPORTANCE = 3;

    /// Of a subscription: an event for each socket that is bound or goes.
    public static final int TIPC_SUB_PORTS = 1;

    /// Of a subscription: an event for the first socket and after the last.
    public static final int TIPC_SUB_SERVICE = 2;

    /// Of a subscription: take it back.
    public static final int TIPC_SUB_CANCEL = 4;

    /// Of a subscription: without an end.
    public static final int TIPC_WAIT_FOREVER = -1;

    /// Of an event: the service is there.
    public static final int TIPC_PUBLISHED = 1;

    /// Of an event: the service is gone.
    public static final int TIPC_WITHDRAWN = 2;

    /// Of an event: the time of the subscription is over.
    public static final int TIPC_SUBSCR_TIMEOUT = 3;

    private TipcOptions() {}
}
