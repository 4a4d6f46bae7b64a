package io.sockeye.fuzz.property;

import io.sockeye.wire.netlink.DiagNetlink;
import io.sockeye.wire.netlink.InetSocketMessage;
import io.sockeye.wire.netlink.OpaqueNetlink;
import java.nio.ByteBuffer;
import java.util.List;

/// Messages of NETLINK_SOCK_DIAG.
public final class DiagProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var messages = Packets.parsed(DiagNetlink::parse, data);
        if (messages.isEmpty()) return false;
        for (var message : messages.get()) {
            switch (message) {
                case InetSocketMessage socket -> Attributes.check(socket.attributes());
                case OpaqueNetlink opaque ->
                        Parsing.same(
                                List.of(opaque),
                                DiagNetlink.parse(ByteBuffer.wrap(opaque.toBytes())));
                default -> {}
            }
        }
        return !messages.get().isEmpty();
    }
}
