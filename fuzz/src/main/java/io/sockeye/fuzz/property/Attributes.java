package io.sockeye.fuzz.property;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.netlink.NetlinkAttribute;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.Callable;

/// What holds for the attributes of a netlink message.
final class Attributes {
    private Attributes() {}

    /// Each can be asked for what it may hold, and all are read again from what they write.
    static void check(List<NetlinkAttribute> attributes) throws Exception {
        var bytes = new ByteArrayOutputStream();
        for (var attribute : attributes) {
            attribute.text();
            int length = attribute.data().remaining();
            value(length, attribute::u8);
            value(length, attribute::u16);
            value(length, attribute::u32);
            value(length, attribute::u64);
            value(length, attribute::be16);
            value(length, attribute::be32);
            value(length, attribute::be64);
            value(length, attribute::nested);
            bytes.writeBytes(attribute.toBytes());
        }
        var again = Packets.parsed(NetlinkAttribute::parse, bytes.toByteArray());
        Parsing.same(attributes, again.orElseThrow());
    }

    private static <T> void value(int length, Callable<T> question) throws Exception {
        Parsing.parsed(length, MalformedPacketException.class, question);
    }
}
