package io.sockeye.wire.udp;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// A datagram of UDP with its header, RFC 768.
///
/// Its checksum protects the addresses around it, too: [#write] leaves 0 there (in IPv4 that means that there is none), and [#parse(ByteBuffer)] does
/// not look. Whoever sends and receives packets gives both addresses.
///
/// @param sourcePort 0 to 65535; 0 if nobody waits for an answer
/// @param destinationPort 0 to 65535
/// @param payload what is inside; more than 65527 bytes are a jumbogram, RFC 2675 section 4, whose length is given as 0
public record UdpDatagram(int sourcePort, int destinationPort, ByteBuffer payload)
        implements Packet {
    /// The number of the protocol in a header of IP.
    public static final int IPPROTO_UDP = 17;

    static final String NAME = "UDP";
    static final int HEADER = 8;

    private static final int LENGTH = 4;
    private static final int CHECKSUM = 6;
    private static final int MAX_LENGTH = 65535;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a port does not fit 16 bits; the message names the value
    public UdpDatagram {
        Range.check("source port", sourcePort, 65535);
        Range.check("destination port", destinationPort, 65535);
        payload = payload.slice().asReadOnlyBuffer();
        Range.check("length of the payload", payload.remaining(), Integer.MAX_VALUE - HEADER);
    }

    /// Reads a datagram without looking at its checksum.
    ///
    /// @param data from its first byte; what follows its declared length is left out
    /// @return the datagram
    /// @throws MalformedPacketException if it is cut short, or its length is less than its header's
    public static UdpDatagram parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data);
        int source = cursor.u16();
        int destination = cursor.u16();
        int length = cursor.u16();
        if (length == 0 && data.remaining() > MAX_LENGTH) length = data.remaining();
        if (length < HEADER)
            throw new MalformedPacketException(NAME, LENGTH, "a length of " + length);
        cursor.skip(2);
        return new UdpDatagram(source, destination, cursor.take(length - HEADER));
    }

    /// Reads a datagram whose checksum must be right.
    ///
    /// @param data from its first byte; what follows its declared length is left out
    /// @param source the address of the sender
    /// @param destination the address of the receiver, of the same family
    /// @return the datagram
    /// @throws MalformedPacketException if it is cut short or its checksum is wrong, or over IPv6 there is none
    public static UdpDatagram parse(ByteBuffer data, InetAddress source, InetAddress destination)
            throws MalformedPacketException {
        var datagram = parse(data);
        var whole = data.slice(data.position(), datagram.length());
        if (whole.get(CHECKSUM) == 0 && whole.get(CHECKSUM + 1) == 0) {
            if (source instanceof Inet4Address) return datagram;
            throw new MalformedPacketException(NAME, CHECKSUM, "no checksum");
        }
        if (sum(whole, source, destination) != 0xffff)
            throw new MalformedPacketException(NAME, CHECKSUM, "the checksum is wrong");
        return datagram;
    }

    private static int sum(ByteBuffer whole, InetAddress source, InetAddress destination) {
        int header =
                InternetChecksum.pseudoHeader(source, destination, IPPROTO_UDP, whole.remaining());
        return InternetChecksum.sum(whole, header);
    }

    /// What is inside.
    ///
    /// @return read-only, the caller's to move in
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
        Writer.part(target, length())
                .putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putShort((short) (length() > MAX_LENGTH ? 0 : length()))
                .putShort((short) 0)
                .put(payload.duplicate());
    }

    /// The datagram with its checksum.
    ///
    /// @param source the address of the sender
    /// @param destination the address of the receiver, of the same family
    /// @return the bytes, the caller's
    public byte[] toBytes(InetAddress source, InetAddress destination) {
        var bytes = toBytes();
        int checksum = InternetChecksum.of(sum(ByteBuffer.wrap(bytes), source, destination));
        // 0 says that there is none.
        ByteBuffer.wrap(bytes).putShort(CHECKSUM, (short) (checksum == 0 ? 0xffff : checksum));
        return bytes;
    }

    /// Answers ports and size.
    ///
    /// @return such as `UDP 53 > 40000, 60 bytes`
    @Override
    public String toString() {
        return "UDP %d > %d, %s".formatted(sourcePort, destinationPort, Text.size(payload));
    }
}
