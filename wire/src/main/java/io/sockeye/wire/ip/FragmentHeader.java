package io.sockeye.wire.ip;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// Which piece of a packet this is: the fragment header of IPv6, RFC 8200 section 4.5. What it reserves is written as 0 and not looked at.
///
/// @param nextHeader what the whole begins with behind the headers that each fragment has, 0 to 255: it is there in the first fragment alone
/// @param fragmentOffset where the piece lies, in bytes: a multiple of 8, 0 to 65528
/// @param moreFragments whether others lie behind it
/// @param identification which fragments belong together, 32 bits unsigned
public record FragmentHeader(
        int nextHeader, int fragmentOffset, boolean moreFragments, long identification)
        implements ExtensionHeader {
    /// Its own number.
    public static final int NUMBER = 44;

    private static final int LENGTH = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names the value
    public FragmentHeader {
        Range.check("next header", nextHeader, 255);
        Range.check("fragment offset", fragmentOffset, 65528);
        if (fragmentOffset % 8 != 0)
            throw new IllegalArgumentException(
                    "fragment offset " + fragmentOffset + " is no multiple of 8");
        Range.check("identification", identification, 0xffff_ffffL);
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, LENGTH)
                .put((byte) nextHeader)
                .put((byte) 0)
                .putShort((short) (fragmentOffset | (moreFragments ? 1 : 0)))
                .putInt((int) identification);
    }

    /// Answers which packet it is of and where it lies.
    ///
    /// @return such as `fragment 815003606 at 1448+`, with a plus if others lie behind it
    @Override
    public String toString() {
        return "fragment %d at %d%s"
                .formatted(identification, fragmentOffset, moreFragments ? "+" : "");
    }
}
