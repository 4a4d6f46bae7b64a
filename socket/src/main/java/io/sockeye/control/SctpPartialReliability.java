package io.sockeye.control;

/// When a message is given up: struct sctp_prinfo, SCTP_PRINFO of RFC 6458, section 5.3.7 (since Linux 4.8). Sent.
///
/// @param policy [#SCTP_PR_SCTP_TTL] and its like
/// @param value what the policy takes; 32 bits unsigned
public record SctpPartialReliability(int policy, long value) implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public SctpPartialReliability {
        Ranges.check("policy", policy, Ranges.SHORT);
        Ranges.check("value", value, Ranges.INT);
    }

    /// [#policy()]: never.
    public static final int SCTP_PR_SCTP_NONE = 0;

    /// [#policy()]: after this many milliseconds.
    public static final int SCTP_PR_SCTP_TTL = 16;

    /// [#policy()]: after it was sent again this many times.
    public static final int SCTP_PR_SCTP_RTX = 32;

    /// [#policy()]: when there is no room, the largest value first.
    public static final int SCTP_PR_SCTP_PRIO = 48;

    /// What this message is.
    ///
    /// @return SCTP_PRINFO
    @Override
    public ControlType type() {
        return ControlType.SCTP_PRINFO;
    }
}
