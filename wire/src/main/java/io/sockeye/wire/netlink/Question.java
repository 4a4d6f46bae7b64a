package io.sockeye.wire.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How questions are put together: a struct that each protocol has, and attributes.
final class Question {
    private Question() {}

    /// Room for a struct of C.
    static ByteBuffer struct(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    /// What is behind the header.
    ///
    /// @param struct from position to limit, which stay
    static ByteBuffer body(ByteBuffer struct, NetlinkAttribute... attributes) {
        int aligned = struct.remaining() + 3 & ~3;
        int length = aligned;
        for (var attribute : attributes) length += attribute.length();
        var body = ByteBuffer.allocate(length).put(struct.duplicate()).position(aligned);
        for (var attribute : attributes) attribute.write(body);
        return body.flip();
    }

    static byte[] of(
            int type, int flags, int sequence, ByteBuffer struct, NetlinkAttribute... attributes) {
        int all = NetlinkFlags.NLM_F_REQUEST | flags;
        return new OpaqueNetlink(type, all, sequence, body(struct, attributes)).toBytes();
    }

    static byte[] dump(int type, int sequence, ByteBuffer struct, NetlinkAttribute... attributes) {
        return of(type, NetlinkFlags.NLM_F_DUMP, sequence, struct, attributes);
    }
}
