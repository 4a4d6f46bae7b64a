package io.sockeye.wire.internal;

import java.nio.ByteBuffer;

/// How bytes are printed.
public final class Text {
    private Text() {}

    /// Bytes in hexadecimal.
    ///
    /// @param data what lies between position and limit
    /// @param separator what stands between two bytes
    /// @return such as `52:54:00:12:34:56`
    public static String hex(ByteBuffer data, String separator) {
        var text = new StringBuilder();
        for (int i = data.position(); i < data.limit(); i++) {
            if (i > data.position()) text.append(separator);
            text.append("%02x".formatted(data.get(i)));
        }
        return text.toString();
    }

    /// How much there is.
    ///
    /// @param data what lies between position and limit
    /// @return such as `56 bytes`
    public static String size(ByteBuffer data) {
        return data.remaining() + (data.remaining() == 1 ? " byte" : " bytes");
    }
}
