/// Messages of netlink: netlink(7), rtnetlink(7), sock_diag(7). Their numbers are in the order of this machine.
///
/// Message types mean something else in each protocol of netlink, so each has its own sum: [RouteNetlink] for NETLINK_ROUTE, [DiagNetlink]
/// for NETLINK_SOCK_DIAG, [GenericNetlink] for NETLINK_GENERIC, [PlainNetlink] for all others. What they share is in all of them:
/// [NetlinkDone], [NetlinkError], and [OpaqueNetlink] for the rest; each message has its [NetlinkHeader]. A [NetlinkDump] gathers the answer
/// to a question for a whole table.
///
/// Whoever receives looks at the sender: only port 0 is the kernel.
package io.sockeye.wire.netlink;
