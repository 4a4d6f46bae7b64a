package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What every message of netlink begins with, `struct nlmsghdr` of netlink(7), without the length.
///
/// @param type what the message is, 0 to 65535; below 16 the same in all protocols
/// @param flags [NetlinkFlags], 0 to 65535
/// @param sequence of a question, and of its answers; of a message to a group, that of the question which changed something
/// @param port of whoever asked, 32 bits unsigned; 0 where the kernel says something by itself
public record NetlinkHeader(int type, int flags, int sequence, long port) {
    static final int SIZE = 16;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public NetlinkHeader {
        Range.check("type", type, 65535);
        Range.check("flags", flags, 65535);
        Range.check("port", port, 0xffff_ffffL);
    }

    /// Tells whether flags are set.
    ///
    /// @param all such as [NetlinkFlags#NLM_F_MULTI]
    /// @return whether each of them is
    public boolean has(int all) {
        return (flags & all) == all;
    }

    /// Reads what is behind the length.
    static NetlinkHeader of(Cursor cursor) throws MalformedPacketException {
        return new NetlinkHeader(cursor.u16(), cursor.u16(), cursor.s32(), cursor.u32());
    }

    static int padded(int body) {
        return SIZE + (body + 3 & ~3);
    }

    /// Writes the header of a body that follows.
    ///
    /// @return the part behind the header, in the order of this machine
    ByteBuffer put(ByteBuffer target, int body) {
        return Writer.part(target, padded(body))
                .order(ByteOrder.nativeOrder())
                .putInt(SIZE + body)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt((int) port);
    }

    /// Answers all four.
    ///
    /// @return such as `type 16 flags 0x2 seq 1 port 4711`
    @Override
    public String toString() {
        return "type %d flags 0x%x seq %d port %d".formatted(type, flags, sequence, port);
    }
}
