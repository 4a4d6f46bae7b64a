package io.sockeye.framing;

import java.io.IOException;
import java.io.Serial;

/// What came is no frame. The stream is out of step from there on.
public class FrameException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// How many bytes lie before it.
    private final long offset;

    /// What is wrong.
    private final String reason;

    /// For a framing of your own.
    ///
    /// @param offset where in the stream: [FrameInput#offset()]
    /// @param reason what is wrong there
    public FrameException(long offset, String reason) {
        super("frame at byte " + offset + " of the stream: " + reason);
        this.offset = offset;
        this.reason = reason;
    }

    /// Where it is: of a frame that is too long its first byte, of one that the stream cuts short the end of the stream, of all else the byte, or
    /// the first of those, that is wrong. The same however the stream came.
    ///
    /// @return the number of bytes before that, since the reader was made
    public long offset() {
        return offset;
    }

    /// What is wrong.
    ///
    /// @return in English
    public String reason() {
        return reason;
    }
}
