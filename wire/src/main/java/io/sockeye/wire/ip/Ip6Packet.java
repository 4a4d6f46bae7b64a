package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.net.Inet6Address;
import java.nio.ByteBuffer;

/// A packet of IPv6, RFC 8200 section 3. Extension headers are part of the payload: [UpperLayer] walks through them.
///
/// More than 65535 bytes are a jumbogram, RFC 2675: the field of the length is 0, and the payload begins with a hop-by-hop header that has the
/// length. AF_PACKET shows them where the kernel sends and receives in large pieces (BIG TCP), from some kernels without that header.
///
/// @param trafficClass 0 to 255: six bits of DSCP, two of ECN
/// @param flowLabel 0 to 1048575
/// @param nextHeader what the payload begins with, 0 to 255: IPPROTO_ICMPV6 and its like
/// @param hopLimit 0 to 255
/// @param source the address of the sender, without a scope
/// @param destination the address of the receiver, without a scope
/// @param payload what is inside
public record Ip6Packet(
        int trafficClass,
        int flowLabel,
        int nextHeader,
        int hopLimit,
        Inet6Address source,
        Inet6Address destination,
        ByteBuffer payload)
        implements IpPacket {
    private static final String NAME = "IPv6";
    private static final int HEADER = 40;
    private static final int MAX_LENGTH = 65535;
    private static final int HOP_BY_HOP = 0;
    private static final int PAD1 = 0;
    private static final int JUMBO = 0xc2;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range the message names the value
    public Ip6Packet {
        Range.check("traffic class", trafficClass, 255);
        Range.check("flow label", flowLabel, 0xfffff);
        Range.check("next header", nextHeader, 255);
        Range.check("hop limit", hopLimit, 255);
        payload = payload.slice().asReadOnlyBuffer();
        Range.check("length of the payload", payload.remaining(), Integer.MAX_VALUE - HEADER);
    }

    /// Reads a packet.
    ///
    /// @param data from its first byte; what follows the declared length is left out
    /// @return the packet
    /// @throws MalformedPacketException if it is of another version or cut short
    public static Ip6Packet parse(ByteBuffer data) throws MalformedPacketException {
        var quoted = quoted(data);
        if (quoted.missing() == 0) return (Ip6Packet) quoted.packet();
        int there = quoted.packet().payload().remaining();
        throw new MalformedPacketException(
                NAME,
                HEADER,
                "%d bytes wanted, %d left".formatted(there + quoted.missing(), there));
    }

    /// Reads a whole header, and what there is of the payload.
    static QuotedPacket quoted(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data);
        long first = cursor.u32();
        if (first >> 28 != 6)
            throw new MalformedPacketException(NAME, 0, "version " + (first >> 28));
        int declared = cursor.u16();
        int nextHeader = cursor.u8();
        int hopLimit = cursor.u8();
        var source = Hosts.inet6(cursor);
        var destination = Hosts.inet6(cursor);
        int length = declared == 0 ? large(nextHeader, cursor.fork()) : declared;
        var payload = cursor.take(Math.min(length, cursor.remaining()));
        var packet =
                new Ip6Packet(
                        (int) (first >> 20) & 255,
                        (int) first & 0xfffff,
                        nextHeader,
                        hopLimit,
                        source,
                        destination,
                        payload);
        return new QuotedPacket(packet, length - payload.remaining());
    }

    /// How long the payload is whose length is given as 0.
    private static int large(int nextHeader, Cursor payload) throws MalformedPacketException {
        if (nextHeader == HOP_BY_HOP && payload.remaining() >= 8) {
            long jumbo = jumbo(payload.fork());
            if (jumbo != 0) return (int) Math.min(jumbo, Integer.MAX_VALUE - HEADER);
        }
        // No padding is that long.
        return payload.remaining() > MAX_LENGTH ? payload.remaining() : 0;
    }

    /// The length in the hop-by-hop header; 0 if it has none.
    private static long jumbo(Cursor payload) throws MalformedPacketException {
        payload.skip(1);
        int length = payload.u8() * 8 + 6;
        var options = payload.part(NAME, Math.min(length, payload.remaining()));
        while (options.remaining() >= 2) {
            int option = options.u8();
            if (option == PAD1) continue;
            int size = options.u8();
            if (size > options.remaining()) return 0;
            if (option != JUMBO) {
                options.skip(size);
                continue;
            }
            if (size != 4) throw options.malformed("a jumbo length of " + size + " bytes");
            long jumbo = options.u32();
            if (jumbo <= MAX_LENGTH) throw options.malformed(jumbo + " bytes are no jumbo payload");
            return jumbo;
        }
        return 0;
    }

    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    @Override
    public int length() {
        return HEADER + payload.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        write(Writer.part(target, length()), payload.remaining());
    }

    /// Writes a packet whose payload is said to be longer.
    void write(ByteBuffer part, int length) {
        part.putInt(6 << 28 | trafficClass << 20 | flowLabel)
                .putShort((short) (length > MAX_LENGTH ? 0 : length))
                .put((byte) nextHeader)
                .put((byte) hopLimit)
                .put(source.getAddress())
                .put(destination.getAddress())
                .put(payload.duplicate());
    }

    /// Answers the two hosts, the next header and the size.
    ///
    /// @return such as `IPv6 0:0:0:0:0:0:0:1 > 0:0:0:0:0:0:0:1 next 58, hop limit 64, 64 bytes`
    @Override
    public String toString() {
        return "IPv6 %s > %s next %d, hop limit %d, %s"
                .formatted(
                        source.getHostAddress(),
                        destination.getHostAddress(),
                        nextHeader,
                        hopLimit,
                        Text.size(payload));
    }
}
