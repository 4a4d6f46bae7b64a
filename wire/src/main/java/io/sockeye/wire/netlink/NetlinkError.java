package io.sockeye.wire.netlink;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// An answer to one question, NLMSG_ERROR: what went wrong, or that nothing did. A dump that ends badly is one, too.
///
/// Where NETLINK_EXT_ACK is on, attributes say more (since Linux 4.12): [#NLMSGERR_ATTR_MSG] and its like.
///
/// @param header with the sequence of the question
/// @param errno what went wrong; 0 is the answer to NLM_F_ACK, all is well
/// @param question what the question began with; empty at the end of a dump
/// @param attributes all that the kernel says about it
public record NetlinkError(
        NetlinkHeader header,
        int errno,
        Optional<NetlinkHeader> question,
        List<NetlinkAttribute> attributes)
        implements NetlinkMessage, RouteNetlink, DiagNetlink, GenericNetlink, PlainNetlink {
    /// What is wrong, as a text.
    public static final int NLMSGERR_ATTR_MSG = 1;

    /// Where the attribute is that is wrong: 32 bits, bytes from the beginning of the question.
    public static final int NLMSGERR_ATTR_OFFS = 2;

    /// Bytes that name what was made or changed.
    public static final int NLMSGERR_ATTR_COOKIE = 3;

    /// What the kernel takes for the attribute that is wrong: nested, NL_POLICY_TYPE_ATTR_ of `<linux/netlink.h>`. Since Linux 5.10.
    public static final int NLMSGERR_ATTR_POLICY = 4;

    /// The type of an attribute that is missing, 32 bits. Since Linux 6.1.
    public static final int NLMSGERR_ATTR_MISS_TYPE = 5;

    /// Where the attribute begins in which one is missing: 32 bits, as [#NLMSGERR_ATTR_OFFS]. Since Linux 6.1.
    public static final int NLMSGERR_ATTR_MISS_NEST = 6;

    /// Takes a copy of the list.
    public NetlinkError {
        attributes = List.copyOf(attributes);
    }

    /// Whether this is an answer to NLM_F_ACK.
    ///
    /// @return whether nothing went wrong
    public boolean isAcknowledgement() {
        return errno == 0;
    }

    /// What the kernel says about it: [#NLMSGERR_ATTR_MSG]. It may warn in an acknowledgement.
    ///
    /// @return empty where it says nothing, or NETLINK_EXT_ACK is off
    public String text() {
        return find(NLMSGERR_ATTR_MSG).map(NetlinkAttribute::text).orElse("");
    }

    /// Which attribute is wrong: [#NLMSGERR_ATTR_OFFS].
    ///
    /// @return where it is in the question, in bytes from the first of its header
    public OptionalInt offset() {
        var value = find(NLMSGERR_ATTR_OFFS).map(NetlinkAttribute::data);
        return value.isPresent() && value.get().remaining() == 4
                ? OptionalInt.of(value.get().order(ByteOrder.nativeOrder()).getInt())
                : OptionalInt.empty();
    }

    private Optional<NetlinkAttribute> find(int type) {
        return attributes.stream().filter(attribute -> attribute.type() == type).findFirst();
    }

    /// Answers errno, sequence, and what the kernel says.
    ///
    /// @return such as `error 22 seq 5: invalid mtu, at byte 36`
    @Override
    public String toString() {
        var at = offset();
        return (isAcknowledgement() ? "acknowledgement" : "error " + errno)
                + " seq "
                + sequence()
                + (text().isEmpty() ? "" : ": " + text())
                + (at.isPresent() ? ", at byte " + at.getAsInt() : "");
    }
}
