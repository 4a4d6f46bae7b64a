package io.sockeye.tools.cli;

import java.io.IOException;
import java.io.Serial;

/// Nobody reads standard output any more, as with `sockeye … | head`: the command ends, and says nothing about it.
public final class OutputClosedException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    private OutputClosedException(IOException cause) {
        super("standard output is closed", cause);
    }

    /// What a write has failed with: EPIPE tells that nobody reads, and all else (a full disk) is a failure.
    ///
    /// @param failure of a write to standard output
    /// @return this kind, or the failure with the name of what could not be written
    public static IOException of(IOException failure) {
        // Java has no number for it, only the system's text, which it does not translate.
        return "Broken pipe".equals(failure.getMessage())
                ? new OutputClosedException(failure)
                : new IOException("standard output: " + failure.getMessage(), failure);
    }
}
