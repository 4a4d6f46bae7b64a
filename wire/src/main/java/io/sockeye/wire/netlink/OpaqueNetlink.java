package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;
import java.util.List;

/// A message without a record of its own, or a question that one writes oneself.
///
/// @param header what it begins with
/// @param payload what follows the header
public record OpaqueNetlink(NetlinkHeader header, ByteBuffer payload)
        implements NetlinkMessage, RouteNetlink, DiagNetlink, GenericNetlink, PlainNetlink, Packet {

    /// Keeps a view of the payload.
    public OpaqueNetlink {
        payload = payload.slice().asReadOnlyBuffer();
    }

    /// Makes a message to the kernel.
    ///
    /// @param type 0 to 65535; below 16 those of all protocols
    /// @param flags NLM_F_REQUEST and its like of [NetlinkFlags], 0 to 65535
    /// @param sequence comes back in the answers
    /// @param payload what follows the header
    /// @throws IllegalArgumentException if a number does not fit 16 bits; the message names the value
    public OpaqueNetlink(int type, int flags, int sequence, ByteBuffer payload) {
        this(new NetlinkHeader(type, flags, sequence, 0), payload);
    }

    /// Makes a message of a struct and attributes.
    ///
    /// @param type 0 to 65535
    /// @param flags NLM_F_REQUEST and its like of [NetlinkFlags]
    /// @param sequence comes back in the answers
    /// @param struct what the protocol has before the attributes, such as `struct ifinfomsg`; from position to limit, copied
    /// @param attributes in their order
    /// @return the message
    public static OpaqueNetlink of(
            int type, int flags, int sequence, ByteBuffer struct, NetlinkAttribute... attributes) {
        return new OpaqueNetlink(type, flags, sequence, Question.body(struct, attributes));
    }

    /// What the message is.
    ///
    /// @return 0 to 65535
    public int type() {
        return header.type();
    }

    /// The flags of its header.
    ///
    /// @return [NetlinkFlags]
    public int flags() {
        return header.flags();
    }

    /// What follows the header.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    /// Reads the attributes behind a struct.
    ///
    /// @param struct how many bytes it has: 4 of `struct nfgenmsg`, say
    /// @return in their order
    /// @throws MalformedPacketException if there are fewer bytes, or a length is wrong
    public List<NetlinkAttribute> attributes(int struct) throws MalformedPacketException {
        var cursor = Cursor.of("netlink", payload).nativeOrder();
        cursor.skip(struct);
        cursor.align(4);
        return Attributes.read(cursor).all();
    }

    /// How many bytes [#write] puts: header, payload, and what fills up to a multiple of 4.
    @Override
    public int length() {
        return NetlinkHeader.padded(payload.remaining());
    }

    @Override
    public void write(ByteBuffer target) {
        header.put(target, payload.remaining()).put(payload.duplicate());
    }

    /// Answers header and size.
    ///
    /// @return such as `netlink type 16 flags 0x301 seq 1 port 0, 16 bytes`
    @Override
    public String toString() {
        return "netlink " + header + ", " + Text.size(payload);
    }
}
