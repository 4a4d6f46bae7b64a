package io.sockeye.control;

/// To which service a TIPC message was sent: TIPC_DESTNAME of `<linux/tipc.h>`.
///
/// @param serviceType the service; 32 bits unsigned
/// @param lower its first instance; 32 bits unsigned
/// @param upper its last instance; 32 bits unsigned
public record TipcDestination(long serviceType, long lower, long upper) implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public TipcDestination {
        Ranges.check("serviceType", serviceType, Ranges.INT);
        Ranges.check("lower", lower, Ranges.INT);
        Ranges.check("upper", upper, Ranges.INT);
    }

    /// What this message is.
    ///
    /// @return TIPC_DESTNAME
    @Override
    public ControlType type() {
        return ControlType.TIPC_DESTNAME;
    }
}
