package io.sockeye.wire.netlink;

/// An answer to one question, NLMSG_ERROR: what went wrong, or that nothing did.
///
/// @param sequence that of the question
/// @param errno what went wrong; 0 is the answer to NLM_F_ACK, all is well
/// @param text what the kernel says about it where NETLINK_EXT_ACK is on, otherwise empty
public record NetlinkError(int sequence, int errno, String text)
        implements NetlinkMessage, RouteNetlink, DiagNetlink {
    static final int NLMSGERR_ATTR_MSG = 1;

    /// Whether this is an answer to NLM_F_ACK.
    ///
    /// @return whether nothing went wrong
    public boolean isAcknowledgement() {
        return errno == 0;
    }
}
