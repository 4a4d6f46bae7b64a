package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.internal.sys.SysSocket.SOCK_CLOEXEC;
import static io.sockeye.internal.sys.SysSocket.SOCK_NONBLOCK;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.control.AlgOperation;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.Credentials;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.control.TlsRecordType;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.IntOption;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.SysSocket;
import java.nio.channels.ClosedChannelException;
import java.util.List;

/// What a socket is made of: family, type, protocol.
final class Kind {
    private Kind() {}

    static boolean isIp(AddressFamily family) {
        return family.equals(AF_INET) || family.equals(AF_INET6);
    }

    /// Whether an address can be one of this family: its own, and that of IP where a family only changes what lies below.
    static boolean takes(AddressFamily family, SocketAddress address) {
        if (address.family().equals(family) || address.equals(SocketAddress.none())) return true;
        return isIp(address.family())
                && (family.equals(AddressFamily.AF_RDS) || family.equals(AddressFamily.AF_SMC));
    }

    /// Whether accept4(2) may ask for the peer's address: AF_ALG has none, and gives up if it is asked.
    static boolean tellsPeer(AddressFamily family) {
        return !family.equals(AddressFamily.AF_ALG);
    }

    static boolean isTcp(AddressFamily family, SocketType type, Protocol protocol) {
        return isIp(family) && type.equals(SOCK_STREAM) && protocol.equals(IpProtocol.IPPROTO_TCP);
    }

    /// Refuses a stream: what it takes of a message may be a part, and what it gives at its end is no datagram.
    static void requireDatagrams(SocketType type) {
        if (type.equals(SOCK_STREAM))
            throw new IllegalArgumentException("a batch holds datagrams, this is a " + type);
    }

    /// The type without the flags of creation.
    static SocketType bare(SocketType type) {
        return SocketType.of(type.number() & ~(SOCK_NONBLOCK | SOCK_CLOEXEC));
    }

    /// Refuses what the kernel would leave out without a word: descriptors and credentials that the family does not carry.
    static void requireTravels(AddressFamily family, List<ControlMessage> control) {
        for (var message : control) {
            boolean carried =
                    switch (message) {
                        case PassedDescriptors _ -> family.equals(AF_UNIX);
                        case Credentials _ ->
                                family.equals(AF_UNIX) || family.equals(AddressFamily.AF_NETLINK);
                        case AlgOperation _ -> family.equals(AddressFamily.AF_ALG);
                        case TlsRecordType _ -> isIp(family);
                        default -> true;
                    };
            if (!carried)
                throw new IllegalArgumentException(
                        message.type() + " does not travel on sockets of " + family);
        }
    }

    /// The protocol as socket(2) takes it: AF_PACKET wants network order.
    static int kernelNumber(AddressFamily family, Protocol protocol) {
        int number = protocol.number();
        boolean swap = family.number() == SysSocket.AF_PACKET;
        return swap ? Short.toUnsignedInt(Short.reverseBytes((short) number)) : number;
    }

    /// What errors of socket(2) say.
    static String call(AddressFamily family, SocketType type, Protocol protocol) {
        return "socket " + family + " " + bare(type) + " " + protocol;
    }

    /// What the family takes when it is asked for protocol 0.
    static Protocol effective(AddressFamily family, SocketType type, Protocol protocol) {
        if (protocol.number() != 0 || !isIp(family)) return protocol;
        if (type.equals(SOCK_STREAM)) return IpProtocol.IPPROTO_TCP;
        if (type.equals(SOCK_DGRAM)) return IpProtocol.IPPROTO_UDP;
        return protocol;
    }

    /// What the kernel says of a descriptor that came from outside.
    static final class Facts implements Attempt {
        private int family;
        private int type;
        private int protocol;
        private boolean nonBlocking;

        /// Asks about a descriptor that stays its owner's.
        long of(OwnedDescriptor descriptor) throws ClosedChannelException {
            try (var held = Held.of(descriptor::fileno);
                    var scratch = Scratch.take()) {
                return on(held.fd(), scratch);
            }
        }

        @Override
        public long on(int fd, Scratch scratch) {
            family = IntOption.get(scratch, fd, SysSocket.SO_DOMAIN);
            if (family < 0) return family;
            type = IntOption.get(scratch, fd, SysSocket.SO_TYPE);
            if (type < 0) return type;
            protocol = IntOption.get(scratch, fd, SysSocket.SO_PROTOCOL);
            if (protocol < 0) return protocol;
            int flags = Fcntl.fcntl(scratch.errno, fd, Fcntl.F_GETFL, 0);
            nonBlocking = flags > 0 && (flags & Fcntl.O_NONBLOCK) != 0;
            return flags < 0 ? flags : 0;
        }

        AddressFamily family() {
            return AddressFamily.of(family);
        }

        SocketType type() {
            return SocketType.of(type);
        }

        Protocol protocol() {
            return Protocol.of(family(), protocol);
        }

        boolean nonBlocking() {
            return nonBlocking;
        }
    }
}
