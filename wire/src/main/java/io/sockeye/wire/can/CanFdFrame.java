package io.sockeye.wire.can;

import static io.sockeye.wire.can.CanId.CAN_RTR_FLAG;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A CAN FD frame, ISO 11898-1 section 10; struct canfd_frame of `<linux/can.h>`. Since Linux 3.6.
///
/// On a bus there may be 0 to 8, 12, 16, 20, 24, 32, 48 or 64 bytes of data; drivers fill up other lengths with zeros.
///
/// @param id identifier and flags: [CanId]
/// @param flags [#CANFD_BRS] and its like
/// @param data 0 to 64 bytes
public record CanFdFrame(long id, int flags, ByteBuffer data) implements CanFrame {
    /// The data goes at the second, faster bit rate.
    public static final int CANFD_BRS = 0x01;

    /// The sender is in the state error passive.
    public static final int CANFD_ESI = 0x02;

    /// Marks an FD frame where classical ones are about. Since Linux 5.14.
    public static final int CANFD_FDF = 0x04;

    private static final int MAX_DATA = 64;
    private static final int NOTED_FLAGS = 0xf;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if there are more than 64 bytes, or more bits than a field has, or CAN_RTR_FLAG is set, for CAN FD has no
    ///     remote frames; the message names the value
    public CanFdFrame {
        Range.check("id", id, CanId.MAX);
        if ((id & CAN_RTR_FLAG) != 0)
            throw new IllegalArgumentException("id 0x%08x has CAN_RTR_FLAG".formatted(id));
        Range.check("flags", flags, 0xff);
        data = data.slice().asReadOnlyBuffer();
        Range.check("data length", data.remaining(), MAX_DATA);
    }

    static CanFdFrame read(Cursor cursor) throws MalformedPacketException {
        long id = cursor.u32();
        if ((id & CAN_RTR_FLAG) != 0)
            throw cursor.malformed("an FD frame with CAN_RTR_FLAG in id 0x%08x".formatted(id));
        int length = cursor.u8();
        if (length > MAX_DATA) throw cursor.malformed("a length of " + length + " is more than 64");
        int flags = cursor.u8();
        cursor.skip(2);
        return new CanFdFrame(id, flags, cursor.take(MAX_DATA).slice(0, length));
    }

    /// Whether it asks for another frame.
    ///
    /// @return false: CAN FD has no remote frames
    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return CANFD_MTU;
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, CANFD_MTU)
                .order(ByteOrder.nativeOrder())
                .putInt((int) id)
                .put((byte) data.remaining())
                .put((byte) flags)
                .putShort((short) 0)
                .put(data.duplicate())
                .put(new byte[MAX_DATA - data.remaining()]);
    }

    /// Answers the notation of `cansend`, which has four bits of the flags.
    ///
    /// @return such as `123##1DEADBEEF`
    @Override
    public String toString() {
        return CanId.text(id) + "##%X".formatted(flags & NOTED_FLAGS) + CanText.hex(data);
    }
}
