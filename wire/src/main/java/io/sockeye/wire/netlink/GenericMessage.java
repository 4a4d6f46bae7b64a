package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;
import java.util.List;

/// A message of generic netlink: `struct genlmsghdr` of `<linux/genetlink.h>` and what is behind it.
///
/// @param header its type is the number of the family
/// @param command what is asked or told, 0 to 255; each family has its own
/// @param version of the family, 0 to 255
/// @param payload the attributes, behind a struct of the family's own in the few that have one
public record GenericMessage(NetlinkHeader header, int command, int version, ByteBuffer payload)
        implements GenericNetlink, Packet {
    private static final int GENL_HDRLEN = 4;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 8 bits; the message names the value
    public GenericMessage {
        Range.check("command", command, 255);
        Range.check("version", version, 255);
        payload = payload.slice().asReadOnlyBuffer();
    }

    /// Makes a question.
    ///
    /// @param family its number: [GenericFamily#id]
    /// @param flags NLM_F_REQUEST is added
    /// @param sequence comes back in the answers
    /// @param command 0 to 255
    /// @param version 0 to 255; most families have 1
    /// @param attributes in their order
    /// @return a message to be sent to the kernel
    public static GenericMessage request(
            int family,
            int flags,
            int sequence,
            int command,
            int version,
            NetlinkAttribute... attributes) {
        var header = new NetlinkHeader(family, NetlinkFlags.NLM_F_REQUEST | flags, sequence, 0);
        var body = Question.body(ByteBuffer.allocate(0), attributes);
        return new GenericMessage(header, command, version, body);
    }

    static GenericMessage of(RawMessage message) throws MalformedPacketException {
        var body = message.body();
        int command = body.u8();
        int version = body.u8();
        body.skip(2);
        return new GenericMessage(message.header(), command, version, body.rest());
    }

    /// What is behind command and version.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    /// Reads the attributes of a family that has no struct of its own.
    ///
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong
    public List<NetlinkAttribute> attributes() throws MalformedPacketException {
        return attributes(0);
    }

    /// Reads the attributes behind a struct.
    ///
    /// @param struct how many bytes the family has in front: [GenericFamily#headerSize]
    /// @return in their order
    /// @throws MalformedPacketException if a length is wrong
    public List<NetlinkAttribute> attributes(int struct) throws MalformedPacketException {
        var cursor = Cursor.of("generic netlink", payload).nativeOrder();
        cursor.skip(struct);
        cursor.align(4);
        return Attributes.read(cursor).all();
    }

    /// How many bytes [#write] puts: both headers, the payload, and what fills up to a multiple of 4.
    @Override
    public int length() {
        return NetlinkHeader.padded(GENL_HDRLEN + payload.remaining());
    }

    @Override
    public void write(ByteBuffer target) {
        header.put(target, GENL_HDRLEN + payload.remaining())
                .put((byte) command)
                .put((byte) version)
                .putShort((short) 0)
                .put(payload.duplicate());
    }

    /// Answers header, command, version and size.
    ///
    /// @return such as `generic netlink type 21 flags 0x1 seq 2 port 0: command 6 version 1, 20 bytes`
    @Override
    public String toString() {
        return "generic netlink %s: command %d version %d, %s"
                .formatted(header, command, version, Text.size(payload));
    }
}
