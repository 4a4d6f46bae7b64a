package io.sockeye.wire.can;

import static io.sockeye.wire.can.CanId.CAN_RTR_FLAG;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A classical CAN frame, ISO 11898-1 section 10; struct can_frame of `<linux/can.h>`.
///
/// @param id identifier and flags: [CanId]
/// @param dlc the data length code, 0 to 15: how many bytes there are, or are asked for; more than 8 mean 8
/// @param data as many bytes; none in a remote frame
public record ClassicalCanFrame(long id, int dlc, ByteBuffer data) implements CanFrame {
    private static final int MAX_DATA = 8;
    private static final int MAX_DLC = 15;

    /// Checks that code and data agree.
    ///
    /// @throws IllegalArgumentException if they do not, or a number is out of its range; the message names the value
    public ClassicalCanFrame {
        Range.check("id", id, CanId.MAX);
        Range.check("data length code", dlc, MAX_DLC);
        data = data.slice().asReadOnlyBuffer();
        int expected = (id & CAN_RTR_FLAG) != 0 ? 0 : Math.min(dlc, MAX_DATA);
        if (data.remaining() != expected)
            throw new IllegalArgumentException(
                    "%d bytes of data for a data length code of %d"
                            .formatted(data.remaining(), dlc));
    }

    /// Makes a remote frame: it asks for a frame with the same identifier.
    ///
    /// @param id the identifier, with CAN_EFF_FLAG if it is one of 29 bits
    /// @param dlc how many bytes are expected
    /// @return a frame without data
    public static ClassicalCanFrame remote(long id, int dlc) {
        return new ClassicalCanFrame(id | CAN_RTR_FLAG, dlc, ByteBuffer.allocate(0));
    }

    static ClassicalCanFrame read(Cursor cursor) throws MalformedPacketException {
        long id = cursor.u32();
        int length = cursor.u8();
        if (length > MAX_DATA) throw cursor.malformed("a length of " + length + " is more than 8");
        cursor.skip(2);
        int dlc = cursor.u8();
        var all = cursor.take(MAX_DATA);
        // The kernel heeds the last field only for full frames.
        boolean raw = length == MAX_DATA && dlc > MAX_DATA && dlc <= MAX_DLC;
        boolean remote = (id & CAN_RTR_FLAG) != 0;
        return new ClassicalCanFrame(id, raw ? dlc : length, all.slice(0, remote ? 0 : length));
    }

    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return CAN_MTU;
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, CAN_MTU)
                .order(ByteOrder.nativeOrder())
                .putInt((int) id)
                .put((byte) Math.min(dlc, MAX_DATA))
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) (dlc > MAX_DATA ? dlc : 0))
                .put(data.duplicate())
                .put(new byte[MAX_DATA - data.remaining()]);
    }

    /// Answers the notation of `cansend`.
    ///
    /// @return such as `123#DEADBEEF` or `12345678#R8`
    @Override
    public String toString() {
        var raw = dlc > MAX_DATA ? "_%X".formatted(dlc) : "";
        var body = remote() ? "R" + (dlc == 0 ? "" : Math.min(dlc, MAX_DATA)) : CanText.hex(data);
        return CanId.text(id) + "#" + body + raw;
    }
}
