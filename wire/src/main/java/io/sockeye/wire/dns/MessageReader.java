package io.sockeye.wire.dns;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a message from its first byte to its last.
final class MessageReader {
    private static final String NAME = "DNS";
    private static final int POINTER = 0xc0;

    // Types that have a record of their own.
    private static final int A = 1;
    private static final int NS = 2;
    private static final int CNAME = 5;
    private static final int SOA = 6;
    private static final int PTR = 12;
    private static final int MX = 15;
    private static final int TXT = 16;
    private static final int AAAA = 28;
    private static final int SRV = 33;
    private static final int DNAME = 39;
    private static final int CAA = 257;

    /// Most pointers of a name: it has no more labels, and more would be steps without one.
    private static final int MOST_POINTERS = 127;

    private final Cursor cursor;

    /// Where a pointer leads to.
    private final Cursor elsewhere;

    /// Of the name that is being read.
    private final byte[] wire = new byte[DnsName.MAX_LENGTH];

    MessageReader(ByteBuffer data) {
        this.cursor = Cursor.of(NAME, data);
        this.elsewhere = cursor.fork();
    }

    DnsMessage read() throws MalformedPacketException {
        int id = cursor.u16();
        int flags = cursor.u16();
        int questions = cursor.u16();
        int answers = cursor.u16();
        int authorities = cursor.u16();
        int additionals = cursor.u16();
        var asked = new ArrayList<DnsQuestion>();
        for (int i = 0; i < questions; i++)
            asked.add(new DnsQuestion(name(cursor), new DnsType(cursor.u16()), cursor.u16()));
        var message =
                new DnsMessage(
                        id,
                        flags,
                        asked,
                        records(answers),
                        records(authorities),
                        records(additionals));
        if (cursor.remaining() > 0)
            throw cursor.malformed(cursor.remaining() + " bytes follow the last record");
        return message;
    }

    private List<DnsRecord> records(int count) throws MalformedPacketException {
        var records = new ArrayList<DnsRecord>();
        for (int i = 0; i < count; i++) {
            var name = name(cursor);
            var type = new DnsType(cursor.u16());
            int dnsClass = cursor.u16();
            long timeToLive = cursor.u32();
            var part = cursor.part(NAME + " " + type, cursor.u16());
            var data = data(type, dnsClass, part);
            if (part.remaining() > 0)
                throw part.malformed(part.remaining() + " bytes follow the data");
            records.add(new DnsRecord(name, dnsClass, timeToLive, data));
        }
        return records;
    }

    private DnsData data(DnsType type, int dnsClass, Cursor part) throws MalformedPacketException {
        if (type.equals(DnsType.OPT)) return options(part);
        boolean internet = DnsRecord.isInternet(dnsClass);
        if (!internet && part.remaining() == 0) return opaque(type, part);
        return switch (type.number()) {
            case A -> internet ? new HostAddress(Hosts.inet4(part)) : opaque(type, part);
            case AAAA -> internet ? new HostAddress(Hosts.inet6(part)) : opaque(type, part);
            case NS, CNAME, PTR, DNAME -> new NameData(type, name(part));
            case SOA ->
                    new StartOfAuthority(
                            name(part),
                            name(part),
                            part.u32(),
                            part.u32(),
                            part.u32(),
                            part.u32(),
                            part.u32());
            case MX -> new MailExchange(part.u16(), name(part));
            case TXT -> strings(part);
            case SRV ->
                    internet
                            ? new ServiceLocation(part.u16(), part.u16(), part.u16(), name(part))
                            : opaque(type, part);
            case CAA -> authority(part);
            default -> opaque(type, part);
        };
    }

    private static OpaqueData opaque(DnsType type, Cursor part) {
        return new OpaqueData(type, part.rest());
    }

    private static EdnsOptions options(Cursor part) throws MalformedPacketException {
        var options = new ArrayList<EdnsOption>();
        while (part.remaining() > 0) options.add(new EdnsOption(part.u16(), part.take(part.u16())));
        return new EdnsOptions(options);
    }

    private static TextStrings strings(Cursor part) throws MalformedPacketException {
        var strings = new ArrayList<ByteBuffer>();
        do strings.add(part.take(part.u8()));
        while (part.remaining() > 0);
        return new TextStrings(strings);
    }

    private static CertificationAuthority authority(Cursor part) throws MalformedPacketException {
        int flags = part.u8();
        var tag = new String(part.bytes(part.u8()), StandardCharsets.ISO_8859_1);
        if (!CertificationAuthority.isTag(tag)) throw part.malformed("a tag of other characters");
        return new CertificationAuthority(flags, tag, part.rest());
    }

    /// Reads a name, at a cursor that then stands behind it.
    ///
    /// A pointer leads to before the place from where the name, or what the last pointer led to, began. So the places fall, and reading ends.
    private DnsName name(Cursor at) throws MalformedPacketException {
        var from = at;
        int began = at.offset();
        int pointers = 0;
        int size = 0;
        while (true) {
            int here = from.offset();
            int length = from.u8();
            if (length >= POINTER) {
                int to = (length & ~POINTER) << 8 | from.u8();
                if (to >= began) throw malformed(here, "a pointer to byte " + to + ", not back");
                if (++pointers > MOST_POINTERS)
                    throw malformed(here, "more than " + MOST_POINTERS + " pointers");
                began = to;
                from = elsewhere;
                from.goTo(to);
                continue;
            }
            if (length > DnsName.MAX_LABEL) throw malformed(here, "a label of another type");
            if (size + 1 + length > wire.length)
                throw malformed(here, "a name of more than " + wire.length + " bytes");
            wire[size++] = (byte) length;
            if (length == 0) return new DnsName(Arrays.copyOf(wire, size));
            from.copy(wire, size, length);
            size += length;
        }
    }

    private static MalformedPacketException malformed(int offset, String reason) {
        return new MalformedPacketException(NAME, offset, reason);
    }
}
