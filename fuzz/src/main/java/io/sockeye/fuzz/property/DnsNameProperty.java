package io.sockeye.fuzz.property;

import io.sockeye.wire.dns.DnsMessage;
import io.sockeye.wire.dns.DnsName;
import io.sockeye.wire.dns.DnsType;
import java.nio.ByteBuffer;

/// Any text is a domain name or none; a name comes back from its text and from a message.
public final class DnsNameProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        boolean taken = false;
        for (var text : Texts.of(data)) {
            var name =
                    Parsing.parsed(
                            2 * text.length(),
                            IllegalArgumentException.class,
                            () -> DnsName.of(text));
            if (name.isEmpty()) continue;
            Parsing.same(name.get(), DnsName.of(name.get().toString()));
            var message = DnsMessage.query(7, name.get(), DnsType.A);
            Packets.survives(message, DnsMessage::parse);
            Parsing.same(message, DnsMessage.parse(ByteBuffer.wrap(message.compressed())));
            taken = true;
        }
        return taken;
    }
}
