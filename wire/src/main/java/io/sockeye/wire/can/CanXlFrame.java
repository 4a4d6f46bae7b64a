package io.sockeye.wire.can;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A CAN XL frame, CiA 610-1; struct canxl_frame of `<linux/can.h>`. Since Linux 6.1.
///
/// @param priority who may send first, 0 to 0x7ff
/// @param virtualNetwork the virtual CAN network it belongs to, 0 to 255, since Linux 6.9; 0 before
/// @param flags [#CANXL_SEC] and its like; [#CANXL_XLF] is added
/// @param sduType what the data is: CiA 611-1, 0 to 255
/// @param acceptance what receivers filter by, 0 to 4294967295
/// @param data 1 to 2048 bytes
public record CanXlFrame(
        int priority, int virtualNetwork, int flags, int sduType, long acceptance, ByteBuffer data)
        implements CanFrame {
    /// The data begins with the header of a security protocol.
    public static final int CANXL_SEC = 0x01;

    /// Remote request substitution. Kernels up to 6.12 know it as a reserved bit.
    public static final int CANXL_RRS = 0x02;

    /// Marks an XL frame: each has it.
    public static final int CANXL_XLF = 0x80;

    static final int MAX_PRIORITY = 0x7ff;
    private static final int HEADER = 12;
    private static final int MAX_DATA = 2048;
    private static final int FLAGS_AT = 4;
    private static final int NETWORK_SHIFT = 16;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if there is no data or more than 2048 bytes, or more bits than a field has; the message names the value
    public CanXlFrame {
        Range.check("priority", priority, MAX_PRIORITY);
        Range.check("virtual network", virtualNetwork, 0xff);
        Range.check("flags", flags, 0xff);
        Range.check("SDU type", sduType, 0xff);
        Range.check("acceptance field", acceptance, CanId.MAX);
        flags |= CANXL_XLF;
        data = data.slice().asReadOnlyBuffer();
        if (!data.hasRemaining()) throw new IllegalArgumentException("an XL frame has data");
        Range.check("data length", data.remaining(), MAX_DATA);
    }

    static boolean isOne(ByteBuffer message) {
        return message.remaining() > FLAGS_AT
                && (message.get(message.position() + FLAGS_AT) & CANXL_XLF) != 0;
    }

    static CanXlFrame read(Cursor cursor) throws MalformedPacketException {
        long first = cursor.u32();
        int priority = (int) (first & MAX_PRIORITY);
        int network = (int) (first >> NETWORK_SHIFT & 0xff);
        if (first != (priority | (long) network << NETWORK_SHIFT))
            throw cursor.malformed("0x%08x is no priority".formatted(first));
        int flags = cursor.u8();
        int type = cursor.u8();
        int length = cursor.u16();
        long acceptance = cursor.u32();
        if (length == 0 || length > MAX_DATA || length != cursor.remaining())
            throw cursor.malformed(
                    "a length of %d with %d bytes".formatted(length, cursor.remaining()));
        return new CanXlFrame(priority, network, flags, type, acceptance, cursor.rest());
    }

    @Override
    public long id() {
        return priority;
    }

    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return HEADER + data.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, length())
                .order(ByteOrder.nativeOrder())
                .putInt(virtualNetwork << NETWORK_SHIFT | priority)
                .put((byte) flags)
                .put((byte) sduType)
                .putShort((short) data.remaining())
                .putInt((int) acceptance)
                .put(data.duplicate());
    }

    /// Answers the notation of `cansend`.
    ///
    /// @return such as `45123#81:00:12345678#11223344`
    @Override
    public String toString() {
        return "%02X%03X#%02X:%02X:%08X#"
                        .formatted(virtualNetwork, priority, flags, sduType, acceptance)
                + CanText.hex(data);
    }
}
