package io.sockeye.resolve;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketType;

/// What kind of answers are wanted, `struct addrinfo` of getaddrinfo(3). Immutable: each word answers a new value.
public final class Hints {
    private static final Hints ANY = new Hints(0, 0, 0, AddressInfoFlags.of(0));

    private final int family;
    private final int type;
    private final int protocol;
    private final AddressInfoFlags flags;

    private Hints(int family, int type, int protocol, AddressInfoFlags flags) {
        this.family = family;
        this.type = type;
        this.protocol = protocol;
        this.flags = flags;
    }

    /// Everything: an answer for each family, type and protocol.
    ///
    /// @return no hint
    public static Hints any() {
        return ANY;
    }

    /// Only addresses of a family.
    ///
    /// @param family AF_INET, AF_INET6, or AF_UNSPEC for both
    /// @return these hints with that
    public Hints family(AddressFamily family) {
        return new Hints(family.number(), type, protocol, flags);
    }

    /// Only sockets of a type.
    ///
    /// @param type SOCK_STREAM, …
    /// @return these hints with that
    public Hints type(SocketType type) {
        return new Hints(family, type.number(), protocol, flags);
    }

    /// Only sockets of a protocol.
    ///
    /// @param protocol IPPROTO_TCP, …
    /// @return these hints with that
    public Hints protocol(Protocol protocol) {
        return new Hints(family, type, protocol.number(), flags);
    }

    /// How to look.
    ///
    /// @param flags AI_PASSIVE, …
    /// @return these hints with those instead of what was there
    public Hints flags(AddressInfoFlags flags) {
        return new Hints(family, type, protocol, flags);
    }

    int familyNumber() {
        return family;
    }

    int typeNumber() {
        return type;
    }

    int protocolNumber() {
        return protocol;
    }

    AddressInfoFlags flags() {
        return flags;
    }

    /// `Hints[AF_INET, SOCK_STREAM, AI_PASSIVE]`.
    @Override
    public String toString() {
        return "Hints[%s, %s, %d, %s]"
                .formatted(AddressFamily.of(family), SocketType.of(type), protocol, flags);
    }
}
