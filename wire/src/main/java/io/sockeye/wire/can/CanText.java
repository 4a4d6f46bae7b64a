package io.sockeye.wire.can;

import static io.sockeye.wire.can.CanId.CAN_EFF_FLAG;
import static io.sockeye.wire.can.CanId.CAN_EFF_MASK;
import static io.sockeye.wire.can.CanId.CAN_ERR_FLAG;
import static io.sockeye.wire.can.CanId.CAN_SFF_MASK;

import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The notation of cansend(1).
final class CanText {
    private static final String ID = "(\\p{XDigit}{3}|\\p{XDigit}{8})";
    // Bytes, with a dot between them where the writer likes.
    private static final String DATA = "((?:\\p{XDigit}{2}\\.?)*+)";
    private static final Pattern CLASSICAL = Pattern.compile(ID + "#" + DATA + "(?:_([9A-Fa-f]))?");
    private static final Pattern REMOTE = Pattern.compile(ID + "#[Rr]([0-8])?(?:_([9A-Fa-f]))?");
    private static final Pattern FD = Pattern.compile(ID + "##(\\p{XDigit})\\.?" + DATA);
    private static final Pattern XL =
            Pattern.compile(
                    "(\\p{XDigit}{2})?(\\p{XDigit}{3})#(\\p{XDigit}{2}):(\\p{XDigit}{2}):(\\p{XDigit}{8})#"
                            + DATA);

    private static final int DIGITS_OF_EXTENDED = 8;
    private static final int FULL = 8;

    private CanText() {}

    static String hex(ByteBuffer data) {
        return Text.hex(data, "").toUpperCase(Locale.ROOT);
    }

    static CanFrame parse(String text) {
        try {
            var remote = REMOTE.matcher(text);
            if (remote.matches()) return remote(remote);
            var xl = XL.matcher(text);
            if (xl.matches()) return xl(xl);
            var fd = FD.matcher(text);
            if (fd.matches()) return new CanFdFrame(id(fd), number(fd, 2), bytes(fd, 3));
            var classical = CLASSICAL.matcher(text);
            if (classical.matches()) return classical(classical);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\": " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no frame such as 123#DEADBEEF");
    }

    private static CanFrame remote(MatchResult found) {
        int length = found.group(2) == null ? 0 : number(found, 2);
        return ClassicalCanFrame.remote(id(found), code(found, length));
    }

    private static CanFrame classical(MatchResult found) {
        var data = bytes(found, 2);
        return new ClassicalCanFrame(id(found), code(found, data.remaining()), data);
    }

    private static CanFrame xl(MatchResult found) {
        int network = found.group(1) == null ? 0 : number(found, 1);
        long acceptance = Long.parseLong(found.group(5), 16);
        return new CanXlFrame(
                number(found, 2),
                network,
                number(found, 3),
                number(found, 4),
                acceptance,
                bytes(found, 6));
    }

    /// A length, or the code behind it that stands for the same length.
    private static int code(MatchResult found, int length) {
        if (found.group(3) == null) return length;
        if (length != FULL)
            throw new IllegalArgumentException("a code above 8 wants 8 bytes, not " + length);
        return number(found, 3);
    }

    private static long id(MatchResult found) {
        var digits = found.group(1);
        long id = Long.parseLong(digits, 16);
        boolean extended = digits.length() == DIGITS_OF_EXTENDED;
        boolean error = extended && (id & CAN_ERR_FLAG) != 0;
        long most = extended ? CAN_EFF_MASK : CAN_SFF_MASK;
        if ((error ? id & ~CAN_ERR_FLAG : id) > most)
            throw new IllegalArgumentException("the identifier is above %X".formatted(most));
        return extended && !error ? id | CAN_EFF_FLAG : id;
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group), 16);
    }

    private static ByteBuffer bytes(MatchResult found, int group) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(found.group(group).replace(".", "")));
    }
}
