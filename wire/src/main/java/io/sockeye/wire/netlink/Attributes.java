package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The attributes of a message while it is read, each with a cursor over its value: what is wrong in one is wrong at a place of the
/// datagram. Of two of the same type the later one counts, as in the kernel.
///
/// @param all the attributes
/// @param values a cursor for each
record Attributes(List<NetlinkAttribute> all, List<Cursor> values) {
    /// Reads attributes up to the end.
    static Attributes read(Cursor cursor) throws MalformedPacketException {
        var all = new ArrayList<NetlinkAttribute>();
        var values = new ArrayList<Cursor>();
        // Less than a header is padding, as the kernel's own loop has it.
        while (cursor.remaining() >= NetlinkAttribute.HEADER) {
            int length = cursor.u16();
            int word = cursor.u16();
            if (length < NetlinkAttribute.HEADER)
                throw cursor.malformed("an attribute of " + length + " bytes");
            var value = cursor.part(NetlinkAttribute.NAME, length - NetlinkAttribute.HEADER);
            if ((word & NetlinkAttribute.NLA_F_NET_BYTEORDER) != 0) value.networkOrder();
            int flags = word & ~NetlinkAttribute.TYPE_MASK;
            int type = word & NetlinkAttribute.TYPE_MASK;
            all.add(new NetlinkAttribute(type, flags, value.fork().rest()));
            values.add(value);
            cursor.align(4);
        }
        return new Attributes(List.copyOf(all), values);
    }

    /// A cursor at the beginning of a value.
    Optional<Cursor> value(int type) {
        for (int i = all.size() - 1; i >= 0; i--)
            if (all.get(i).type() == type) return Optional.of(values.get(i).fork());
        return Optional.empty();
    }

    long u32(int type, long otherwise) throws MalformedPacketException {
        var value = value(type);
        return value.isPresent() ? fixed(value.get(), type, 4).u32() : otherwise;
    }

    int u16(int type, int otherwise) throws MalformedPacketException {
        var value = value(type);
        return value.isPresent() ? fixed(value.get(), type, 2).u16() : otherwise;
    }

    /// The text of an attribute; "" if it is not there.
    String text(int type) {
        return value(type).map(value -> NetlinkAttribute.text(value.rest())).orElse("");
    }

    /// The bytes of an attribute; none if it is not there.
    ByteBuffer bytes(int type) {
        return value(type).map(Cursor::rest).orElseGet(() -> ByteBuffer.allocate(0));
    }

    /// The host in an attribute, of as many bytes as its family has; empty in families that are not IP.
    Optional<InetAddress> host(int type, int family) throws MalformedPacketException {
        var value = value(type);
        if (value.isEmpty() || !Addresses.isIp(family)) return Optional.empty();
        return Optional.of(Addresses.whole(family, value.get()));
    }

    /// Refuses a value that has not the length of its number.
    static Cursor fixed(Cursor value, int type, int length) throws MalformedPacketException {
        if (value.remaining() != length)
            throw value.malformed(
                    "type %d has %d bytes, not %d".formatted(type, value.remaining(), length));
        return value;
    }
}
