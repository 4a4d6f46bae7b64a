package io.sockeye.control;

/// What is known of the message behind this one: struct sctp_nxtinfo, SCTP_NXTINFO of RFC 6458, section 5.3.6 (since
/// Linux 3.17). With the option SCTP_RECVNXTINFO, and where there is one.
///
/// @param stream the stream
/// @param flags SCTP_UNORDERED of [SctpSendInfo], SCTP_NOTIFICATION
/// @param protocol the number that the peer gave it, PPID; 32 bits unsigned
/// @param length how many bytes of it are here; 32 bits unsigned
/// @param association which; 0 of a one-to-one socket
public record SctpNextInfo(int stream, int flags, long protocol, long length, int association)
        implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public SctpNextInfo {
        Ranges.check("stream", stream, Ranges.SHORT);
        Ranges.check("flags", flags, Ranges.SHORT);
        Ranges.check("protocol", protocol, Ranges.INT);
        Ranges.check("length", length, Ranges.INT);
    }

    /// What this message is.
    ///
    /// @return SCTP_NXTINFO
    @Override
    public ControlType type() {
        return ControlType.SCTP_NXTINFO;
    }
}
