package io.sockeye.wire.tcp;

import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// With it a client may send data in its SYN: TCP Fast Open, RFC 7413 section 4.1.1.
///
/// @param cookie that of the server, 4 to 16 bytes, an even number; none asks for one
public record FastOpenCookie(ByteBuffer cookie) implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 34;

    /// Checks the length.
    ///
    /// @throws IllegalArgumentException if no cookie has it; the message names it
    public FastOpenCookie {
        if (!isLength(cookie.remaining()))
            throw new IllegalArgumentException("a cookie of " + cookie.remaining() + " bytes");
        cookie = cookie.slice().asReadOnlyBuffer();
    }

    static boolean isLength(int length) {
        return length == 0 || (length >= 4 && length <= 16 && length % 2 == 0);
    }

    /// That of the server.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer cookie() {
        return cookie.duplicate();
    }

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public int length() {
        return Options.HEADER + cookie.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Options.begin(this, target).put(cookie.duplicate());
    }

    /// Answers the cookie.
    ///
    /// @return such as `fast open 12b54bbd309adade`, or `fast open request`
    @Override
    public String toString() {
        return "fast open " + (cookie.hasRemaining() ? Text.hex(cookie, "") : "request");
    }
}
