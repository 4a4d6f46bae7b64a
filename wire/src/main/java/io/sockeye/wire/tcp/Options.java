package io.sockeye.wire.tcp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Kind, length and data of options.
final class Options {
    static final int END = 0;
    static final int HEADER = 2;

    private Options() {}

    /// Reads options up to the end.
    static List<TcpOption> read(Cursor cursor) throws MalformedPacketException {
        var options = new ArrayList<TcpOption>();
        while (cursor.remaining() > 0) {
            int kind = cursor.u8();
            if (kind == END) break;
            if (kind == NoOperation.KIND) {
                options.add(new NoOperation());
                continue;
            }
            int length = cursor.u8();
            if (length < HEADER) throw cursor.malformed("an option of " + length + " bytes");
            options.add(option(kind, cursor.part("TCP option " + kind, length - HEADER)));
        }
        return List.copyOf(options);
    }

    private static TcpOption option(int kind, Cursor data) throws MalformedPacketException {
        int size = data.remaining();
        var option =
                switch (kind) {
                    case MaximumSegmentSize.KIND -> new MaximumSegmentSize(data.u16());
                    case WindowScale.KIND -> new WindowScale(data.u8());
                    case SackPermitted.KIND -> new SackPermitted();
                    case Sack.KIND -> {
                        if (size == 0) throw data.malformed("no block");
                        var blocks = new ArrayList<Sack.Block>();
                        while (data.remaining() > 0)
                            blocks.add(new Sack.Block(data.u32(), data.u32()));
                        yield new Sack(blocks);
                    }
                    case TcpTimestamps.KIND -> new TcpTimestamps(data.u32(), data.u32());
                    case UserTimeout.KIND -> {
                        int timeout = data.u16();
                        yield new UserTimeout(timeout >> 15 != 0, timeout & 0x7fff);
                    }
                    case FastOpenCookie.KIND -> {
                        if (!FastOpenCookie.isLength(size))
                            throw data.malformed("a cookie of " + size + " bytes");
                        yield new FastOpenCookie(data.rest());
                    }
                    default -> new OpaqueTcpOption(kind, data.rest());
                };
        if (data.remaining() > 0) throw data.malformed(size + " bytes of data");
        return option;
    }

    /// Begins an option.
    static ByteBuffer begin(TcpOption option, ByteBuffer target) {
        return Writer.part(target, option.length())
                .put((byte) option.kind())
                .put((byte) option.length());
    }
}
