package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A network interface, or that it has gone: RTM_NEWLINK and RTM_DELLINK of rtnetlink(7).
///
/// @param index its number
/// @param name what it is called; empty where the kernel does not say
/// @param mtu the largest packet in bytes; 0 where the kernel does not say
/// @param hardware the address of the link, 6 bytes of Ethernet; empty where there is none
/// @param hardwareType ARPHRD_ of `<linux/if_arp.h>`: 1 is Ethernet, 772 loopback
/// @param flags IFF_UP and its like of netdevice(7), 32 bits unsigned
/// @param gone whether it has gone
/// @param attributes all that the kernel says, IFLA_ of `<linux/if_link.h>`
public record LinkMessage(
        int index,
        String name,
        int mtu,
        ByteBuffer hardware,
        int hardwareType,
        long flags,
        boolean gone,
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

    /// The question for all interfaces.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Header.question(
                RTM_GETLINK,
                NetlinkFlags.NLM_F_DUMP,
                sequence,
                ByteBuffer.allocate(IFINFOMSG_SIZE));
    }

    /// The question for one interface.
    ///
    /// @param sequence comes back in the answer
    /// @param index the number of the interface
    /// @return a message to be sent to the kernel
    public static byte[] get(int sequence, int index) {
        var struct = ByteBuffer.allocate(IFINFOMSG_SIZE).order(ByteOrder.nativeOrder());
        return Header.question(RTM_GETLINK, 0, sequence, struct.putInt(4, index));
    }

    static boolean isOne(Header header) {
        return header.type() == RTM_NEWLINK || header.type() == RTM_DELLINK;
    }

    static LinkMessage of(Header header) throws MalformedPacketException {
        var body = header.body();
        body.skip(2);
        int hardwareType = body.u16();
        int index = body.s32();
        long flags = body.u32();
        body.skip(4);
        var attributes = NetlinkAttribute.parse(body);
        var name = "";
        int mtu = 0;
        var hardware = ByteBuffer.allocate(0);
        for (var attribute : attributes) {
            switch (attribute.type()) {
                case IFLA_IFNAME -> name = attribute.text();
                case IFLA_MTU -> mtu = (int) Math.min(attribute.u32(), Integer.MAX_VALUE);
                case IFLA_ADDRESS -> hardware = attribute.data();
                default -> {}
            }
        }
        boolean gone = header.type() == RTM_DELLINK;
        return new LinkMessage(index, name, mtu, hardware, hardwareType, flags, gone, attributes);
    }

    /// Whether it is switched on.
    ///
    /// @return whether IFF_UP is set
    public boolean up() {
        return (flags & IFF_UP) != 0;
    }

    /// Answers number, name, size, address and state.
    ///
    /// @return such as `link 2 eth0 mtu 1500 52:54:00:12:34:56 up`
    @Override
    public String toString() {
        return "link %d %s mtu %d %s %s"
                .formatted(
                        index,
                        name,
                        mtu,
                        Text.hex(hardware, ":"),
                        gone ? "gone" : up() ? "up" : "down");
    }
}
