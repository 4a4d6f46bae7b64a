package io.sockeye.tools.nc;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// What passes, as `hexdump -C` shows it, with an arrow for its direction.
final class HexView {
    private static final int WIDTH = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final PrintWriter out;

    HexView(PrintWriter out) {
        this.out = out;
    }

    /// Shows some bytes; lines of both directions do not mix.
    ///
    /// @param offset of the first one, in its direction
    synchronized void show(char arrow, long offset, ByteBuffer data) {
        var line = new byte[WIDTH];
        for (long at = offset; data.hasRemaining(); at += WIDTH) {
            int count = Math.min(WIDTH, data.remaining());
            data.get(line, 0, count);
            out.println(line(arrow, at, line, count));
        }
        out.flush();
    }

    private static String line(char arrow, long offset, byte[] data, int count) {
        var text = new StringBuilder(80).append(arrow).append(' ');
        text.append(HEX.toHexDigits(offset)).append(' ');
        for (int i = 0; i < WIDTH; i++) {
            if (i % 8 == 0) text.append(' ');
            if (i < count) text.append(HEX.toHexDigits(data[i])).append(' ');
            else text.append("   ");
        }
        text.append(" |");
        for (int i = 0; i < count; i++)
            text.append(data[i] >= ' ' && data[i] < 127 ? (char) data[i] : '.');
        return text.append('|').toString();
    }
}
