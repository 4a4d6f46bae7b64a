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

    /// How sending a CAN frame went: [ReceivedError], with SO_TIMESTAMPING (since Linux 6.15).
    public static final ControlType SCM_CAN_RAW_ERRQUEUE = new ControlType(101, 1);

    /// The address to which a J1939 message went: [J1939Header] (since Linux 5.4).
    public static final ControlType SCM_J1939_DEST_ADDR = new ControlType(107, 1);

    /// The NAME to which a J1939 message went: [J1939Header] (since Linux 5.4).
    public static final ControlType SCM_J1939_DEST_NAME = new ControlType(107, 2);

    /// The priority of a J1939 message: [J1939Header] (since Linux 5.4).
    public static final ControlType SCM_J1939_PRIO = new ControlType(107, 3);

    /// How a transfer of J1939 goes: [ReceivedError], SO_J1939_ERRQUEUE (since Linux 5.4).
    public static final ControlType SCM_J1939_ERRQUEUE = new ControlType(107, 4);

    /// What a new association asks for: [SctpInitMessage], RFC 6458, section 5.3.1.
    public static final ControlType SCTP_INIT = new ControlType(132, 0);

    /// How a message goes or came: [SctpSendReceiveInfo], RFC 6458, section 5.3.2.
    public static final ControlType SCTP_SNDRCV = new ControlType(132, 1);

    /// How a message goes: [SctpSendInfo], RFC 6458, section 5.3.4 (since Linux 3.17).
    public static final ControlType SCTP_SNDINFO = new ControlType(132, 2);

    /// How a message came: [SctpReceiveInfo], RFC 6458, section 5.3.5 (since Linux 3.17).
    public static final ControlType SCTP_RCVINFO = new ControlType(132, 3);

    /// The message behind this one: [SctpNextInfo], RFC 6458, section 5.3.6 (since Linux 3.17).
    public static final ControlType SCTP_NXTINFO = new ControlType(132, 4);

    /// When a message is given up: [SctpPartialReliability], RFC 6458, section 5.3.7 (since Linux 4.8).
    public static final ControlType SCTP_PRINFO = new ControlType(132, 5);

    /// The key that authenticates a message, struct sctp_authinfo (since Linux 4.17).
    public static final ControlType SCTP_AUTHINFO = new ControlType(132, 6);

    /// Where the first message of an association goes beside its address, struct in_addr (since Linux 4.17).
    public static final ControlType SCTP_DSTADDRV4 = new ControlType(132, 7);

    /// Where the first message of an association goes beside its address, struct in6_addr (since Linux 4.17).
    public static final ControlType SCTP_DSTADDRV6 = new ControlType(132, 8);

    /// Why a message came back: [TipcError].
    public static final ControlType TIPC_ERRINFO = new ControlType(271, 1);

    /// The message that came back, its bytes.
    public static final ControlType TIPC_RETDATA = new ControlType(271, 2);

    /// To which service a message went: [TipcDestination].
    public static final ControlType TIPC_DESTNAME = new ControlType(271, 3);

    /// Whether a packet of Bluetooth voice came whole, a byte: BT_PKT_STATUS (since Linux 5.9).
    public static final ControlType BT_SCM_PKT_STATUS = new ControlType(274, 3);

    /// What to do with memory of the peer, struct rds_rdma_args.
    public static final ControlType RDS_CMSG_RDMA_ARGS = new ControlType(276, 1);

    /// Which memory of the peer was named, an `rds_rdma_cookie_t`.
    public static final ControlType RDS_CMSG_RDMA_DEST = new ControlType(276, 2);

    /// Memory for the peer to reach, struct rds_get_mr_args.
    public static final ControlType RDS_CMSG_RDMA_MAP = new ControlType(276, 3);

    /// How that went, struct rds_rdma_notify.
    public static final ControlType RDS_CMSG_RDMA_STATUS = new ControlType(276, 4);

    /// Which ports are free again, 64 bits: RDS_CONG_MONITOR.
    public static final ControlType RDS_CMSG_CONG_UPDATE = new ControlType(276, 5);

    /// Add to memory of the peer, struct rds_atomic_args.
    public static final ControlType RDS_CMSG_ATOMIC_FADD = new ControlType(276, 6);

    /// Compare and swap memory of the peer, struct rds_atomic_args.
    public static final ControlType RDS_CMSG_ATOMIC_CSWP = new ControlType(276, 7);

    /// Add to memory of the peer under a mask, struct rds_atomic_args.
    public static final ControlType RDS_CMSG_MASKED_ATOMIC_FADD = new ControlType(276, 8);

    /// Compare and swap memory of the peer under a mask, struct rds_atomic_args.
    public static final ControlType RDS_CMSG_MASKED_ATOMIC_CSWP = new ControlType(276, 9);

    /// How long the message took where, struct rds_cmsg_rx_trace (since Linux 4.11).
    public static final ControlType RDS_CMSG_RXPATH_LATENCY = new ControlType(276, 11);

    /// A number for a message of MSG_ZEROCOPY, 32 bits (since Linux 4.17).
    public static final ControlType RDS_CMSG_ZCOPY_COOKIE = new ControlType(276, 12);

    /// Which such messages are done, struct rds_zcopy_cookies (since Linux 4.17).
    public static final ControlType RDS_CMSG_ZCOPY_COMPLETION = new ControlType(276, 13);

    /// An initialisation vector, struct af_alg_iv: part of [AlgOperation].
    public static final ControlType ALG_SET_IV = new ControlType(279, 2);

    /// What to do, 32 bits: part of [AlgOperation].
    public static final ControlType ALG_SET_OP = new ControlType(279, 3);

    /// How much is authenticated only, 32 bits: part of [AlgOperation].
    public static final ControlType ALG_SET_AEAD_ASSOCLEN = new ControlType(279, 4);

    /// The type of a record to send: [TlsRecordType] (since Linux 4.13).
    public static final ControlType TLS_SET_RECORD_TYPE = new ControlType(282, 1);

    /// The type of a received record: [TlsRecordType] (since Linux 4.17).
    public static final ControlType TLS_GET_RECORD_TYPE = new ControlType(282, 2);

    /// Which sends of MSG_ZEROCOPY are done: [ReceivedError] (since Linux 6.7).
    public static final ControlType VSOCK_RECVERR = new ControlType(287, 1);

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
