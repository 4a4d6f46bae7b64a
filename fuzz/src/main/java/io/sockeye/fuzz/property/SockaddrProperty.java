package io.sockeye.fuzz.property;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;

/// Any `struct sockaddr` is an address, which comes back from its bytes and from its text.
public final class SockaddrProperty implements Property {
    /// `struct sockaddr_storage`: the kernel has none that is longer.
    static final int STORAGE = 128;

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length > STORAGE) return false;
        var source = Room.of(data, 0, data.length);
        // Nothing is refused: what nobody knows is opaque.
        var address =
                Parsing.parsed(
                                data.length,
                                Refused.class,
                                () -> SockaddrCodec.decode(source, data.length))
                        .orElseThrow();
        var target = Room.of(STORAGE);
        SockaddrCodec.encode(address, target);
        // What differs from the bytes that came is padding: it makes no other address. Of some
        // families the length is a part.
        Parsing.same(address, SockaddrCodec.decode(target, data.length));
        Parsing.same(address, SocketAddress.parse(address.toString()));
        address.toJdk();
        return true;
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
    }
}
