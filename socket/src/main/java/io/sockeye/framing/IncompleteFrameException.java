package io.sockeye.framing;

import java.io.Serial;

/// The stream ended inside a frame.
public final class IncompleteFrameException extends FrameException {
    @Serial private static final long serialVersionUID = 1L;

    /// For a framing of your own.
    ///
    /// @param offset where in the stream: [FrameInput#offset()]
    /// @param reason what is missing
    public IncompleteFrameException(long offset, String reason) {
        super(offset, reason);
    }
}
