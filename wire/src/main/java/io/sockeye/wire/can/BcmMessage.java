package io.sockeye.wire.can;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// A message to the broadcast manager or from it: CAN_BCM sockets, can.rst section 4.2; struct bcm_msg_head of `<linux/can/bcm.h>`.
///
/// @param opcode what is asked or told
/// @param flags [BcmFlags#SETTIMER] and its like; [BcmFlags#CAN_FD_FRAME] is added where the frames are FD frames
/// @param count how often at the first interval, then at the second
/// @param interval1 the first interval, to the microsecond
/// @param interval2 the second, to the microsecond
/// @param id whose messages: an identifier with its flags, [CanId]
/// @param frames classical ones or FD ones, not both; at most 256
public record BcmMessage(
        BcmOpcode opcode,
        int flags,
        long count,
        Duration interval1,
        Duration interval2,
        long id,
        List<CanFrame> frames)
        implements Packet {
    private static final int HEADER = 56;
    private static final int MAX_FRAMES = 256;
    private static final int NANOS_PER_MICRO = 1000;
    private static final int MICROS_PER_SECOND = 1_000_000;

    /// Checks ranges and frames.
    ///
    /// @throws IllegalArgumentException if a number is out of its range, or frames of two kinds or of XL are among them; the message names the
    ///     value
    public BcmMessage {
        Range.check("flags", flags, Integer.MAX_VALUE);
        Range.check("count", count, CanId.MAX);
        Range.check("id", id, CanId.MAX);
        interval1 = micros(interval1);
        interval2 = micros(interval2);
        frames = List.copyOf(frames);
        Range.check("number of frames", frames.size(), MAX_FRAMES);
        if (!frames.isEmpty()) {
            boolean fd = frames.getFirst() instanceof CanFdFrame;
            var other = frames.stream().filter(frame -> frame.length() != size(fd)).findFirst();
            if (other.isPresent())
                throw new IllegalArgumentException(
                        other.get() + " is among " + (fd ? "FD frames" : "classical frames"));
            if (fd) flags |= BcmFlags.CAN_FD_FRAME;
            else if ((flags & BcmFlags.CAN_FD_FRAME) != 0)
                throw new IllegalArgumentException("CAN_FD_FRAME over " + frames.getFirst());
        }
    }

    private static Duration micros(Duration interval) {
        if (interval.isNegative())
            throw new IllegalArgumentException("the interval " + interval + " is negative");
        return interval.truncatedTo(ChronoUnit.MICROS);
    }

    private static int size(boolean fd) {
        return fd ? CanFrame.CANFD_MTU : CanFrame.CAN_MTU;
    }

    /// Asks to send frames one after the other, one each interval, without an end.
    ///
    /// @param id the name of this task, and the identifier
    /// @param interval the time between two frames, to the microsecond
    /// @param frames what is sent
    /// @return TX_SETUP with SETTIMER and STARTTIMER
    public static BcmMessage sendEach(Duration interval, long id, CanFrame... frames) {
        int flags = BcmFlags.SETTIMER | BcmFlags.STARTTIMER;
        return new BcmMessage(
                BcmOpcode.TX_SETUP, flags, 0, Duration.ZERO, interval, id, List.of(frames));
    }

    /// Asks to send a frame once.
    ///
    /// @param frame what is sent
    /// @return TX_SEND
    public static BcmMessage send(CanFrame frame) {
        return new BcmMessage(
                BcmOpcode.TX_SEND, 0, 0, Duration.ZERO, Duration.ZERO, frame.id(), List.of(frame));
    }

    /// Asks to hear of frames with an id.
    ///
    /// @param id whose
    /// @param flags [BcmFlags#RX_FILTER_ID] for each of them; 0 with a mask in a frame for those that change under it
    /// @param mask whose ones are the bits that count, or none
    /// @return RX_SETUP
    public static BcmMessage hear(long id, int flags, CanFrame... mask) {
        return new BcmMessage(
                BcmOpcode.RX_SETUP, flags, 0, Duration.ZERO, Duration.ZERO, id, List.of(mask));
    }

    /// Reads a message of a CAN_BCM socket.
    ///
    /// @param data the whole message
    /// @return the message
    /// @throws MalformedPacketException if it is cut short, or longer than its frames, or one of them is malformed
    public static BcmMessage parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("CAN BCM", data).nativeOrder();
        var opcode = BcmOpcode.of(cursor.u32());
        long flags = cursor.u32();
        if (flags > Integer.MAX_VALUE)
            throw cursor.malformed("0x%08x are no flags".formatted(flags));
        long count = cursor.u32();
        cursor.skip(Integer.BYTES);
        var interval1 = interval(cursor);
        var interval2 = interval(cursor);
        long id = cursor.u32();
        long number = cursor.u32();
        boolean fd = (flags & BcmFlags.CAN_FD_FRAME) != 0;
        if (number > MAX_FRAMES || number * size(fd) != cursor.remaining())
            throw cursor.malformed("%d frames in %d bytes".formatted(number, cursor.remaining()));
        var frames = new ArrayList<CanFrame>();
        for (int i = 0; i < number; i++) {
            var frame = cursor.part("CAN BCM frame", size(fd));
            frames.add(fd ? CanFdFrame.read(frame) : ClassicalCanFrame.read(frame));
        }
        return new BcmMessage(opcode, (int) flags, count, interval1, interval2, id, frames);
    }

    private static Duration interval(Cursor cursor) throws MalformedPacketException {
        long seconds = cursor.u64();
        long micros = cursor.u64();
        if (seconds < 0 || micros < 0 || micros >= MICROS_PER_SECOND)
            throw cursor.malformed("%d s %d us is no interval".formatted(seconds, micros));
        return Duration.ofSeconds(seconds, micros * NANOS_PER_MICRO);
    }

    @Override
    public int length() {
        return HEADER + frames.stream().mapToInt(CanFrame::length).sum();
    }

    @Override
    public void write(ByteBuffer target) {
        var part = Writer.part(target, length()).order(ByteOrder.nativeOrder());
        part.putInt((int) opcode.number()).putInt(flags).putInt((int) count).putInt(0);
        part.putLong(interval1.toSeconds()).putLong(interval1.toNanosPart() / NANOS_PER_MICRO);
        part.putLong(interval2.toSeconds()).putLong(interval2.toNanosPart() / NANOS_PER_MICRO);
        part.putInt((int) id).putInt(frames.size());
        for (var frame : frames) frame.write(part);
    }

    /// Answers opcode, id, intervals and frames.
    ///
    /// @return such as `TX_SETUP 123 flags 0x3 count 0 PT0S PT0.1S [123#11]`
    @Override
    public String toString() {
        return "%s %s flags 0x%x count %d %s %s %s"
                .formatted(opcode, CanId.text(id), flags, count, interval1, interval2, frames);
    }
}
