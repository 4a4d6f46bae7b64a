package io.sockeye.control;

import io.sockeye.internal.named.Constants;

/// What a control message is: its level and its number in that level, cmsg(3).
///
/// @param level the level, as for an option: 1 is SOL_SOCKET
/// @param number the type in that level, cmsg_type
public record ControlType(int level, int number) {
    /// Open descriptors: [PassedDescriptors], unix(7).
    public static final ControlType SCM_RIGHTS = new ControlType(1, 1);

    /// Who sends: [Credentials], unix(7).
    public static final ControlType SCM_CREDENTIALS = new ControlType(1, 2);

    /// The security label of the sender: [SecurityLabel], unix(7), SO_PASSSEC.
    public static final ControlType SCM_SECURITY = new ControlType(1, 3);

    /// A pidfd of the sender: [ProcessDescriptor], SO_PASSPIDFD (since Linux 6.5).
    public static final ControlType SCM_PIDFD = new ControlType(1, 4);

    /// When it arrived, in microseconds: [Timestamps], SO_TIMESTAMP of socket(7).
    public static final ControlType SCM_TIMESTAMP = new ControlType(1, 29);

    /// When it arrived, in nanoseconds: [Timestamps], SO_TIMESTAMPNS (since Linux 2.6.22).
    public static final ControlType SCM_TIMESTAMPNS = new ControlType(1, 35);

    /// When it arrived or left, by the clocks of kernel and device: [Timestamps], SO_TIMESTAMPING (since Linux 2.6.30). Sent with an
    /// `int` of SOF_TIMESTAMPING_TX_ bits it asks for the times of that one message (since Linux 4.6).
    public static final ControlType SCM_TIMESTAMPING = new ControlType(1, 37);

    /// Whether a frame of 802.11 was acknowledged, an `int`: SO_WIFI_STATUS (since Linux 3.3).
    public static final ControlType SCM_WIFI_STATUS = new ControlType(1, 41);

    /// Counters of TCP beside a transmit timestamp, netlink attributes: SOF_TIMESTAMPING_OPT_STATS (since Linux 4.10).
    public static final ControlType SCM_TIMESTAMPING_OPT_STATS = new ControlType(1, 54);

    /// The interface that took a hardware timestamp, struct scm_ts_pktinfo: SOF_TIMESTAMPING_OPT_PKTINFO (since Linux 4.13).
    public static final ControlType SCM_TIMESTAMPING_PKTINFO = new ControlType(1, 58);

    /// When to send: [TransmitTime], SO_TXTIME (since Linux 4.19).
    public static final ControlType SCM_TXTIME = new ControlType(1, 61);

    /// Data in the linear part of a packet for device memory, struct dmabuf_cmsg (since Linux 6.12).
    public static final ControlType SCM_DEVMEM_LINEAR = new ControlType(1, 78);

    /// Data in device memory, struct dmabuf_cmsg (since Linux 6.12).
    public static final ControlType SCM_DEVMEM_DMABUF = new ControlType(1, 79);

    /// Sent: the id of the transmit timestamp of this message, 32 bits unsigned, with SOF_TIMESTAMPING_OPT_ID (since Linux 6.13).
    public static final ControlType SCM_TS_OPT_ID = new ControlType(1, 81);

    /// How many bytes are left in the queue of a Unix stream, an `int`: SO_INQ (since Linux 7.0).
    public static final ControlType SCM_INQ = new ControlType(1, 84);

    private static final Constants<ControlType> NAMES =
            Constants.of(ControlType.class, type -> key(type.level, type.number));

    /// Answers the type with a level and a number.
    ///
    /// @param level the level
    /// @param number the type in that level
    /// @return the constant itself where there is one
    public static ControlType of(int level, int number) {
        return NAMES.find(
                key(level, number), key -> new ControlType((int) (key >> Integer.SIZE), (int) key));
    }

    private static long key(int level, int number) {
        return (long) level << Integer.SIZE | Integer.toUnsignedLong(number);
    }

    /// Answers the C name, or both numbers when there is none. The name may be that of an option, such as `IP_TTL`.
    ///
    /// @return such as `SCM_RIGHTS`, `IPV6_PKTINFO` or `132:1`
    @Override
    public String toString() {
        return NAMES.name(key(level, number))
                .or(() -> OptionNames.name(this))
                .orElseGet(() -> level + ":" + number);
    }
}
