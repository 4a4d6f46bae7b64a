package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// The beginning of a packet, as an error of ICMP quotes it: the header is whole, of the payload there is a part. RFC 792 wants 8 bytes of it,
/// RFC 1812 section 4.3.2.3 as many as make 576 in all, RFC 4443 section 2.4 as many as the smallest MTU takes.
///
/// @param packet whose payload is what there is of it
/// @param missing how many bytes of the payload are not there
public record QuotedPacket(IpPacket packet, int missing) implements Packet {
    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if `missing` is negative, or more than the length of an IPv4 packet can say
    public QuotedPacket {
        // What is longer than that does not say its length, and is not quoted in part.
        long most =
                packet instanceof Ip4Packet ? Math.max(65535, packet.length()) : Integer.MAX_VALUE;
        Range.check("missing bytes", missing, most - packet.length());
    }

    /// Reads the beginning of a packet. The checksum is not looked at: who passed the packet on has changed the header.
    ///
    /// @param data from its first byte; what follows the declared length is left out
    /// @return what there is of it
    /// @throws MalformedPacketException if the header is cut short, of another version, or its lengths contradict each other
    public static QuotedPacket parse(ByteBuffer data) throws MalformedPacketException {
        int version = Cursor.of("IP", data).u8() >> 4;
        return switch (version) {
            case 4 -> Ip4Packet.quoted(data);
            case 6 -> Ip6Packet.quoted(data);
            default -> throw new MalformedPacketException("IP", 0, "version " + version);
        };
    }

    /// How many bytes [#write] puts.
    ///
    /// @return those of the header, and of the payload as far as it is there
    @Override
    public int length() {
        return packet.length();
    }

    /// Writes what there is, with the length of the whole and a right checksum.
    @Override
    public void write(ByteBuffer target) {
        var part = Writer.part(target, length());
        switch (packet) {
            case Ip4Packet four -> four.write(part, four.length() + missing);
            case Ip6Packet six -> six.write(part, six.payload().remaining() + missing);
        }
    }

    /// Answers the packet, and how much of it is missing.
    ///
    /// @return such as `IPv4 10.0.0.1 > 10.0.0.2 protocol 17, ttl 64, 8 bytes and 300 missing`
    @Override
    public String toString() {
        return packet + (missing == 0 ? "" : " and " + missing + " missing");
    }
}
