package io.sockeye.control;

/// What the first message of an SCTP association asks for: struct sctp_initmsg of RFC 6458, section 5.3.1. Sent
/// beside the message that makes an association of a one-to-many socket; for others it is the option SCTP_INITMSG.
///
/// @param outStreams how many streams to send on; 0 leaves it as it is
/// @param maxInStreams how many streams of the peer to take at most; 0 leaves it as it is
/// @param maxAttempts how often to send it; 0 leaves it as it is
/// @param maxTimeout how long to wait for the answer at most, in milliseconds; 0 leaves it as it is
public record SctpInitMessage(int outStreams, int maxInStreams, int maxAttempts, int maxTimeout)
        implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public SctpInitMessage {
        Ranges.check("outStreams", outStreams, Ranges.SHORT);
        Ranges.check("maxInStreams", maxInStreams, Ranges.SHORT);
        Ranges.check("maxAttempts", maxAttempts, Ranges.SHORT);
        Ranges.check("maxTimeout", maxTimeout, Ranges.SHORT);
    }

    /// What this message is.
    ///
    /// @return SCTP_INIT
    @Override
    public ControlType type() {
        return ControlType.SCTP_INIT;
    }
}
