package io.sockeye.ring;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.internal.sys.LinuxIfPacket.Tpacket3Hdr;
import java.lang.foreign.MemorySegment;

/// Goes through the frames of a block, forwards only, and believes none of the kernel's offsets: each is read once, compared with what
/// the block has, and used as it was read.
final class FrameCursor {
    /// Frames begin at multiples of it: V3_ALIGNMENT of the kernel.
    private static final int ALIGNMENT = 8;

    private final MemorySegment block;
    private final int end;
    private int left;
    private int following; // where the next frame begins

    private int at;
    private int start;
    private int length;

    /// @param end how much of the block is in use, no more than it has
    /// @param first where the first frame is said to begin
    /// @param count how many frames there are said to be
    FrameCursor(MemorySegment block, int end, int first, int count) {
        this.block = block;
        this.end = end;
        this.left = count;
        this.following = first;
    }

    boolean hasNext() {
        return left > 0;
    }

    /// Moves on to the next frame.
    ///
    /// @throws MalformedBlockException if it is not within the block; there is no further one then
    boolean advance() {
        int remaining = left - 1;
        if (remaining < 0) return false;
        left = 0; // in case this one lies
        int here = following;
        if (here < 0 || here % ALIGNMENT != 0 || here > end - Tpacket3Hdr.SIZE)
            throw noHeader(here);
        int mac = Short.toUnsignedInt(block.get(JAVA_SHORT, here + Tpacket3Hdr.TP_MAC));
        int snapLength = block.get(JAVA_INT, here + Tpacket3Hdr.TP_SNAPLEN);
        if (mac < Tpacket3Hdr.SIZE || snapLength < 0 || snapLength > end - here - mac)
            throw noPacket(here, mac, snapLength);
        if (remaining > 0) {
            int step = block.get(JAVA_INT, here + Tpacket3Hdr.TP_NEXT_OFFSET);
            // Forwards, or the same frames would come again. That it fits is seen when we get
            // there.
            if (step < Tpacket3Hdr.SIZE || step > end - here) throw noNext(here, remaining, step);
            following = here + step;
        }
        at = here;
        start = here + mac;
        length = snapLength;
        left = remaining;
        return true;
    }

    // Methods of their own, so that the one above is small enough to be compiled into its callers.

    private MalformedBlockException noHeader(int here) {
        return new MalformedBlockException(here, "no frame can begin here, of " + end + " bytes");
    }

    private MalformedBlockException noPacket(int here, int mac, int snapLength) {
        return new MalformedBlockException(
                here,
                "%s bytes from %d on are no packet in a block of %d"
                        .formatted(Integer.toUnsignedString(snapLength), here + mac, end));
    }

    private MalformedBlockException noNext(int here, int remaining, int step) {
        return new MalformedBlockException(
                here,
                "the next of %d more frames is not %s bytes further in a block of %d"
                        .formatted(remaining, Integer.toUnsignedString(step), end));
    }

    /// The frame where the cursor is.
    PacketFrame frame() {
        if (start == 0) throw new IllegalStateException("before the first frame: call next()");
        return new PacketFrame(block, at, start, length);
    }
}
