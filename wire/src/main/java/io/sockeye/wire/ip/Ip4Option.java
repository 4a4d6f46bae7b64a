package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// An option in the header of IPv4, RFC 791 section 3.1; the registry of IANA lists their types.
///
/// @param type 1 to 255, with the bit that says whether fragments have it, too: [#RECORD_ROUTE] and its like
/// @param data what follows type and length, 0 to 38 bytes; none of [#NO_OPERATION]
public record Ip4Option(int type, ByteBuffer data) implements Packet {
    /// Fills up between two options: a byte alone.
    public static final int NO_OPERATION = 1;

    /// Routers put their addresses in, RFC 791 page 20.
    public static final int RECORD_ROUTE = 7;

    /// Routers put their times in, RFC 791 page 22.
    public static final int TIMESTAMP = 68;

    /// The way by which the packet must go, with other routers between, RFC 791 page 18.
    public static final int LOOSE_SOURCE_ROUTE = 131;

    /// The way by which the packet must go, RFC 791 page 19.
    public static final int STRICT_SOURCE_ROUTE = 137;

    /// Routers on the way shall look at the packet, RFC 2113.
    public static final int ROUTER_ALERT = 148;

    private static final String NAME = "IPv4 options";
    private static final int END = 0;
    private static final int HEADER = 2;
    private static final int MOST = 40;
    private static final int FIRST_POINTER = 4;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the type does not fit or there are too many bytes; the message names the value
    public Ip4Option {
        Range.check("type", type, 255);
        if (type == END) throw new IllegalArgumentException("type 0 is the end of the options");
        data = data.slice().asReadOnlyBuffer();
        int most = type == NO_OPERATION ? 0 : MOST - HEADER;
        Range.check("length of the option", data.remaining(), most);
    }

    /// Reads the options of a header up to the end of them.
    ///
    /// @param options as [Ip4Packet#options] answers them
    /// @return the options, without the end and what fills up behind it
    /// @throws MalformedPacketException if one is cut short or there are more than 40 bytes
    public static List<Ip4Option> parse(ByteBuffer options) throws MalformedPacketException {
        var cursor = Cursor.of(NAME, options);
        if (cursor.remaining() > MOST) throw cursor.malformed(cursor.remaining() + " bytes");
        var found = new ArrayList<Ip4Option>();
        while (cursor.remaining() > 0) {
            int type = cursor.u8();
            if (type == END) break;
            int length = type == NO_OPERATION ? HEADER : cursor.u8();
            if (length < HEADER) throw cursor.malformed("an option of " + length + " bytes");
            found.add(new Ip4Option(type, cursor.take(length - HEADER)));
        }
        return List.copyOf(found);
    }

    /// Puts options together as [Ip4Packet#options] takes them, with an end and zeros up to a multiple of four.
    ///
    /// @param options their lengths together are at most 40
    /// @return the bytes
    /// @throws IllegalArgumentException if they are longer; the message names the length
    public static ByteBuffer join(List<Ip4Option> options) {
        int length = Writer.length(options);
        Range.check("length of the options", length, MOST);
        var bytes = ByteBuffer.allocate((length + 3) / 4 * 4);
        for (var option : options) option.write(bytes);
        return bytes.rewind().asReadOnlyBuffer();
    }

    /// What follows type and length.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer data() {
        return data.duplicate();
    }

    /// The addresses of a recorded route or of a source route that routers have passed, up to its pointer.
    ///
    /// @return in the order of the way
    /// @throws MalformedPacketException if it is no such option, or its pointer points elsewhere
    public List<Inet4Address> route() throws MalformedPacketException {
        var cursor = Cursor.of(NAME, data);
        if (type != RECORD_ROUTE && type != LOOSE_SOURCE_ROUTE && type != STRICT_SOURCE_ROUTE)
            throw cursor.malformed("option " + type + " is no route");
        int pointer = cursor.u8();
        if (pointer < FIRST_POINTER || pointer % 4 != 0)
            throw cursor.malformed("a route with the pointer " + pointer);
        var passed = cursor.part(NAME, pointer - FIRST_POINTER);
        var route = new ArrayList<Inet4Address>();
        while (passed.remaining() > 0) route.add(Hosts.inet4(passed));
        return List.copyOf(route);
    }

    @Override
    public int length() {
        return type == NO_OPERATION ? 1 : HEADER + data.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        var part = Writer.part(target, length()).put((byte) type);
        if (type != NO_OPERATION) part.put((byte) length()).put(data.duplicate());
    }

    /// Answers type and bytes.
    ///
    /// @return such as `IPv4 option 148: 0000`
    @Override
    public String toString() {
        return "IPv4 option " + type + (data.hasRemaining() ? ": " + Text.hex(data, "") : "");
    }
}
