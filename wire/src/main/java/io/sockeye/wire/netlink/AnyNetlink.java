package io.sockeye.wire.netlink;

/// A message of any protocol of netlink: what the sums of all protocols have in common.
public sealed interface AnyNetlink
        permits NetlinkMessage, RouteNetlink, DiagNetlink, GenericNetlink, PlainNetlink {
    /// What the message begins with.
    ///
    /// @return type, flags, sequence and port
    NetlinkHeader header();

    /// Which question it answers.
    ///
    /// @return the sequence that the question had
    default int sequence() {
        return header().sequence();
    }

    /// Whether the kernel found, just before this message, that the table has changed since the dump began: NLM_F_DUMP_INTR. It says so once,
    /// in the first message after the change, and hardly ever in the [NetlinkDone]: a [NetlinkDump] keeps it in mind.
    ///
    /// @return whether the dump that this message belongs to is no picture of one moment
    default boolean interrupted() {
        return header().has(NetlinkFlags.NLM_F_DUMP_INTR);
    }
}
