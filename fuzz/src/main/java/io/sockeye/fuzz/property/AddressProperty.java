package io.sockeye.fuzz.property;

import io.sockeye.address.BluetoothAddress;
import io.sockeye.address.Bytes;
import io.sockeye.address.CanSocketAddress;
import io.sockeye.address.OpaqueSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import java.util.Optional;
import java.util.function.Function;

/// Any text is an address or none; an address comes back from its text and from its bytes.
public final class AddressProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        boolean taken = false;
        for (var text : Texts.of(data)) {
            value(text, Bytes::parse);
            value(text, BluetoothAddress::parse);
            value(text, literal -> SocketAddress.inet(literal, 0));
            var address = value(text, SocketAddress::parse);
            taken |= address.isPresent();
            if (address.isPresent()) check(address.get());
        }
        return taken;
    }

    private static <T> Optional<T> value(String text, Function<String, T> parser) throws Exception {
        return Parsing.parsed(
                2 * text.length(), IllegalArgumentException.class, () -> parser.apply(text));
    }

    private static void check(SocketAddress address) {
        Parsing.same(address, SocketAddress.parse(address.toString()));
        address.toJdk();
        // An opaque one may be longer than any struct, or the bytes of another; to CAN the length
        // is a part.
        if (address instanceof OpaqueSocketAddress || address instanceof CanSocketAddress) return;
        var target = Room.of(SockaddrProperty.STORAGE);
        int length = SockaddrCodec.encode(address, target);
        Parsing.same(address, SockaddrCodec.decode(target, length));
    }
}
