package io.sockeye.tools.cli;

import java.io.IOException;
import java.io.Serial;

/// The kernel forbids what a command needs, and the text says what would allow it: a sysctl, a capability and the line that gives it.
public final class MissingPermissionException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// Makes one.
    ///
    /// @param message what is forbidden, and every way to allow it
    /// @param cause what the kernel said
    public MissingPermissionException(String message, IOException cause) {
        super(message, cause);
    }
}
