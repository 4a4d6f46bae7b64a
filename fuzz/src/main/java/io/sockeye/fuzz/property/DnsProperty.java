package io.sockeye.fuzz.property;

import io.sockeye.wire.dns.DnsMessage;
import io.sockeye.wire.dns.DnsName;
import io.sockeye.wire.dns.DnsRecord;
import java.nio.ByteBuffer;
import java.util.List;

/// A message comes back whole and compressed, and each of its names from its text.
public final class DnsProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var parsed = Packets.parsed(DnsMessage::parse, data);
        if (parsed.isEmpty()) return false;
        var message = parsed.get();
        Packets.survives(message, DnsMessage::parse);
        byte[] compressed = message.compressed();
        if (compressed.length > message.length()) throw new AssertionError("longer");
        Parsing.same(message, DnsMessage.parse(ByteBuffer.wrap(compressed)));
        for (var question : message.questions()) name(question.name());
        for (var section : List.of(message.answers(), message.authorities(), message.additionals()))
            for (var record : section) record(record);
        return true;
    }

    private static void name(DnsName name) {
        var again = DnsName.of(name.toString());
        Parsing.same(name, again);
        Parsing.same(name.labels(), again.labels());
    }

    private static void record(DnsRecord record) {
        name(record.name());
        if (record.toString().isEmpty()) throw new AssertionError("no text");
    }
}
