package io.sockeye.wire.dns;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// Writes the parts of a message, with or without compression.
///
/// A name is compressed with a name before it that ends in the very same bytes: names that differ in case are equal, but keep it.
final class MessageWriter {
    private static final int POINTER = 0xc000;
    private static final int FARTHEST = 0x3fff;

    private final ByteBuffer target;
    private final boolean compresses;

    /// Where the ends of names are.
    private final Map<ByteBuffer, Integer> known = new HashMap<>();

    /// @param target in network order, its beginning that of the message
    MessageWriter(ByteBuffer target, boolean compresses) {
        this.target = target;
        this.compresses = compresses;
    }

    void u16(int number) {
        target.putShort((short) number);
    }

    private void u32(long number) {
        target.putInt((int) number);
    }

    void question(DnsQuestion question) {
        name(question.name());
        u16(question.type().number());
        u16(question.dnsClass());
    }

    void record(DnsRecord record) {
        name(record.name());
        u16(record.type().number());
        u16(record.dnsClass());
        u32(record.timeToLive());
        int length = target.position();
        u16(0);
        data(record.data());
        target.putShort(length, (short) (target.position() - length - 2));
    }

    private void data(DnsData data) {
        switch (data) {
            case HostAddress host -> target.put(host.address().getAddress());
            case NameData name -> {
                // Younger than the rule that forbids it: RFC 3597 section 4.
                if (name.type().equals(DnsType.DNAME)) whole(name.name());
                else name(name.name());
            }
            case StartOfAuthority zone -> {
                name(zone.server());
                name(zone.mailbox());
                u32(zone.serial());
                u32(zone.refresh());
                u32(zone.retry());
                u32(zone.expire());
                u32(zone.minimum());
            }
            case MailExchange mail -> {
                u16(mail.preference());
                name(mail.exchange());
            }
            case TextStrings text -> {
                for (var string : text.strings()) target.put((byte) string.remaining()).put(string);
            }
            case ServiceLocation service -> {
                u16(service.priority());
                u16(service.weight());
                u16(service.port());
                whole(service.target());
            }
            case CertificationAuthority authority -> {
                target.put((byte) authority.flags()).put((byte) authority.tag().length());
                for (char c : authority.tag().toCharArray()) target.put((byte) c);
                target.put(authority.value());
            }
            case EdnsOptions options -> {
                for (var option : options.options()) {
                    u16(option.code());
                    u16(option.data().remaining());
                    target.put(option.data());
                }
            }
            case OpaqueData opaque -> target.put(opaque.data());
        }
    }

    private void whole(DnsName name) {
        target.put(name.wire());
    }

    private void name(DnsName name) {
        if (!compresses) {
            whole(name);
            return;
        }
        var wire = name.wire();
        int at = 0;
        while (wire[at] != 0) {
            var end = ByteBuffer.wrap(wire, at, wire.length - at).slice();
            var before = known.get(end);
            if (before != null) {
                u16(POINTER | before);
                return;
            }
            if (target.position() <= FARTHEST) known.put(end, target.position());
            target.put(wire, at, 1 + wire[at]);
            at += 1 + wire[at];
        }
        target.put((byte) 0);
    }
}
