package io.sockeye.wire.tcp;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// A segment of TCP with its header, RFC 9293 section 3.1.
///
/// Its checksum protects the addresses around it, too: [#write] leaves 0 there, and [#parse(ByteBuffer)] does not look. Whoever sends and receives
/// packets gives both addresses.
///
/// @param sourcePort 0 to 65535
/// @param destinationPort 0 to 65535
/// @param sequence of the first byte of the payload, or of the SYN, 32 bits unsigned
/// @param acknowledgement which byte is expected next, 32 bits unsigned; it counts with [TcpFlags#ACK]
/// @param flags of [TcpFlags], 12 bits: the last three are reserved
/// @param window how many bytes there is room for, 0 to 65535, to be scaled by [WindowScale] of the SYN
/// @param urgentPointer 0 to 65535; it counts with [TcpFlags#URG]
/// @param options 40 bytes at the most
/// @param payload what is inside
public record TcpSegment(
        int sourcePort,
        int destinationPort,
        long sequence,
        long acknowledgement,
        int flags,
        int window,
        int urgentPointer,
        List<TcpOption> options,
        ByteBuffer payload)
        implements Packet {
    /// The number of the protocol in a header of IP.
    public static final int IPPROTO_TCP = 6;

    static final String NAME = "TCP";

    private static final int HEADER = 20;
    private static final int DATA_OFFSET = 12;
    private static final int CHECKSUM = 16;
    private static final int MOST_OPTIONS = 40;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or the options are longer than 40 bytes; the message names the value
    public TcpSegment {
        Range.check("source port", sourcePort, 65535);
        Range.check("destination port", destinationPort, 65535);
        Range.check("sequence", sequence, 0xffff_ffffL);
        Range.check("acknowledgement", acknowledgement, 0xffff_ffffL);
        Range.check("flags", flags, 0xfff);
        Range.check("window", window, 65535);
        Range.check("urgent pointer", urgentPointer, 65535);
        options = List.copyOf(options);
        Range.check("length of the options", Writer.length(options), MOST_OPTIONS);
        payload = payload.slice().asReadOnlyBuffer();
        Range.check(
                "length of the payload",
                payload.remaining(),
                Integer.MAX_VALUE - HEADER - MOST_OPTIONS);
    }

    /// Reads a segment without looking at its checksum.
    ///
    /// @param data the whole segment: its length is that of the packet around it
    /// @return the segment
    /// @throws MalformedPacketException if its header is cut short, or an option in it is, or has a length that its kind does not have
    public static TcpSegment parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data);
        int source = cursor.u16();
        int destination = cursor.u16();
        long sequence = cursor.u32();
        long acknowledgement = cursor.u32();
        int second = cursor.u16();
        int header = (second >> 12) * 4;
        if (header < HEADER)
            throw new MalformedPacketException(
                    NAME, DATA_OFFSET, "a header of " + header + " bytes");
        int window = cursor.u16();
        cursor.skip(2);
        int urgent = cursor.u16();
        var options = Options.read(cursor.part(NAME, header - HEADER));
        return new TcpSegment(
                source,
                destination,
                sequence,
                acknowledgement,
                second & 0xfff,
                window,
                urgent,
                options,
                cursor.rest());
    }

    /// Reads a segment whose checksum must be right.
    ///
    /// @param data the whole segment
    /// @param source the address of the sender
    /// @param destination the address of the receiver, of the same family
    /// @return the segment
    /// @throws MalformedPacketException if it is cut short or wrong, or its checksum is
    public static TcpSegment parse(ByteBuffer data, InetAddress source, InetAddress destination)
            throws MalformedPacketException {
        var segment = parse(data);
        if (sum(data, source, destination) != 0xffff)
            throw new MalformedPacketException(NAME, CHECKSUM, "the checksum is wrong");
        return segment;
    }

    private static int sum(ByteBuffer whole, InetAddress source, InetAddress destination) {
        int header =
                InternetChecksum.pseudoHeader(source, destination, IPPROTO_TCP, whole.remaining());
        return InternetChecksum.sum(whole, header);
    }

    /// What is inside.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    /// Whether flags are set.
    ///
    /// @param all some of [TcpFlags]
    /// @return whether all of them are
    public boolean has(int all) {
        return (flags & all) == all;
    }

    @Override
    public int length() {
        return header() + payload.remaining();
    }

    /// With what fills the options up.
    private int header() {
        return HEADER + (Writer.length(options) + 3) / 4 * 4;
    }

    @Override
    public void write(ByteBuffer target) {
        var part = Writer.part(target, length());
        part.putShort((short) sourcePort)
                .putShort((short) destinationPort)
                .putInt((int) sequence)
                .putInt((int) acknowledgement)
                .putShort((short) ((header() / 4) << 12 | flags))
                .putShort((short) window)
                .putShort((short) 0)
                .putShort((short) urgentPointer);
        for (var option : options) option.write(part);
        while (part.position() < header()) part.put((byte) Options.END);
        part.put(payload.duplicate());
    }

    /// The segment with its checksum.
    ///
    /// @param source the address of the sender
    /// @param destination the address of the receiver, of the same family
    /// @return the bytes, the caller's
    public byte[] toBytes(InetAddress source, InetAddress destination) {
        var bytes = toBytes();
        int checksum = InternetChecksum.of(sum(ByteBuffer.wrap(bytes), source, destination));
        ByteBuffer.wrap(bytes).putShort(CHECKSUM, (short) checksum);
        return bytes;
    }

    /// Answers ports, flags, numbers, options and size.
    ///
    /// @return such as `TCP 40000 > 80 SYN, seq 1, window 1024, [mss 1460], 0 bytes`
    @Override
    public String toString() {
        return "TCP %d > %d %s, seq %d%s, window %d%s%s, %s"
                .formatted(
                        sourcePort,
                        destinationPort,
                        TcpFlags.text(flags),
                        sequence,
                        has(TcpFlags.ACK) ? ", ack " + acknowledgement : "",
                        window,
                        has(TcpFlags.URG) ? ", urgent " + urgentPointer : "",
                        options.isEmpty() ? "" : ", " + options,
                        Text.size(payload));
    }
}
