package io.sockeye.control;

/// From which network namespace a netlink message comes, with NETLINK_LISTEN_ALL_NSID of netlink(7) (since Linux
/// 4.2). Messages of the socket's own namespace come without.
///
/// @param id the number that this namespace has given to that one, ip-netns(8)
public record NetlinkNamespace(int id) implements ControlMessage {
    /// What this message is.
    ///
    /// @return NETLINK_LISTEN_ALL_NSID
    @Override
    public ControlType type() {
        return OptionNames.NETLINK_LISTEN_ALL_NSID;
    }
}
