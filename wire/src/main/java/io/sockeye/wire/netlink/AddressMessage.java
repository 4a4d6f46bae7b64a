package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// An address of an interface, or that it has gone: RTM_NEWADDR and RTM_DELADDR of rtnetlink(7).
///
/// @param header what the message begins with
/// @param family AF_INET (2), AF_INET6 (10) or another
/// @param interfaceIndex the number of the interface
/// @param address the address; empty in families that are not IP
/// @param prefixLength how many bits of it are the network's
/// @param peer the other end of a point-to-point link
/// @param scope how far it is valid, RT_SCOPE_: 0 everywhere, 253 on the link, 254 on this machine
/// @param flags IFA_F_ of `<linux/if_addr.h>`, 32 bits unsigned
/// @param attributes all that the kernel says, IFA_ of `<linux/if_addr.h>`
public record AddressMessage(
        NetlinkHeader header,
        int family,
        int interfaceIndex,
        Optional<InetAddress> address,
        int prefixLength,
        Optional<InetAddress> peer,
        int scope,
        long flags,
        List<NetlinkAttribute> attributes)
        implements RouteNetlink {
    static final int RTM_NEWADDR = 20;
    static final int RTM_DELADDR = 21;

    private static final int RTM_GETADDR = 22;
    private static final int IFADDRMSG_SIZE = 8;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_FLAGS = 8;

    /// Takes a copy of the list.
    public AddressMessage {
        attributes = List.copyOf(attributes);
    }

    /// Whether it has gone.
    ///
    /// @return whether it is RTM_DELADDR
    public boolean gone() {
        return header.type() == RTM_DELADDR;
    }

    /// The question for all addresses of both versions of IP.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Question.dump(RTM_GETADDR, sequence, Question.struct(IFADDRMSG_SIZE));
    }

    static AddressMessage of(RawMessage message) throws MalformedPacketException {
        var body = message.body();
        int family = body.u8();
        int prefixLength = body.u8();
        long flags = body.u8();
        int scope = body.u8();
        int index = body.s32();
        var attributes = Attributes.read(body);
        var far = attributes.host(IFA_ADDRESS, family);
        var local = attributes.host(IFA_LOCAL, family);
        // IFA_ADDRESS is the other end where there is one, and the address itself where there is
        // none.
        var peer = local.isPresent() && !local.equals(far) ? far : Optional.<InetAddress>empty();
        return new AddressMessage(
                message.header(),
                family,
                index,
                local.isPresent() ? local : far,
                prefixLength,
                peer,
                scope,
                attributes.u32(IFA_FLAGS, flags),
                attributes.all());
    }

    /// Answers family, address, the other end if there is one, prefix and interface.
    ///
    /// @return such as `address inet 10.0.0.1 peer 10.0.0.2/24 on 2`
    @Override
    public String toString() {
        return "address %s %s%s/%d on %d%s"
                .formatted(
                        Addresses.name(family),
                        address.map(InetAddress::getHostAddress).orElse("?"),
                        peer.map(far -> " peer " + far.getHostAddress()).orElse(""),
                        prefixLength,
                        interfaceIndex,
                        gone() ? " gone" : "");
    }
}
