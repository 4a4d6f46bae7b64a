package io.sockeye.framing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/// Lines of text. Immutable: each word answers a new value.
public final class Lines implements Framing<String> {
    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};

    private final Charset charset;
    private final boolean crlf; // is written
    private final int limit;

    private Lines(Charset charset, boolean crlf, int limit) {
        this.charset = charset;
        this.crlf = crlf;
        this.limit = limit;
    }

    static Lines of(Charset charset, int limit) {
        byte[] lf = charset.canEncode() ? "\n".getBytes(charset) : new byte[0];
        if (lf.length != 1 || lf[0] != '\n')
            throw new IllegalArgumentException(
                    "in " + charset + " a line does not end in one byte");
        return new Lines(charset, false, Limit.of(limit));
    }

    /// Writes CRLF at the end of each line, as the protocols of the Internet want it. Read, both are ends.
    ///
    /// @return this framing with that
    public Lines crlf() {
        return new Lines(charset, true, limit);
    }

    @Override
    public int limit() {
        return Limit.with(limit, CRLF.length);
    }

    @Override
    public Optional<String> read(FrameInput in) throws IOException {
        long at = in.offset();
        byte[] line = in.readUntilAny(limit, LF, CRLF);
        try {
            // Of newDecoder() malformed input is an error.
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException e) {
            throw new FrameException(at, "a line is not in " + charset);
        }
    }

    @Override
    public void write(String line, FrameOutput out) throws IOException {
        // Before LF alone a CR at the end would be taken for part of it.
        if (line.indexOf('\n') >= 0 || (!crlf && line.endsWith("\r")))
            throw new IllegalArgumentException("a line contains the end of one");
        ByteBuffer data;
        try {
            data = charset.newEncoder().encode(CharBuffer.wrap(line));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a line cannot be in " + charset, e);
        }
        Limit.check(data.remaining(), limit);
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        out.write(bytes);
        out.write(crlf ? CRLF : LF);
    }

    /// `Lines[UTF-8, CRLF, limit 1024]`.
    @Override
    public String toString() {
        return "Lines[%s, %s, limit %d]".formatted(charset, crlf ? "CRLF" : "LF", limit);
    }
}
