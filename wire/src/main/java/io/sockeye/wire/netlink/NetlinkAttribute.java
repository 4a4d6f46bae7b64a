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
import java.util.List;

/// An attribute of a netlink message, `struct nlattr` of netlink(7): a type, which the message gives its meaning, and bytes.
///
/// The kernel reads and writes numbers in the order of this machine ([#u32]), those of netfilter in network order ([#be32]).
///
/// @param type 0 to 16383
/// @param flags [#NLA_F_NESTED] and [#NLA_F_NET_BYTEORDER], or 0
/// @param data the value without its header
public record NetlinkAttribute(int type, int flags, ByteBuffer data) implements Packet {
    /// The value is attributes. Since Linux 5.2 new commands insist on it (generic netlink of ethtool, say); what the kernel itself sends may go
    /// without.
    public static final int NLA_F_NESTED = 0x8000;

    /// The value is a number in network order. Hardly anyone sets it: netfilter's are so without it.
    public static final int NLA_F_NET_BYTEORDER = 0x4000;

    static final String NAME = "netlink attribute";
    static final int HEADER = 4;
    static final int TYPE_MASK = 0x3fff;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the type does not fit 14 bits, a flag is none of the two, or the data are more than 65531 bytes
    public NetlinkAttribute {
        Range.check("type", type, TYPE_MASK);
        if ((flags & ~(NLA_F_NESTED | NLA_F_NET_BYTEORDER)) != 0)
            throw new IllegalArgumentException(
                    "flags 0x%x are not NLA_F_NESTED or NLA_F_NET_BYTEORDER".formatted(flags));
        data = data.slice().asReadOnlyBuffer();
        Range.check("length", data.remaining(), 65535 - HEADER);
    }

    /// Makes an attribute without flags.
    ///
    /// @param type its type
    /// @param data its value
    public NetlinkAttribute(int type, ByteBuffer data) {
        this(type, 0, data);
    }

    /// Makes an attribute of an 8-bit number.
    ///
    /// @param type its type
    /// @param number 0 to 255
    /// @return the attribute
    public static NetlinkAttribute u8(int type, int number) {
        Range.check("number", number, 255);
        return bytes(type, (byte) number);
    }

    /// Makes an attribute of a 16-bit number.
    ///
    /// @param type its type
    /// @param number 0 to 65535
    /// @return the attribute
    public static NetlinkAttribute u16(int type, int number) {
        return number16(type, number, ByteOrder.nativeOrder());
    }

    /// Makes an attribute of a 32-bit number.
    ///
    /// @param type its type
    /// @param number 32 bits unsigned
    /// @return the attribute
    public static NetlinkAttribute u32(int type, long number) {
        return number32(type, number, ByteOrder.nativeOrder());
    }

    /// Makes an attribute of a 64-bit number.
    ///
    /// @param type its type
    /// @param number all 64 bits
    /// @return the attribute
    public static NetlinkAttribute u64(int type, long number) {
        return number64(type, number, ByteOrder.nativeOrder());
    }

    /// Makes an attribute of a 16-bit number in network order, without a flag, as netfilter has them.
    ///
    /// @param type its type
    /// @param number 0 to 65535
    /// @return the attribute
    public static NetlinkAttribute be16(int type, int number) {
        return number16(type, number, ByteOrder.BIG_ENDIAN);
    }

    /// Makes an attribute of a 32-bit number in network order, without a flag, as netfilter has them.
    ///
    /// @param type its type
    /// @param number 32 bits unsigned
    /// @return the attribute
    public static NetlinkAttribute be32(int type, long number) {
        return number32(type, number, ByteOrder.BIG_ENDIAN);
    }

    /// Makes an attribute of a 64-bit number in network order, without a flag, as netfilter has them.
    ///
    /// @param type its type
    /// @param number all 64 bits
    /// @return the attribute
    public static NetlinkAttribute be64(int type, long number) {
        return number64(type, number, ByteOrder.BIG_ENDIAN);
    }

    /// Makes an attribute of bytes, such as an address.
    ///
    /// @param type its type
    /// @param data not copied
    /// @return the attribute; without bytes it says something by being there
    public static NetlinkAttribute bytes(int type, byte... data) {
        return new NetlinkAttribute(type, ByteBuffer.wrap(data));
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
        return bytes(type, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /// Makes an attribute of attributes, with [#NLA_F_NESTED].
    ///
    /// @param type its type
    /// @param attributes in their order
    /// @return the attribute
    public static NetlinkAttribute nested(int type, NetlinkAttribute... attributes) {
        var data = Question.body(ByteBuffer.allocate(0), attributes);
        return new NetlinkAttribute(type, NLA_F_NESTED, data);
    }

    private static NetlinkAttribute number16(int type, int number, ByteOrder order) {
        Range.check("number", number, 65535);
        var data = ByteBuffer.allocate(2).order(order).putShort((short) number);
        return new NetlinkAttribute(type, data.flip());
    }

    private static NetlinkAttribute number32(int type, long number, ByteOrder order) {
        Range.check("number", number, 0xffff_ffffL);
        var data = ByteBuffer.allocate(4).order(order).putInt((int) number);
        return new NetlinkAttribute(type, data.flip());
    }

    private static NetlinkAttribute number64(int type, long number, ByteOrder order) {
        var data = ByteBuffer.allocate(8).order(order).putLong(number);
        return new NetlinkAttribute(type, data.flip());
    }

    /// Reads attributes one behind the other.
    ///
    /// @param data nothing but attributes
    /// @return in their order; a type may be there twice
    /// @throws MalformedPacketException if one is shorter than its header or longer than what is left
    public static List<NetlinkAttribute> parse(ByteBuffer data) throws MalformedPacketException {
        return Attributes.read(Cursor.of(NAME, data).nativeOrder()).all();
    }

    /// The value.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    /// Reads the value as attributes, whether it has [#NLA_F_NESTED] or not.
    ///
    /// @return those inside
    /// @throws MalformedPacketException if the value is something else
    public List<NetlinkAttribute> nested() throws MalformedPacketException {
        return parse(data);
    }

    /// Reads the value as a number of 8 bits.
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not one byte
    public int u8() throws MalformedPacketException {
        return number(1).u8();
    }

    /// Reads the value as a number of 16 bits in the order of this machine, or in network order if it has [#NLA_F_NET_BYTEORDER].
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not two bytes
    public int u16() throws MalformedPacketException {
        return number(2).u16();
    }

    /// Reads the value as a number of 32 bits in the order of this machine, or in network order if it has [#NLA_F_NET_BYTEORDER].
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not four bytes
    public long u32() throws MalformedPacketException {
        return number(4).u32();
    }

    /// Reads the value as a number of 64 bits in the order of this machine, or in network order if it has [#NLA_F_NET_BYTEORDER].
    ///
    /// @return all of them
    /// @throws MalformedPacketException if the value is not eight bytes
    public long u64() throws MalformedPacketException {
        return number(8).u64();
    }

    /// Reads the value as a number of 16 bits in network order.
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not two bytes
    public int be16() throws MalformedPacketException {
        return number(2).networkOrder().u16();
    }

    /// Reads the value as a number of 32 bits in network order.
    ///
    /// @return unsigned
    /// @throws MalformedPacketException if the value is not four bytes
    public long be32() throws MalformedPacketException {
        return number(4).networkOrder().u32();
    }

    /// Reads the value as a number of 64 bits in network order.
    ///
    /// @return all of them
    /// @throws MalformedPacketException if the value is not eight bytes
    public long be64() throws MalformedPacketException {
        return number(8).networkOrder().u64();
    }

    /// Reads the value as a text, up to its first NUL.
    ///
    /// @return read as UTF-8
    public String text() {
        return text(data);
    }

    static String text(ByteBuffer data) {
        var text = StandardCharsets.UTF_8.decode(data.duplicate()).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private Cursor number(int length) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data);
        if ((flags & NLA_F_NET_BYTEORDER) == 0) cursor.nativeOrder();
        return Attributes.fixed(cursor, type, length);
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
                .putShort((short) (type | flags))
                .put(data.duplicate());
    }

    /// Answers flags, type and value.
    ///
    /// @return such as `4=dc050000` or `NLA_F_NESTED|18=0800010062000000`
    @Override
    public String toString() {
        return ((flags & NLA_F_NESTED) != 0 ? "NLA_F_NESTED|" : "")
                + ((flags & NLA_F_NET_BYTEORDER) != 0 ? "NLA_F_NET_BYTEORDER|" : "")
                + type
                + "="
                + Text.hex(data, "");
    }
}
