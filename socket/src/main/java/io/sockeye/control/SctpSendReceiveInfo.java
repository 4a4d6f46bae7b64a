package io.sockeye.control;

/// How a message goes or came over SCTP: struct sctp_sndrcvinfo, SCTP_SNDRCV of RFC 6458, section 5.3.2. The older
/// message, in place of [SctpSendInfo] and [SctpReceiveInfo]; received with `sctp_data_io_event` of SCTP_EVENTS.
///
/// @param stream the stream
/// @param sequence the number in its stream, SSN; received
/// @param flags SCTP_UNORDERED of [SctpSendInfo] and its like
/// @param protocol a number for the peer, PPID; 32 bits unsigned
/// @param context a number that comes back with errors; 32 bits unsigned
/// @param timeToLive given up after that, in milliseconds; 0 never; sent
/// @param tsn the number of its first chunk; received
/// @param cumulativeTsn up to where all has come; received
/// @param association which; 0 of a one-to-one socket
public record SctpSendReceiveInfo(
        int stream,
        int sequence,
        int flags,
        long protocol,
        long context,
        long timeToLive,
        long tsn,
        long cumulativeTsn,
        int association)
        implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public SctpSendReceiveInfo {
        Ranges.check("stream", stream, Ranges.SHORT);
        Ranges.check("sequence", sequence, Ranges.SHORT);
        Ranges.check("flags", flags, Ranges.SHORT);
        Ranges.check("protocol", protocol, Ranges.INT);
        Ranges.check("context", context, Ranges.INT);
        Ranges.check("timeToLive", timeToLive, Ranges.INT);
        Ranges.check("tsn", tsn, Ranges.INT);
        Ranges.check("cumulativeTsn", cumulativeTsn, Ranges.INT);
    }

    /// What this message is.
    ///
    /// @return SCTP_SNDRCV
    @Override
    public ControlType type() {
        return ControlType.SCTP_SNDRCV;
    }
}
