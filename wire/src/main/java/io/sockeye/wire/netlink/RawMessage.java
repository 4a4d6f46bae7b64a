package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message as it came: its header, and a cursor over its body, which is cut to the length that the message declares.
record RawMessage(NetlinkHeader header, Cursor body) {
    private static final String NAME = "netlink";
    private static final int NLMSG_NOOP = 1;
    private static final int NLMSG_ERROR = 2;
    private static final int NLMSG_DONE = 3;

    /// Below it are the messages that all protocols have.
    static final int NLMSG_MIN_TYPE = 16;

    /// Makes a value of a message that is not one of those that all protocols have.
    interface Dialect<M> {
        M message(RawMessage message) throws MalformedPacketException;
    }

    /// Reads all messages of a datagram.
    static <M> List<M> parse(ByteBuffer datagram, Class<M> sum, Dialect<? extends M> dialect)
            throws MalformedPacketException {
        var cursor = Cursor.of(NAME, datagram).nativeOrder();
        var messages = new ArrayList<M>();
        while (cursor.remaining() > 0) {
            var message = next(cursor);
            switch (message.header.type()) {
                case NLMSG_NOOP -> {}
                case NLMSG_ERROR -> messages.add(sum.cast(message.error()));
                case NLMSG_DONE -> messages.add(sum.cast(message.done()));
                default -> messages.add(dialect.message(message));
            }
        }
        return List.copyOf(messages);
    }

    private static RawMessage next(Cursor cursor) throws MalformedPacketException {
        int start = cursor.offset();
        long length = cursor.u32();
        if (length < NetlinkHeader.SIZE || length - 4 > cursor.remaining())
            throw new MalformedPacketException(
                    NAME,
                    start,
                    "a message of %d bytes where %d are".formatted(length, cursor.remaining() + 4));
        var header = NetlinkHeader.of(cursor);
        var body = cursor.part(NAME, length - NetlinkHeader.SIZE);
        cursor.align(4);
        return new RawMessage(header, body);
    }

    int type() {
        return header.type();
    }

    private NetlinkError error() throws MalformedPacketException {
        int errno = Math.abs(body.s32());
        if (body.remaining() < NetlinkHeader.SIZE)
            return new NetlinkError(header, errno, Optional.empty(), List.of());
        int start = body.offset();
        long length = body.u32();
        var question = Optional.of(NetlinkHeader.of(body));
        if (!header.has(NetlinkFlags.NLM_F_ACK_TLVS))
            return new NetlinkError(header, errno, question, List.of());
        if (length < NetlinkHeader.SIZE)
            throw new MalformedPacketException(NAME, start, "a question of " + length + " bytes");
        // Behind the header of the question: the question, unless it was left out.
        if (!header.has(NetlinkFlags.NLM_F_CAPPED)) body.skip(length - NetlinkHeader.SIZE);
        body.align(4);
        return new NetlinkError(header, errno, question, Attributes.read(body).all());
    }

    private Record done() throws MalformedPacketException {
        int errno = body.remaining() >= 4 ? Math.abs(body.s32()) : 0;
        if (errno == 0) return new NetlinkDone(header);
        boolean more = header.has(NetlinkFlags.NLM_F_ACK_TLVS);
        List<NetlinkAttribute> why = more ? Attributes.read(body).all() : List.of();
        return new NetlinkError(header, errno, Optional.empty(), why);
    }

    OpaqueNetlink opaque() {
        return new OpaqueNetlink(header, body.rest());
    }
}
