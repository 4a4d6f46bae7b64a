package io.sockeye.control;

/// How a message came over SCTP: struct sctp_rcvinfo, SCTP_RCVINFO of RFC 6458, section 5.3.5 (since Linux 3.17).
/// With the option SCTP_RECVRCVINFO.
///
/// @param stream the stream
/// @param sequence the number in its stream, SSN
/// @param flags SCTP_UNORDERED of [SctpSendInfo]
/// @param protocol the number that the peer gave it, PPID, as the bytes of this machine; 32 bits unsigned
/// @param tsn the number of its first chunk; 32 bits unsigned
/// @param cumulativeTsn up to where all has come; 32 bits unsigned
/// @param context of SCTP_CONTEXT; 32 bits unsigned
/// @param association which; 0 of a one-to-one socket
public record SctpReceiveInfo(
        int stream,
        int sequence,
        int flags,
        long protocol,
        long tsn,
        long cumulativeTsn,
        long context,
        int association)
        implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public SctpReceiveInfo {
        Ranges.check("stream", stream, Ranges.SHORT);
        Ranges.check("sequence", sequence, Ranges.SHORT);
        Ranges.check("flags", flags, Ranges.SHORT);
        Ranges.check("protocol", protocol, Ranges.INT);
        Ranges.check("tsn", tsn, Ranges.INT);
        Ranges.check("cumulativeTsn", cumulativeTsn, Ranges.INT);
        Ranges.check("context", context, Ranges.INT);
    }

    /// What this message is.
    ///
    /// @return SCTP_RCVINFO
    @Override
    public ControlType type() {
        return ControlType.SCTP_RCVINFO;
    }
}
