package io.sockeye.control;

/// How a message goes over SCTP: struct sctp_sndinfo, SCTP_SNDINFO of RFC 6458, section 5.3.4 (since Linux 3.17).
/// Sent; for all messages it is the option SCTP_DEFAULT_SNDINFO.
///
/// @param stream the stream, 0 to 65535
/// @param flags [#SCTP_UNORDERED] and its like
/// @param protocol a number for the peer, PPID, which is sent as the bytes of this machine; 32 bits unsigned
/// @param context a number that comes back with errors; 32 bits unsigned
/// @param association which; 0 of a one-to-one socket
public record SctpSendInfo(int stream, int flags, long protocol, long context, int association)
        implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public SctpSendInfo {
        Ranges.check("stream", stream, Ranges.SHORT);
        Ranges.check("flags", flags, Ranges.SHORT);
        Ranges.check("protocol", protocol, Ranges.INT);
        Ranges.check("context", context, Ranges.INT);
    }

    /// [#flags()]: before others of its stream if it comes sooner.
    public static final int SCTP_UNORDERED = 1;

    /// [#flags()]: to the address of the message, not the primary one.
    public static final int SCTP_ADDR_OVER = 2;

    /// [#flags()]: end the association at once; the data says why.
    public static final int SCTP_ABORT = 4;

    /// [#flags()]: ask for an answer at once. Since Linux 4.11.
    public static final int SCTP_SACK_IMMEDIATELY = 8;

    /// [#flags()]: to all associations of a one-to-many socket. Since Linux 4.17.
    public static final int SCTP_SENDALL = 64;

    /// [#flags()]: shut the association down.
    public static final int SCTP_EOF = 512;

    /// On a stream, and nothing else.
    ///
    /// @param stream the stream, 0 to 65535
    /// @return the message
    public static SctpSendInfo of(int stream) {
        return new SctpSendInfo(stream, 0, 0, 0, 0);
    }

    /// What this message is.
    ///
    /// @return SCTP_SNDINFO
    @Override
    public ControlType type() {
        return ControlType.SCTP_SNDINFO;
    }
}
