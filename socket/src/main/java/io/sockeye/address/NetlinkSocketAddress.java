package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_NETLINK;

/// An address of netlink, `struct sockaddr_nl` of netlink(7).
///
/// @param pid the port: 0 is the kernel; to bind(2) 0 lets the kernel choose, which often gives the process id, hence the name. 32 bits unsigned
/// @param groups the first 32 groups, a bit each, 32 bits unsigned; more than those: NETLINK_ADD_MEMBERSHIP
public record NetlinkSocketAddress(long pid, long groups) implements SocketAddress {

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 32 bits; the message names the value
    public NetlinkSocketAddress {
        Unsigned.check("pid", pid, Unsigned.MAX_32);
        Unsigned.check("groups", groups, Unsigned.MAX_32);
    }

    /// The family of this address.
    ///
    /// @return AF_NETLINK
    @Override
    public AddressFamily family() {
        return AF_NETLINK;
    }

    /// Answers port and groups.
    ///
    /// @return such as `netlink:0` or `netlink:4711?groups=0x11`
    @Override
    public String toString() {
        var text = "netlink:" + pid;
        return groups == 0 ? text : text + "?groups=0x" + Long.toHexString(groups);
    }
}
