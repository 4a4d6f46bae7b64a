package io.sockeye.wire.can;

import static io.sockeye.wire.can.CanId.CAN_EFF_FLAG;
import static io.sockeye.wire.can.CanId.CAN_EFF_MASK;
import static io.sockeye.wire.can.CanId.CAN_ERR_FLAG;
import static io.sockeye.wire.can.CanId.CAN_RTR_FLAG;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;

/// A frame of a CAN bus: what a CAN_RAW socket sends and receives, one in each message. Since Linux 2.6.25.
///
/// The three formats are told apart by their size: an FD frame reaches only sockets with CAN_RAW_FD_FRAMES, an XL frame only those with
/// CAN_RAW_XL_FRAMES, so [#parse] may be given whatever arrives.
///
/// A `switch` outside this project needs a `default`: formats have been added before.
public sealed interface CanFrame extends Packet permits ClassicalCanFrame, CanFdFrame, CanXlFrame {
    /// How many bytes a classical frame has in a message.
    int CAN_MTU = 16;

    /// How many bytes an FD frame has in a message.
    int CANFD_MTU = 72;

    /// How many bytes the largest XL frame has in a message.
    int CANXL_MAX_MTU = 2060;

    /// Identifier and flags, as filters compare them: [CanId]. Of an XL frame its priority.
    ///
    /// @return 0 to 4294967295
    long id();

    /// What the frame carries.
    ///
    /// @return 0 to 8 bytes in a classical frame, to 64 in an FD frame, 1 to 2048 in an XL frame; none in a remote frame; read-only, the caller's to
    ///     move in
    ByteBuffer data();

    /// The identifier alone.
    ///
    /// @return [#id] without its flags
    default long identifier() {
        return id() & CAN_EFF_MASK;
    }

    /// Whether the identifier has 29 bits: CAN_EFF_FLAG.
    ///
    /// @return false of 11 bits
    default boolean extended() {
        return (id() & CAN_EFF_FLAG) != 0;
    }

    /// Whether the frame asks for another: CAN_RTR_FLAG.
    ///
    /// @return false of a frame with data, and of FD and XL
    default boolean remote() {
        return (id() & CAN_RTR_FLAG) != 0;
    }

    /// Whether it is no frame of the bus, but tells of an error: CAN_ERR_FLAG.
    ///
    /// @return false of what was on the bus
    default boolean error() {
        return (id() & CAN_ERR_FLAG) != 0;
    }

    /// Makes a classical frame in the standard format for an identifier up to 0x7ff, in the extended format for a larger one.
    ///
    /// @param identifier 0 to 0x1fffffff, or one with CAN_EFF_FLAG
    /// @param data 0 to 8 bytes, not copied
    /// @return the frame
    /// @throws IllegalArgumentException if there are more bytes or bits; the message names the value
    static ClassicalCanFrame of(long identifier, byte... data) {
        Range.check("identifier", identifier, CanId.MAX);
        long format = identifier > CanId.CAN_SFF_MASK ? CAN_EFF_FLAG : 0;
        return new ClassicalCanFrame(identifier | format, data.length, ByteBuffer.wrap(data));
    }

    /// Reads what `cansend` takes and `candump -L` prints.
    ///
    /// @param text such as `123#DEADBEEF`, `12345678#R8`, `123##1.00.11` (FD, with its flags) or `45123#81:00:12345678#11.22` (XL)
    /// @return the frame
    /// @throws IllegalArgumentException if it is none of these; the message quotes it
    static CanFrame of(String text) {
        return CanText.parse(text);
    }

    /// Reads a message of a CAN_RAW socket.
    ///
    /// @param data the whole message
    /// @return the frame in it
    /// @throws MalformedPacketException if its size or the length in it is that of no frame
    static CanFrame parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("CAN", data).nativeOrder();
        if (CanXlFrame.isOne(data)) return CanXlFrame.read(cursor);
        return switch (cursor.remaining()) {
            case CAN_MTU -> ClassicalCanFrame.read(cursor);
            case CANFD_MTU -> CanFdFrame.read(cursor);
            default -> throw cursor.malformed("no frame has " + cursor.remaining() + " bytes");
        };
    }
}
