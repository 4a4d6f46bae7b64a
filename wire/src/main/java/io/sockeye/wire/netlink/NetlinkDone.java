package io.sockeye.wire.netlink;

/// The end of a dump, NLMSG_DONE. Whether the table changed meanwhile, other messages say as well: [NetlinkDump].
///
/// @param header with the sequence of the question
public record NetlinkDone(NetlinkHeader header)
        implements NetlinkMessage, RouteNetlink, DiagNetlink, GenericNetlink, PlainNetlink {
    /// Answers the sequence.
    ///
    /// @return such as `done seq 1`
    @Override
    public String toString() {
        return "done seq " + sequence() + (interrupted() ? " interrupted" : "");
    }
}
