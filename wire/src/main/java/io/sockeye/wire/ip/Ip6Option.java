package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An option in a hop-by-hop or destination options header, RFC 8200 section 4.2. What fills up is an option, too.
///
/// @param type 0 to 255; its first two bits say what is to be done with the packet by whoever does not know it
/// @param data what follows type and length, 0 to 255 bytes; none of [#PAD1]
public record Ip6Option(int type, ByteBuffer data) implements Packet {
    /// Fills up by one byte, which is all there is of it.
    public static final int PAD1 = 0;

    /// Fills up by two bytes and its data.
    public static final int PADN = 1;

    /// Routers on the way shall look at the packet, RFC 2711.
    public static final int ROUTER_ALERT = 5;

    /// The length of a jumbogram, RFC 2675.
    public static final int JUMBO_PAYLOAD = 0xc2;

    private static final int HEADER = 2;
    private static final int WORD = 8;
    private static final int MOST = 256 * WORD - HEADER;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the type does not fit or there are too many bytes; the message names the value
    public Ip6Option {
        Range.check("type", type, 255);
        data = data.slice().asReadOnlyBuffer();
        Range.check("length of the option", data.remaining(), type == PAD1 ? 0 : 255);
    }

    /// Reads options up to the end.
    static List<Ip6Option> read(Cursor cursor) throws MalformedPacketException {
        var options = new ArrayList<Ip6Option>();
        while (cursor.remaining() > 0) {
            int type = cursor.u8();
            int length = type == PAD1 ? 0 : cursor.u8();
            options.add(new Ip6Option(type, cursor.take(length)));
        }
        return List.copyOf(options);
    }

    /// Options that fill their header.
    static List<Ip6Option> checked(List<Ip6Option> options) {
        int length = Writer.length(options);
        Range.check("length of the options", length, MOST);
        if (length % WORD != WORD - HEADER)
            throw new IllegalArgumentException(
                    "options of %d bytes do not end with a word of eight".formatted(length));
        return List.copyOf(options);
    }

    /// Options with so much behind them that they fill their header.
    static List<Ip6Option> filled(Ip6Option... options) {
        var filled = new ArrayList<>(Arrays.asList(options));
        int padding = -(HEADER + Writer.length(filled)) & (WORD - 1);
        if (padding == 1) filled.add(new Ip6Option(PAD1, ByteBuffer.allocate(0)));
        if (padding > 1) filled.add(new Ip6Option(PADN, ByteBuffer.allocate(padding - HEADER)));
        return filled;
    }

    /// Writes the header around options.
    static void write(int nextHeader, List<Ip6Option> options, ByteBuffer target) {
        int length = HEADER + Writer.length(options);
        var part = Writer.part(target, length);
        part.put((byte) nextHeader).put((byte) (length / WORD - 1));
        for (var option : options) option.write(part);
    }

    /// What follows type and length.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    @Override
    public int length() {
        return type == PAD1 ? 1 : HEADER + data.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        var part = Writer.part(target, length()).put((byte) type);
        if (type != PAD1) part.put((byte) data.remaining()).put(data.duplicate());
    }

    /// Answers type and bytes.
    ///
    /// @return such as `IPv6 option 5: 0000`
    @Override
    public String toString() {
        return "IPv6 option " + type + (data.hasRemaining() ? ": " + Text.hex(data, "") : "");
    }
}
