package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// `struct nlmsghdr` and the body behind it, which is cut to the length that the header declares.
record Header(int type, int flags, int sequence, Cursor body) {
    static final int SIZE = 16;

    private static final String NAME = "netlink";
    private static final int NLMSG_NOOP = 1;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;

    /// Makes a value of a message that is not one of those that all protocols have.
    interface Dialect<M> {
        M message(Header header) throws MalformedPacketException;
    }

    /// Reads all messages of a datagram.
    static <M> List<M> parse(ByteBuffer datagram, Class<M> sum, Dialect<? extends M> dialect)
            throws MalformedPacketException {
        var cursor = Cursor.of(NAME, datagram).nativeOrder();
        var messages = new ArrayList<M>();
        while (cursor.remaining() > 0) {
            var header = next(cursor);
            switch (header.type) {
                case NLMSG_NOOP -> {}
                case NLMSG_ERROR -> messages.add(sum.cast(header.error()));
                case NLMSG_DONE -> messages.add(sum.cast(header.done()));
                default -> messages.add(dialect.message(header));
            }
        }
        return List.copyOf(messages);
    }

    private static Header next(Cursor cursor) throws MalformedPacketException {
        int start = cursor.offset();
        long length = cursor.u32();
        if (length < SIZE || length - 4 > cursor.remaining())
            throw new MalformedPacketException(
                    NAME,
                    start,
                    "a message of %d bytes where %d are".formatted(length, cursor.remaining() + 4));
        int type = cursor.u16();
        int flags = cursor.u16();
        int sequence = cursor.s32();
        cursor.skip(4);
        var body = cursor.part(NAME, length - SIZE);
        cursor.align(4);
        return new Header(type, flags, sequence, body);
    }

    private NetlinkError error() throws MalformedPacketException {
        int errno = Math.abs(body.s32());
        if ((flags & NetlinkFlags.NLM_F_ACK_TLVS) == 0)
            return new NetlinkError(sequence, errno, "");
        long question = body.u32();
        if (question < SIZE) throw body.malformed("a question of " + question + " bytes");
        // Behind the header of the question: the question, unless it was left out.
        boolean capped = (flags & NetlinkFlags.NLM_F_CAPPED) != 0;
        body.skip((capped ? SIZE : question) - 4);
        body.align(4);
        return new NetlinkError(sequence, errno, reason());
    }

    private Record done() throws MalformedPacketException {
        int errno = body.remaining() >= 4 ? Math.abs(body.s32()) : 0;
        if (errno != 0) {
            boolean more = (flags & NetlinkFlags.NLM_F_ACK_TLVS) != 0;
            return new NetlinkError(sequence, errno, more ? reason() : "");
        }
        return new NetlinkDone(sequence, isInterrupted());
    }

    private String reason() throws MalformedPacketException {
        for (var attribute : NetlinkAttribute.parse(body)) {
            if (attribute.type() == NetlinkError.NLMSGERR_ATTR_MSG) return attribute.text();
        }
        return "";
    }

    boolean isInterrupted() {
        return (flags & NetlinkFlags.NLM_F_DUMP_INTR) != 0;
    }

    OpaqueNetlink opaque() {
        return new OpaqueNetlink(type, flags, sequence, body.rest());
    }

    /// Puts a header and leaves the body to be written.
    ///
    /// @return the part behind the header, in the order of this machine
    static ByteBuffer put(ByteBuffer target, int type, int flags, int sequence, int body) {
        var part = Writer.part(target, padded(body)).order(ByteOrder.nativeOrder());
        part.putInt(SIZE + body)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0);
        return part;
    }

    static int padded(int body) {
        return SIZE + (body + 3 & ~3);
    }

    /// A question of a fixed struct and attributes.
    static byte[] question(
            int type, int flags, int sequence, ByteBuffer struct, NetlinkAttribute... attributes) {
        int body = struct.remaining();
        for (var attribute : attributes) body += attribute.length();
        var target = ByteBuffer.allocate(padded(body));
        var part = put(target, type, NetlinkFlags.NLM_F_REQUEST | flags, sequence, body);
        part.put(struct);
        for (var attribute : attributes) attribute.write(part);
        return target.array();
    }
}
