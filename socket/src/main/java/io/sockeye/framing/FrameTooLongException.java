package io.sockeye.framing;

import java.io.Serial;

/// A frame is, or says that it is, longer than its limit. No memory was taken for what it claims.
public final class FrameTooLongException extends FrameException {
    @Serial private static final long serialVersionUID = 1L;

    /// For a framing of your own.
    ///
    /// @param offset where in the stream: [FrameInput#offset()]
    /// @param reason what is wrong there
    public FrameTooLongException(long offset, String reason) {
        super(offset, reason);
    }
}
