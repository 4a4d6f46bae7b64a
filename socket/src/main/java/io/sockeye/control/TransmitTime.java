package io.sockeye.control;

/// When a packet is to leave, SCM_TXTIME (since Linux 4.19).
///
/// The socket has to have SO_TXTIME set, which names the clock; otherwise the kernel refuses with EINVAL. The packet scheduler of the
/// interface has to keep such times, tc-etf(8) or tc-fq(8): the others ignore them.
///
/// @param nanos nanoseconds on that clock, clock_gettime(2)
public record TransmitTime(long nanos) implements ControlMessage {
    /// What this message is.
    ///
    /// @return SCM_TXTIME
    @Override
    public ControlType type() {
        return ControlType.SCM_TXTIME;
    }
}
