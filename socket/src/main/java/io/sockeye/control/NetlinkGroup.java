package io.sockeye.control;

/// To which group a netlink message went: struct nl_pktinfo, NETLINK_PKTINFO of netlink(7) (since Linux 2.6.14).
///
/// @param group its number from 1; 0 to this socket alone; 32 bits unsigned
public record NetlinkGroup(long group) implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public NetlinkGroup {
        Ranges.check("group", group, Ranges.INT);
    }

    /// What this message is.
    ///
    /// @return NETLINK_PKTINFO
    @Override
    public ControlType type() {
        return OptionNames.NETLINK_PKTINFO;
    }
}
