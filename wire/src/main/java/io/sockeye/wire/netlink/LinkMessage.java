package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;
import java.util.List;

/// A network interface, or that it has gone: RTM_NEWLINK and RTM_DELLINK of rtnetlink(7).
///
/// @param header what the message begins with
/// @param family AF_UNSPEC (0) of the interface itself; AF_BRIDGE (7) of what a bridge says about its port, AF_INET6 (10) of what IPv6 does
/// @param index its number
/// @param name what it is called; empty where the kernel does not say
/// @param mtu the largest packet in bytes; 0 where the kernel does not say
/// @param hardware the address of the link, 6 bytes of Ethernet; empty where there is none
/// @param hardwareType ARPHRD_ of `<linux/if_arp.h>`: 1 is Ethernet, 772 loopback
/// @param flags IFF_UP and its like of netdevice(7), 32 bits unsigned
/// @param attributes all that the kernel says, IFLA_ of `<linux/if_link.h>`
public record LinkMessage(
        NetlinkHeader header,
        int family,
        int index,
        String name,
        int mtu,
        ByteBuffer hardware,
        int hardwareType,
        long flags,
        List<NetlinkAttribute> attributes)
        implements NetlinkMessage, RouteNetlink {
    /// The flag of an interface that is switched on.
    public static final int IFF_UP = 0x1;

    /// The flag of the loopback interface.
    public static final int IFF_LOOPBACK = 0x8;

    /// The flag of an interface that can carry data now.
    public static final int IFF_RUNNING = 0x40;

    private static final int RTM_NEWLINK = 16;
    private static final int RTM_DELLINK = 17;
    private static final int RTM_GETLINK = 18;
    private static final int IFINFOMSG_SIZE = 16;
    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;

    /// Takes copies of the lists.
    public LinkMessage {
        hardware = hardware.slice().asReadOnlyBuffer();
        attributes = List.copyOf(attributes);
    }

    /// Whether the interface has gone. A bridge says RTM_DELLINK, too, when an interface is its port no longer: that one stays, and the family
    /// is AF_BRIDGE.
    ///
    /// @return whether it is RTM_DELLINK of the interface itself
    public boolean gone() {
        return header.type() == RTM_DELLINK && family == Addresses.AF_UNSPEC;
    }

    /// The address of the link.
    ///
    /// @return read-only, the caller's to move in; 6 bytes of Ethernet, empty where there is none
    @Override
    public ByteBuffer hardware() {
        return hardware.duplicate();
    }

    /// The question for all interfaces.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Question.dump(RTM_GETLINK, sequence, Question.struct(IFINFOMSG_SIZE));
    }

    /// The question for one interface.
    ///
    /// @param sequence comes back in the answer
    /// @param index the number of the interface
    /// @return a message to be sent to the kernel
    public static byte[] get(int sequence, int index) {
        var struct = Question.struct(IFINFOMSG_SIZE).putInt(4, index);
        return Question.of(RTM_GETLINK, 0, sequence, struct);
    }

    static boolean isOne(RawMessage message) {
        return message.type() == RTM_NEWLINK || message.type() == RTM_DELLINK;
    }

    static LinkMessage of(RawMessage message) throws MalformedPacketException {
        var body = message.body();
        int family = body.u8();
        body.skip(1);
        int hardwareType = body.u16();
        int index = body.s32();
        long flags = body.u32();
        body.skip(4);
        var attributes = Attributes.read(body);
        return new LinkMessage(
                message.header(),
                family,
                index,
                attributes.text(IFLA_IFNAME),
                (int) Math.min(attributes.u32(IFLA_MTU, 0), Integer.MAX_VALUE),
                attributes.bytes(IFLA_ADDRESS),
                hardwareType,
                flags,
                attributes.all());
    }

    /// Whether it is switched on.
    ///
    /// @return whether IFF_UP is set
    public boolean up() {
        return (flags & IFF_UP) != 0;
    }

    /// Answers number, name, family if it has one, size, address and state.
    ///
    /// @return such as `link 2 eth0 mtu 1500 52:54:00:12:34:56 up`
    @Override
    public String toString() {
        return "link %d %s%s mtu %d %s %s"
                .formatted(
                        index,
                        name,
                        family == Addresses.AF_UNSPEC ? "" : " " + Addresses.name(family),
                        mtu,
                        Text.hex(hardware, ":"),
                        state());
    }

    private String state() {
        if (gone()) return "gone";
        if (header.type() == RTM_DELLINK) return "left";
        return up() ? "up" : "down";
    }
}
