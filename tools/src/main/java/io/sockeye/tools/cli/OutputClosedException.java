package io.sockeye.tools.cli;

import java.io.IOException;
import java.io.Serial;

/// Nobody reads standard output any more, as with `sockeye … | head`: the command ends, and says nothing about it.
public final class OutputClosedException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    public OutputClosedException(IOException cause) {
        super("standard output is closed", cause);
    }
}
