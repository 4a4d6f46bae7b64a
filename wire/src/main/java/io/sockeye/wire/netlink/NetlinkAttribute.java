package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An attribute of a netlink message, `struct nlattr` of netlink(7): a type, which the message gives its meaning, and bytes.
///
/// @param type 0 to 16383
/// @param data the value without its header; numbers are in the order of this machine
public record NetlinkAttribute(int type, ByteBuffer data) implements Packet {
    private static final String NAME = "netlink attribute";
    private static final int HEADER = 4;
    private static final int TYPE_MASK = 0x3fff;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the type does not fit 14 bits or the data are more than 65531 bytes
    public NetlinkAttribute {
        Range.check("type", type, TYPE_MASK);
        data = data.slice().asReadOnlyBuffer();
        Range.check("length", data.remaining(), 65535 - HEADER);
    }

    /// Makes an attribute of a 32-bit number.
    ///
    /// @param type its type
    /// @param number 32 bits unsigned
    /// @return the attribute
    public static NetlinkAttribute u32(int type, long number) {
        Range.check("number", number, 0xffff_ffffL);
        var data = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
        return new NetlinkAttribute(type, data.putInt((int) number).flip());
    }

    /// Makes an attribute of a text, with the NUL that ends it.
    ///
    /// @param type its type
    /// @param text without a NUL
    /// @return the attribute
    /// @throws IllegalArgumentException if there is a NUL in the text
    public static NetlinkAttribute text(int type, String text) {
        if (text.indexOf('\0') >= 0)
            throw new IllegalArgumentException("a NUL in \"" + text.replace("\0", "\\0") + "\"");
        return new NetlinkAttribute(
                type, ByteBuffer.wrap((text + "\0").getBytes(StandardCharsets.UTF_8)));
    }

    /// Reads attributes one behind the other.
    ///
    /// @param data nothing but attributes
    /// @return in their order; a type may be there twice
    /// @throws MalformedPacketException if one is shorter than its header or longer than what is left
    public static List<NetlinkAttribute> parse(ByteBuffer data) throws MalformedPacketException {
        return parse(Cursor.of(NAME, data).nativeOrder());
    }

    static List<NetlinkAttribute> parse(Cursor cursor) throws MalformedPacketException {
        var attributes = new ArrayList<NetlinkAttribute>();
        // Less than a header is padding, as the kernel's own loop has it.
        while (cursor.remaining() >= HEADER) {
            int length = cursor.u16();
            int type = cursor.u16() & TYPE_MASK;
            if (length < HEADER) throw cursor.malformed("an attribute of " + length + " bytes");
            attributes.add(new NetlinkAttribute(type, cursor.take(length - HEADER)));
            cursor.align(4);
        }
        return List.copyOf(attributes);
    }

    /// Reads the value as attributes.
    ///
    /// @return those inside
    /// @throws MalformedPacketException if the value is something else
    public List<NetlinkAttribute> nested() throws MalformedPacketException {
        return parse(data);
    }

    /// Reads the value as a number of 32 bits.
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not four bytes
    public long u32() throws MalformedPacketException {
        return fixed(4).u32();
    }

    /// Reads the value as a number of 16 bits.
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not two bytes
    public int u16() throws MalformedPacketException {
        return fixed(2).u16();
    }

    /// Reads the value as a number of 8 bits.
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not one byte
    public int u8() throws MalformedPacketException {
        return fixed(1).u8();
    }

    /// Reads the value as a text, up to its first NUL.
    ///
    /// @return read as UTF-8
    public String text() {
        var text = StandardCharsets.UTF_8.decode(data.duplicate()).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private Cursor fixed(int length) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data).nativeOrder();
        if (data.remaining() != length)
            throw cursor.malformed(
                    "type %d has %d bytes, not %d".formatted(type, data.remaining(), length));
        return cursor;
    }

    /// How many bytes [#write] puts: header, value, and what fills up to a multiple of 4.
    @Override
    public int length() {
        return HEADER + (data.remaining() + 3 & ~3);
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, length())
                .order(ByteOrder.nativeOrder())
                .putShort((short) (HEADER + data.remaining()))
                .putShort((short) type)
                .put(data.duplicate());
    }

    /// Answers type and value.
    ///
    /// @return such as `4=dc050000`
    @Override
    public String toString() {
        return type + "=" + Text.hex(data, "");
    }
}
