package io.sockeye.wire.internal;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The one way in which packets are read: forwards, unsigned, never past the end.
///
/// Whoever parses a part that declares its own length takes a slice of that length first, and sees nothing behind it. Offsets in errors
/// count from the beginning of the whole, also inside slices.
public final class Cursor {
    private final String protocol;
    private final ByteBuffer data;
    private final int base;

    private Cursor(String protocol, ByteBuffer data, int base) {
        this.protocol = protocol;
        this.data = data;
        this.base = base;
    }

    /// Reads what is between a buffer's position and its limit, in network order. The buffer stays as it is.
    ///
    /// @param protocol what errors say
    /// @param data what is read
    /// @return a cursor at the beginning
    public static Cursor of(String protocol, ByteBuffer data) {
        return new Cursor(protocol, data.slice().asReadOnlyBuffer(), 0);
    }

    /// Reads numbers in the order of this machine from here on, as the kernel writes them.
    ///
    /// @return this
    public Cursor nativeOrder() {
        data.order(ByteOrder.nativeOrder());
        return this;
    }

    /// Reads numbers in network order from here on.
    ///
    /// @return this
    public Cursor networkOrder() {
        data.order(ByteOrder.BIG_ENDIAN);
        return this;
    }

    /// A second cursor at the same place, which goes its own way.
    ///
    /// @return over the same bytes, with the same order
    public Cursor fork() {
        return new Cursor(protocol, data.duplicate().order(data.order()), base);
    }

    /// How many bytes are left.
    ///
    /// @return 0 or more
    public int remaining() {
        return data.remaining();
    }

    /// Where the cursor is.
    ///
    /// @return bytes from the beginning of the whole
    public int offset() {
        return base + data.position();
    }

    /// Reads 8 bits.
    ///
    /// @return 0 to 255
    public int u8() throws MalformedPacketException {
        need(1);
        return Byte.toUnsignedInt(data.get());
    }

    /// Reads 16 bits.
    ///
    /// @return 0 to 65535
    public int u16() throws MalformedPacketException {
        need(2);
        return Short.toUnsignedInt(data.getShort());
    }

    /// Reads 32 bits.
    ///
    /// @return 0 to 4294967295
    public long u32() throws MalformedPacketException {
        need(4);
        return Integer.toUnsignedLong(data.getInt());
    }

    /// Reads 32 bits with a sign.
    ///
    /// @return any int
    public int s32() throws MalformedPacketException {
        need(4);
        return data.getInt();
    }

    /// Reads 64 bits.
    ///
    /// @return all of them
    public long u64() throws MalformedPacketException {
        need(8);
        return data.getLong();
    }

    /// Takes bytes, read-only and not copied.
    ///
    /// @param length how many
    /// @return a slice of them
    public ByteBuffer take(long length) throws MalformedPacketException {
        need(length);
        var slice = data.slice(data.position(), (int) length);
        skip(length);
        return slice;
    }

    /// Copies bytes.
    ///
    /// @param length how many
    /// @return the caller's
    public byte[] bytes(int length) throws MalformedPacketException {
        need(length);
        var bytes = new byte[length];
        data.get(bytes);
        return bytes;
    }

    /// Copies bytes into an array.
    ///
    /// @param target where to
    /// @param at the index of the first
    /// @param length how many
    public void copy(byte[] target, int at, int length) throws MalformedPacketException {
        need(length);
        data.get(target, at, length);
    }

    /// Takes what is left.
    ///
    /// @return a slice of it, read-only
    public ByteBuffer rest() {
        var slice = data.slice();
        data.position(data.limit());
        return slice;
    }

    /// Leaves bytes out.
    ///
    /// @param length how many
    public void skip(long length) throws MalformedPacketException {
        need(length);
        data.position(data.position() + (int) length);
    }

    /// Leaves out what fills up to a multiple, or what there is of it: the last part of a message may go without.
    ///
    /// @param multiple a power of two
    public void align(int multiple) {
        int padding = -data.position() & (multiple - 1);
        data.position(data.position() + Math.min(padding, data.remaining()));
    }

    /// Takes a part that is parsed by itself, with the same order of bytes.
    ///
    /// @param part what errors in it say
    /// @param length how long it declares to be
    /// @return a cursor over just that
    public Cursor part(String part, long length) throws MalformedPacketException {
        need(length);
        int start = offset();
        var order = data.order();
        var slice = take(length);
        slice.order(order);
        return new Cursor(part, slice, start);
    }

    /// Goes to a place, as a pointer of a compressed name says. Whoever goes backwards sees to it that this ends.
    ///
    /// @param offset from the beginning of the whole
    public void goTo(int offset) throws MalformedPacketException {
        int position = offset - base;
        if (position < 0 || position > data.limit())
            throw malformed("nothing is at byte " + offset);
        data.position(position);
    }

    /// Makes the error that says what is wrong here.
    ///
    /// @param reason a sentence without a full stop
    /// @return to be thrown
    public MalformedPacketException malformed(String reason) {
        return new MalformedPacketException(protocol, offset(), reason);
    }

    private void need(long length) throws MalformedPacketException {
        if (length < 0 || length > data.remaining())
            throw malformed(length + " bytes wanted, " + data.remaining() + " left");
    }
}
