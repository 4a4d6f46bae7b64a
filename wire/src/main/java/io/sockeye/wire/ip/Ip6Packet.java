package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.net.Inet6Address;
import java.nio.ByteBuffer;

/// A packet of IPv6, RFC 8200 section 3. Extension headers are part of the payload.
///
/// @param trafficClass 0 to 255: six bits of DSCP, two of ECN
/// @param flowLabel 0 to 1048575
/// @param nextHeader what the payload begins with, 0 to 255: IPPROTO_ICMPV6 and its like
/// @param hopLimit 0 to 255
/// @param source the address of the sender, without a scope
/// @param destination the address of the receiver, without a scope
/// @param payload at most 65535 bytes
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

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range or the payload too long; the message names the value
    public Ip6Packet {
        Range.check("traffic class", trafficClass, 255);
        Range.check("flow label", flowLabel, 0xfffff);
        Range.check("next header", nextHeader, 255);
        Range.check("hop limit", hopLimit, 255);
        payload = payload.slice().asReadOnlyBuffer();
        Range.check("length of the payload", payload.remaining(), 65535);
    }

    /// Reads a packet.
    ///
    /// @param data from its first byte; what follows the declared length is left out
    /// @return the packet
    /// @throws MalformedPacketException if it is of another version or cut short
    public static Ip6Packet parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data);
        long first = cursor.u32();
        if (first >> 28 != 6)
            throw new MalformedPacketException(NAME, 0, "version " + (first >> 28));
        int length = cursor.u16();
        int nextHeader = cursor.u8();
        int hopLimit = cursor.u8();
        var source = Hosts.inet6(cursor);
        var destination = Hosts.inet6(cursor);
        return new Ip6Packet(
                (int) (first >> 20) & 255,
                (int) first & 0xfffff,
                nextHeader,
                hopLimit,
                source,
                destination,
                cursor.take(length));
    }

    @Override
    public int length() {
        return HEADER + payload.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, length())
                .putInt(6 << 28 | trafficClass << 20 | flowLabel)
                .putShort((short) payload.remaining())
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
