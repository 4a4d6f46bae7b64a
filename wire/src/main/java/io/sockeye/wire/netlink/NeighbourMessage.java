package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Who has an address on a link, or that nobody has any more: RTM_NEWNEIGH and RTM_DELNEIGH of rtnetlink(7), the table of ARP and of
/// neighbour discovery; of AF_BRIDGE, behind which port of a bridge a link address is.
///
/// @param header what the message begins with
/// @param family AF_INET (2), AF_INET6 (10), AF_BRIDGE (7) or another
/// @param interfaceIndex the number of the interface
/// @param address the address that was looked for; empty in families that are not IP
/// @param hardware the link address of who has it; empty while nobody is known
/// @param state [#NUD_REACHABLE] and its like
/// @param flags NTF_ of `<linux/neighbour.h>`, 0 to 255
/// @param attributes all that the kernel says, NDA_ of `<linux/neighbour.h>`
public record NeighbourMessage(
        NetlinkHeader header,
        int family,
        int interfaceIndex,
        Optional<InetAddress> address,
        ByteBuffer hardware,
        int state,
        int flags,
        List<NetlinkAttribute> attributes)
        implements RouteNetlink {
    /// Being asked for.
    public static final int NUD_INCOMPLETE = 0x1;

    /// Answered lately.
    public static final int NUD_REACHABLE = 0x2;

    /// Answered some time ago.
    public static final int NUD_STALE = 0x4;

    /// About to be asked again.
    public static final int NUD_DELAY = 0x8;

    /// Being asked again.
    public static final int NUD_PROBE = 0x10;

    /// Did not answer.
    public static final int NUD_FAILED = 0x20;

    /// Needs no asking, as on loopback.
    public static final int NUD_NOARP = 0x40;

    /// Entered by hand.
    public static final int NUD_PERMANENT = 0x80;

    static final int RTM_NEWNEIGH = 28;
    static final int RTM_DELNEIGH = 29;

    private static final int RTM_GETNEIGH = 30;
    private static final int NDMSG_SIZE = 12;
    private static final int NDA_DST = 1;
    private static final int NDA_LLADDR = 2;

    /// Takes a copy of the list.
    public NeighbourMessage {
        hardware = hardware.slice().asReadOnlyBuffer();
        attributes = List.copyOf(attributes);
    }

    /// Whether it has gone.
    ///
    /// @return whether it is RTM_DELNEIGH
    public boolean gone() {
        return header.type() == RTM_DELNEIGH;
    }

    /// The link address of who has it.
    ///
    /// @return read-only, the caller's to move in; empty while nobody is known
    @Override
    public ByteBuffer hardware() {
        return hardware.duplicate();
    }

    /// The question for all neighbours of both versions of IP.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Question.dump(RTM_GETNEIGH, sequence, Question.struct(NDMSG_SIZE));
    }

    /// The question for all neighbours of a family.
    ///
    /// @param sequence comes back in the answers
    /// @param family AF_INET (2), AF_INET6 (10), or AF_BRIDGE (7) for what bridges have learnt
    /// @return a message to be sent to the kernel
    /// @throws IllegalArgumentException if the family does not fit 8 bits
    public static byte[] dump(int sequence, int family) {
        Range.check("family", family, 255);
        var struct = Question.struct(NDMSG_SIZE).put(0, (byte) family);
        return Question.dump(RTM_GETNEIGH, sequence, struct);
    }

    static NeighbourMessage of(RawMessage message) throws MalformedPacketException {
        var body = message.body();
        int family = body.u8();
        body.skip(3);
        int index = body.s32();
        int state = body.u16();
        int flags = body.u8();
        body.skip(1);
        var attributes = Attributes.read(body);
        return new NeighbourMessage(
                message.header(),
                family,
                index,
                attributes.host(NDA_DST, family),
                attributes.bytes(NDA_LLADDR),
                state,
                flags,
                attributes.all());
    }

    /// Answers family, address, link address and interface.
    ///
    /// @return such as `neighbour inet 10.0.0.1 is 52:54:00:12:34:56 on 2`
    @Override
    public String toString() {
        return "neighbour %s %s is %s on %d%s"
                .formatted(
                        Addresses.name(family),
                        address.map(InetAddress::getHostAddress).orElse("?"),
                        hardware.hasRemaining() ? Text.hex(hardware, ":") : "nobody",
                        interfaceIndex,
                        gone() ? " gone" : "");
    }
}
