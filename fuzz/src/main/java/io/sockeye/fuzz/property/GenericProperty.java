package io.sockeye.fuzz.property;

import io.sockeye.wire.netlink.AnyNetlink;
import io.sockeye.wire.netlink.GenericFamily;
import io.sockeye.wire.netlink.GenericMessage;
import io.sockeye.wire.netlink.GenericNetlink;
import io.sockeye.wire.netlink.NetlinkDump;
import io.sockeye.wire.netlink.NetlinkError;
import io.sockeye.wire.netlink.OpaqueNetlink;
import io.sockeye.wire.netlink.PlainNetlink;
import java.nio.ByteBuffer;
import java.util.List;

/// Messages of NETLINK_GENERIC, and of any protocol.
public final class GenericProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var plain = Packets.parsed(PlainNetlink::parse, data);
        if (plain.isPresent()) for (var message : plain.get()) check(message);
        var messages = Packets.parsed(GenericNetlink::parse, data);
        if (messages.isEmpty()) return false;
        // What takes less apart finds nothing wrong.
        Parsing.same(messages.get().size(), plain.orElseThrow().size());
        for (var message : messages.get()) check(message);
        return !messages.get().isEmpty();
    }

    private static void check(AnyNetlink message) throws Exception {
        switch (message) {
            case GenericFamily family -> Attributes.check(family.attributes());
            case NetlinkError error -> Attributes.check(error.attributes());
            case GenericMessage generic -> {
                Packets.parsed(_ -> generic.attributes(), generic.toBytes());
                Packets.parsed(_ -> generic.attributes(4), generic.toBytes());
                Parsing.same(
                        List.of(generic), GenericNetlink.parse(ByteBuffer.wrap(generic.toBytes())));
            }
            case OpaqueNetlink opaque -> {
                Packets.parsed(_ -> opaque.attributes(4), opaque.toBytes());
                Parsing.same(
                        List.of(opaque), PlainNetlink.parse(ByteBuffer.wrap(opaque.toBytes())));
            }
            default -> {}
        }
        var dump = new NetlinkDump<AnyNetlink>(message.sequence());
        dump.add(message);
        if (dump.isInterrupted() && !message.interrupted()) throw new AssertionError(dump);
    }
}
