package io.sockeye.wire.ip;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.net.Inet4Address;
import java.nio.ByteBuffer;

/// A packet of IPv4, RFC 791 section 3.1.
///
/// More than 65535 bytes in all have 0 as their total length. No link carries such packets, and raw sockets do not send them; AF_PACKET shows
/// them where the kernel sends and receives in large pieces (BIG TCP). Since Linux 6.3.
///
/// @param trafficClass 0 to 255: six bits of DSCP, two of ECN (RFC 2474, RFC 3168)
/// @param identification 0 to 65535: which fragments belong together
/// @param reserved the first of the three flags, which nobody is to set
/// @param dontFragment whether routers must not cut it
/// @param moreFragments whether it is a fragment with others behind it
/// @param fragmentOffset where the fragment lies, in bytes: a multiple of 8, 0 to 65528
/// @param timeToLive 0 to 255
/// @param protocol what is inside, 0 to 255: IPPROTO_ICMP and its like
/// @param source the address of the sender
/// @param destination the address of the receiver
/// @param options 0 to 40 bytes, a multiple of 4, which [Ip4Option#parse] reads
/// @param payload what is inside
public record Ip4Packet(
        int trafficClass,
        int identification,
        boolean reserved,
        boolean dontFragment,
        boolean moreFragments,
        int fragmentOffset,
        int timeToLive,
        int protocol,
        Inet4Address source,
        Inet4Address destination,
        ByteBuffer options,
        ByteBuffer payload)
        implements IpPacket {
    private static final String NAME = "IPv4";
    private static final int HEADER = 20;
    private static final int CHECKSUM = 10;
    private static final int TOTAL_LENGTH = 2;
    private static final int MAX_LENGTH = 65535;
    private static final int RESERVED = 0x8000;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range or there are too many bytes; the message names the value
    public Ip4Packet {
        Range.check("traffic class", trafficClass, 255);
        Range.check("identification", identification, 65535);
        Range.check("fragment offset", fragmentOffset, 65528);
        if (fragmentOffset % 8 != 0)
            throw new IllegalArgumentException(
                    "fragment offset " + fragmentOffset + " is no multiple of 8");
        Range.check("time to live", timeToLive, 255);
        Range.check("protocol", protocol, 255);
        options = options.slice().asReadOnlyBuffer();
        payload = payload.slice().asReadOnlyBuffer();
        Range.check("length of the options", options.remaining(), 40);
        if (options.remaining() % 4 != 0)
            throw new IllegalArgumentException(
                    "options of " + options.remaining() + " bytes are no multiple of 4");
        Range.check(
                "length of the payload",
                payload.remaining(),
                Integer.MAX_VALUE - HEADER - options.remaining());
    }

    /// Makes a packet without options that is no fragment.
    ///
    /// @param timeToLive 0 to 255
    /// @param protocol what is inside
    /// @param source the address of the sender
    /// @param destination the address of the receiver
    /// @param payload what is inside
    /// @return the packet
    public static Ip4Packet of(
            int timeToLive,
            int protocol,
            Inet4Address source,
            Inet4Address destination,
            ByteBuffer payload) {
        return new Ip4Packet(
                0,
                0,
                false,
                false,
                false,
                0,
                timeToLive,
                protocol,
                source,
                destination,
                ByteBuffer.allocate(0),
                payload);
    }

    /// Reads a packet. The checksum of the header must be right.
    ///
    /// @param data from its first byte; what follows the declared length is left out
    /// @return the packet
    /// @throws MalformedPacketException if it is of another version, cut short, or its lengths or its checksum are wrong
    public static Ip4Packet parse(ByteBuffer data) throws MalformedPacketException {
        var quoted = quoted(data);
        var packet = quoted.packet();
        int header = packet.length() - packet.payload().remaining();
        if (quoted.missing() > 0)
            throw new MalformedPacketException(
                    NAME,
                    header,
                    "%d bytes wanted, %d left"
                            .formatted(
                                    packet.payload().remaining() + quoted.missing(),
                                    packet.payload().remaining()));
        if (!InternetChecksum.isRight(data.slice(data.position(), header)))
            throw new MalformedPacketException(NAME, CHECKSUM, "the checksum is wrong");
        return (Ip4Packet) packet;
    }

    /// Reads a whole header, and what there is of the payload.
    static QuotedPacket quoted(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data);
        int first = cursor.u8();
        if (first >> 4 != 4) throw new MalformedPacketException(NAME, 0, "version " + (first >> 4));
        int header = (first & 15) * 4;
        if (header < HEADER)
            throw new MalformedPacketException(NAME, 0, "a header of " + header + " bytes");
        int trafficClass = cursor.u8();
        int total = cursor.u16();
        if (total == 0 && data.remaining() > MAX_LENGTH) total = data.remaining();
        if (total < header)
            throw new MalformedPacketException(
                    NAME, TOTAL_LENGTH, total + " bytes in all with a header of " + header);
        int identification = cursor.u16();
        int fragment = cursor.u16();
        int timeToLive = cursor.u8();
        int protocol = cursor.u8();
        cursor.skip(2);
        var source = Hosts.inet4(cursor);
        var destination = Hosts.inet4(cursor);
        var options = cursor.take(header - HEADER);
        var payload = cursor.take(Math.min(total - header, cursor.remaining()));
        var packet =
                new Ip4Packet(
                        trafficClass,
                        identification,
                        (fragment & RESERVED) != 0,
                        (fragment & DONT_FRAGMENT) != 0,
                        (fragment & MORE_FRAGMENTS) != 0,
                        (fragment & 0x1fff) * 8,
                        timeToLive,
                        protocol,
                        source,
                        destination,
                        options,
                        payload);
        return new QuotedPacket(packet, total - header - payload.remaining());
    }

    /// What is between the header and the payload.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer options() {
        return options.duplicate();
    }

    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    @Override
    public int length() {
        return HEADER + options.remaining() + payload.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        write(Writer.part(target, length()), length());
    }

    /// Writes a packet that is said to be longer.
    void write(ByteBuffer part, int total) {
        int header = HEADER + options.remaining();
        int flags =
                (reserved ? RESERVED : 0)
                        | (dontFragment ? DONT_FRAGMENT : 0)
                        | (moreFragments ? MORE_FRAGMENTS : 0);
        part.put((byte) (4 << 4 | header / 4))
                .put((byte) trafficClass)
                .putShort((short) (total > MAX_LENGTH ? 0 : total))
                .putShort((short) identification)
                .putShort((short) (flags | fragmentOffset / 8))
                .put((byte) timeToLive)
                .put((byte) protocol)
                .putShort((short) 0)
                .put(source.getAddress())
                .put(destination.getAddress())
                .put(options.duplicate())
                .put(payload.duplicate());
        part.putShort(CHECKSUM, (short) InternetChecksum.of(part.slice(0, header)));
    }

    /// Answers the two hosts, the protocol and the size.
    ///
    /// @return such as `IPv4 10.0.0.1 > 10.0.0.2 protocol 1, ttl 64, 64 bytes`
    @Override
    public String toString() {
        var fragment =
                moreFragments || fragmentOffset > 0
                        ? ", fragment %d at %d%s"
                                .formatted(identification, fragmentOffset, moreFragments ? "+" : "")
                        : "";
        return "IPv4 %s > %s protocol %d, ttl %d%s, %s"
                .formatted(
                        source.getHostAddress(),
                        destination.getHostAddress(),
                        protocol,
                        timeToLive,
                        fragment,
                        Text.size(payload));
    }
}
