package io.sockeye.framing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;

/// How frames lie in a stream of bytes. Yours implements two methods; it has no state, and serves any number of streams.
///
/// @param <T> what a frame is
public interface Framing<T> {

    /// Reads one frame. Called when its first byte is there.
    ///
    /// When input that was still to come does not come in time, this is called again for the same frame: it must leave nothing behind
    /// that it would mind then.
    ///
    /// @param in the stream, from the first byte of the frame
    /// @return the frame; empty if it says that there are no more
    /// @throws FrameException if it is none
    /// @throws IOException from `in`
    Optional<T> read(FrameInput in) throws IOException;

    /// Writes one frame.
    ///
    /// @param frame what [#read(FrameInput)] is to read
    /// @param out the stream
    /// @throws IllegalArgumentException if it cannot be a frame, or is over the limit
    /// @throws IOException from `out`
    void write(T frame, FrameOutput out) throws IOException;

    /// How many bytes of the stream one frame may take, with all that marks it out. [FrameInput] reads no further.
    ///
    /// @return 64 KiB unless the framing says otherwise
    default int limit() {
        return Limit.DEFAULT;
    }

    /// A length before each frame.
    ///
    /// @param bytes of the length, 1 to 8
    /// @return big-endian, of the frame alone, at most 64 KiB unless said
    static LengthPrefix lengthPrefix(int bytes) {
        return LengthPrefix.of(bytes);
    }

    /// A length before each frame in groups of seven bits, the lowest first, as Protocol Buffers have it (LEB128).
    ///
    /// @return of the frame alone, at most 64 KiB unless said
    static LengthPrefix varintPrefix() {
        return LengthPrefix.varint();
    }

    /// Lines of text. LF and CRLF end them when they are read, LF when they are written; text that is malformed is refused.
    ///
    /// @param charset in which LF is the byte 0x0A and is part of no other character: UTF-8, ISO 8859, ASCII
    /// @param limit of a line in bytes, without its end
    /// @return the framing
    static Lines lines(Charset charset, int limit) {
        return Lines.of(charset, limit);
    }

    /// Bytes up to a delimiter, which is not part of the frame.
    ///
    /// @param delimiter one byte at least
    /// @param limit of a frame in bytes, without the delimiter
    /// @return the framing
    static Framing<byte[]> delimited(byte[] delimiter, int limit) {
        return new Delimited(delimiter.clone(), limit);
    }

    /// Records of one length.
    ///
    /// @param length in bytes, one at least
    /// @return the framing
    static Framing<byte[]> fixed(int length) {
        return new Fixed(length);
    }

    /// Netstrings, as D. J. Bernstein defines them: `5:hello,`.
    ///
    /// @param limit of a frame in bytes
    /// @return the framing
    static Framing<byte[]> netstrings(int limit) {
        return new Netstrings(limit);
    }
}
