package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Text;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Who has an address on a link, or that nobody has any more: RTM_NEWNEIGH and RTM_DELNEIGH of rtnetlink(7), the table of ARP and of
/// neighbour discovery.
///
/// @param interfaceIndex the number of the interface
/// @param address the address that was looked for; empty in families that are not IP
/// @param hardware the link address of who has it; empty while nobody is known
/// @param state [#NUD_REACHABLE] and its like
/// @param flags NTF_ of `<linux/neighbour.h>`, 0 to 255
/// @param gone whether it has gone
/// @param attributes all that the kernel says, NDA_ of `<linux/neighbour.h>`
public record NeighbourMessage(
        int interfaceIndex,
        Optional<InetAddress> address,
        ByteBuffer hardware,
        int state,
        int flags,
        boolean gone,
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

    /// The question for all neighbours.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Header.question(
                RTM_GETNEIGH, NetlinkFlags.NLM_F_DUMP, sequence, ByteBuffer.allocate(NDMSG_SIZE));
    }

    static NeighbourMessage of(Header header) throws MalformedPacketException {
        var body = header.body();
        int family = body.u8();
        body.skip(3);
        int index = body.s32();
        int state = body.u16();
        int flags = body.u8();
        body.skip(1);
        var attributes = NetlinkAttribute.parse(body);
        Optional<InetAddress> address = Optional.empty();
        var hardware = ByteBuffer.allocate(0);
        for (var attribute : attributes) {
            if (attribute.type() == NDA_LLADDR) hardware = attribute.data();
            if (attribute.type() == NDA_DST && Addresses.isIp(family))
                address = Optional.of(Addresses.of(family, attribute));
        }
        boolean gone = header.type() == RTM_DELNEIGH;
        return new NeighbourMessage(index, address, hardware, state, flags, gone, attributes);
    }

    /// Answers address, link address and interface.
    ///
    /// @return such as `neighbour 10.0.0.1 is 52:54:00:12:34:56 on 2`
    @Override
    public String toString() {
        return "neighbour %s is %s on %d%s"
                .formatted(
                        address.map(InetAddress::getHostAddress).orElse("?"),
                        hardware.hasRemaining() ? Text.hex(hardware, ":") : "nobody",
                        interfaceIndex,
                        gone ? " gone" : "");
    }
}
