package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// An address of an interface, or that it has gone: RTM_NEWADDR and RTM_DELADDR of rtnetlink(7).
///
/// @param interfaceIndex the number of the interface
/// @param address the address; empty in families that are not IP
/// @param prefixLength how many bits of it are the network's
/// @param peer the other end of a point-to-point link
/// @param scope how far it is valid, RT_SCOPE_: 0 everywhere, 253 on the link, 254 on this machine
/// @param flags IFA_F_ of `<linux/if_addr.h>`, 32 bits unsigned
/// @param gone whether it has gone
/// @param attributes all that the kernel says, IFA_ of `<linux/if_addr.h>`
public record AddressMessage(
        int interfaceIndex,
        Optional<InetAddress> address,
        int prefixLength,
        Optional<InetAddress> peer,
        int scope,
        long flags,
        boolean gone,
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

    /// The question for all addresses of both versions of IP.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        return Header.question(
                RTM_GETADDR,
                NetlinkFlags.NLM_F_DUMP,
                sequence,
                ByteBuffer.allocate(IFADDRMSG_SIZE));
    }

    static AddressMessage of(Header header) throws MalformedPacketException {
        var body = header.body();
        int family = body.u8();
        int prefixLength = body.u8();
        long flags = body.u8();
        int scope = body.u8();
        int index = body.s32();
        var attributes = NetlinkAttribute.parse(body);
        Optional<InetAddress> far = Optional.empty();
        Optional<InetAddress> local = Optional.empty();
        for (var attribute : attributes) {
            switch (attribute.type()) {
                case IFA_ADDRESS -> far = host(family, attribute);
                case IFA_LOCAL -> local = host(family, attribute);
                case IFA_FLAGS -> flags = attribute.u32();
                default -> {}
            }
        }
        // IFA_ADDRESS is the other end where there is one, and the address itself where there is
        // none.
        var peer = local.isPresent() && !local.equals(far) ? far : Optional.<InetAddress>empty();
        return new AddressMessage(
                index,
                local.isPresent() ? local : far,
                prefixLength,
                peer,
                scope,
                flags,
                header.type() == RTM_DELADDR,
                attributes);
    }

    private static Optional<InetAddress> host(int family, NetlinkAttribute attribute)
            throws MalformedPacketException {
        return Addresses.isIp(family)
                ? Optional.of(Addresses.of(family, attribute))
                : Optional.empty();
    }

    /// Answers interface, address and prefix.
    ///
    /// @return such as `address 10.0.0.1/24 on 2`
    @Override
    public String toString() {
        return "address %s/%d on %d%s"
                .formatted(
                        address.map(InetAddress::getHostAddress).orElse("?"),
                        prefixLength,
                        interfaceIndex,
                        gone ? " gone" : "");
    }
}
