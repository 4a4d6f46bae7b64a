package io.sockeye.wire.ethernet;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// A frame of Ethernet as an AF_PACKET socket of type SOCK_RAW has it: without preamble and checksum. IEEE 802.3 section 3.1.1.
///
/// @param destination the six bytes of the receiver
/// @param source the six bytes of the sender
/// @param type what is inside
/// @param payload what is inside, with the padding of short frames
public record EthernetFrame(
        ByteBuffer destination, ByteBuffer source, EtherType type, ByteBuffer payload)
        implements Packet {
    private static final int ADDRESS = 6;
    private static final int HEADER = 14;

    /// Checks the addresses.
    ///
    /// @throws IllegalArgumentException if one has not six bytes
    public EthernetFrame {
        destination = address(destination);
        source = address(source);
        payload = payload.slice().asReadOnlyBuffer();
    }

    private static ByteBuffer address(ByteBuffer bytes) {
        if (bytes.remaining() != ADDRESS)
            throw new IllegalArgumentException(
                    "an Ethernet address has 6 bytes, not " + bytes.remaining());
        return bytes.slice().asReadOnlyBuffer();
    }

    /// Reads a frame.
    ///
    /// @param data from its first byte to its last
    /// @return the frame; its payload is all that follows the header
    /// @throws MalformedPacketException if there are fewer than 14 bytes
    public static EthernetFrame parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("Ethernet", data);
        var destination = cursor.take(ADDRESS);
        var source = cursor.take(ADDRESS);
        return new EthernetFrame(destination, source, EtherType.of(cursor.u16()), cursor.rest());
    }

    /// The address of the receiver.
    ///
    /// @return six bytes, read-only, the caller's to move in
    @Override
    public ByteBuffer destination() {
        return destination.duplicate();
    }

    /// The address of the sender.
    ///
    /// @return six bytes, read-only, the caller's to move in
    @Override
    public ByteBuffer source() {
        return source.duplicate();
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
                .put(destination.duplicate())
                .put(source.duplicate())
                .putShort((short) type.number())
                .put(payload.duplicate());
    }

    /// Answers sender, receiver, type and size.
    ///
    /// @return such as `52:54:00:12:34:56 > ff:ff:ff:ff:ff:ff ARP, 28 bytes`
    @Override
    public String toString() {
        return "%s > %s %s, %s"
                .formatted(
                        Text.hex(source, ":"),
                        Text.hex(destination, ":"),
                        type,
                        Text.size(payload));
    }
}
