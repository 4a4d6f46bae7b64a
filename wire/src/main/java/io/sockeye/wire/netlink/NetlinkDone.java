package io.sockeye.wire.netlink;

/// The end of a dump, NLMSG_DONE.
///
/// @param sequence that of the question
/// @param interrupted whether something changed during the dump, NLM_F_DUMP_INTR: what came is no picture of one moment, so ask again
public record NetlinkDone(int sequence, boolean interrupted)
        implements NetlinkMessage, RouteNetlink, DiagNetlink {}
