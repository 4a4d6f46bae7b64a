package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_IP;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

/// The options of IPv4: level SOL_IP, ip(7).
public final class IpOptions {
    /// Time to live of sent packets, 1 to 255; -1 sets the system's default.
    public static final SocketOption<Integer> IP_TTL = new SocketOption<>("IP_TTL", SOL_IP, 2, INT);

    /// The type-of-service byte of sent packets, 0 to 255: DSCP and, except for TCP, ECN.
    public static final SocketOption<Integer> IP_TOS = new SocketOption<>("IP_TOS", SOL_IP, 1, INT);

    /// Keep errors in a queue that MSG_ERRQUEUE reads.
    public static final SocketOption<Boolean> IP_RECVERR =
            new SocketOption<>("IP_RECVERR", SOL_IP, 11, FLAG);

    /// Time to live of sent multicast packets, 0 to 255; 1 unless set.
    public static final SocketOption<Integer> IP_MULTICAST_TTL =
            new SocketOption<>("IP_MULTICAST_TTL", SOL_IP, 33, INT);

    /// Whether sent multicast packets come back to this machine; on unless set.
    public static final SocketOption<Boolean> IP_MULTICAST_LOOP =
            new SocketOption<>("IP_MULTICAST_LOOP", SOL_IP, 34, FLAG);

    private IpOptions() {}
}
