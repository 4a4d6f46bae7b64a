package io.sockeye.control;

/// A control message as a value: what goes beside the bytes of sendmsg(2) and recvmsg(2).
///
/// What the kernel sends only when it is asked to has an option that asks:
///
/// | message | C | asked for by | can be sent |
/// |---|---|---|---|
/// | [PassedDescriptors] | SCM_RIGHTS | | yes |
/// | [Credentials] | SCM_CREDENTIALS | SO_PASSCRED | yes |
/// | [ProcessDescriptor] | SCM_PIDFD | SO_PASSPIDFD | |
/// | [SecurityLabel] | SCM_SECURITY | SO_PASSSEC, IP_PASSSEC | |
/// | [PacketInfo4] | IP_PKTINFO | IP_PKTINFO | yes |
/// | [PacketInfo6] | IPV6_PKTINFO | IPV6_RECVPKTINFO | yes |
/// | [HopLimit] | IP_TTL, IPV6_HOPLIMIT | IP_RECVTTL, IPV6_RECVHOPLIMIT | yes |
/// | [TrafficClass] | IP_TOS, IPV6_TCLASS | IP_RECVTOS, IPV6_RECVTCLASS | yes |
/// | [OriginalDestination] | IP_ORIGDSTADDR, IPV6_ORIGDSTADDR | IP_RECVORIGDSTADDR, IPV6_RECVORIGDSTADDR | |
/// | [Timestamps] | SCM_TIMESTAMP, SCM_TIMESTAMPNS, SCM_TIMESTAMPING | SO_TIMESTAMP, … | |
/// | [ReceivedError] | IP_RECVERR, IPV6_RECVERR | the option of that name, SO_ZEROCOPY, SO_TIMESTAMPING | |
/// | [SegmentSize] | UDP_SEGMENT, UDP_GRO | UDP_GRO | UDP_SEGMENT |
/// | [TransmitTime] | SCM_TXTIME | SO_TXTIME | yes |
/// | [AuxiliaryData] | PACKET_AUXDATA | PACKET_AUXDATA | |
/// | [NetlinkGroup] | NETLINK_PKTINFO | NETLINK_PKTINFO | |
/// | [NetlinkNamespace] | NETLINK_LISTEN_ALL_NSID | NETLINK_LISTEN_ALL_NSID | |
/// | [J1939Header] | SCM_J1939_DEST_ADDR, … | | |
/// | [AlgOperation] | ALG_SET_OP, ALG_SET_IV, ALG_SET_AEAD_ASSOCLEN | | yes |
/// | [SctpInitMessage] | SCTP_INIT | | yes |
/// | [SctpSendInfo], [SctpReceiveInfo] | SCTP_SNDINFO, SCTP_RCVINFO | SCTP_RECVRCVINFO | SCTP_SNDINFO |
/// | [SctpSendReceiveInfo] | SCTP_SNDRCV | SCTP_EVENTS | yes |
/// | [SctpNextInfo] | SCTP_NXTINFO | SCTP_RECVNXTINFO | |
/// | [SctpPartialReliability] | SCTP_PRINFO | | yes |
/// | [TlsRecordType] | TLS_SET_RECORD_TYPE, TLS_GET_RECORD_TYPE | TLS_RX | TLS_SET_RECORD_TYPE |
/// | [TipcError], [TipcDestination] | TIPC_ERRINFO, TIPC_DESTNAME | | |
///
/// The kernel refuses some of what it does not take with EINVAL, and ignores the rest, such as messages of another version of IP.
/// Descriptors travel on Unix sockets alone, credentials also on netlink: elsewhere they are refused here. Whatever else there is, and what was cut in the middle of its struct because
/// the room was too small, is an [OpaqueControlMessage].
///
/// A `switch` outside this project needs a `default`: a type that is opaque today may have its own
/// record tomorrow.
public sealed interface ControlMessage
        permits PassedDescriptors,
                Credentials,
                ProcessDescriptor,
                SecurityLabel,
                PacketInfo4,
                PacketInfo6,
                HopLimit,
                TrafficClass,
                OriginalDestination,
                Timestamps,
                ReceivedError,
                SegmentSize,
                TransmitTime,
                AlgOperation,
                AuxiliaryData,
                J1939Header,
                NetlinkGroup,
                NetlinkNamespace,
                SctpInitMessage,
                SctpNextInfo,
                SctpPartialReliability,
                SctpReceiveInfo,
                SctpSendInfo,
                SctpSendReceiveInfo,
                TipcDestination,
                TipcError,
                TlsRecordType,
                OpaqueControlMessage {
    /// What this message is.
    ///
    /// @return level and number
    ControlType type();

    /// The length of a control message with its header, CMSG_LEN of cmsg(3).
    ///
    /// @param length bytes of data, 0 or more
    /// @return the length in bytes, without padding behind it
    /// @throws IllegalArgumentException if the length is negative, or too large for an `int`
    static int cmsgLen(int length) {
        return ControlSize.checked(length, ControlSize.HEADER + (long) length);
    }

    /// The room that a control message takes in a buffer, CMSG_SPACE of cmsg(3).
    ///
    /// @param length bytes of data, 0 or more
    /// @return the room in bytes, padding included
    /// @throws IllegalArgumentException if the length is negative, or too large for an `int`
    static int cmsgSpace(int length) {
        return ControlSize.checked(length, ControlSize.HEADER + (length + 7L & ~7L));
    }
}
