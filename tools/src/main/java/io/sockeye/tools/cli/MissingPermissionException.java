package io.sockeye.tools.cli;

import java.io.IOException;
import java.io.Serial;

/// The kernel forbids what a command needs, and the text says what would allow it: a sysctl, a capability and the line that gives it.
public final class MissingPermissionException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// The line that gives raw sockets to this JVM's command, and so to every program of its JDK.
    ///
    /// @return for a shell of root
    public static String rawSocketsLine() {
        return "setcap cap_net_raw+ep " + System.getProperty("java.home") + "/bin/java";
    }

    /// Makes one.
    ///
    /// @param message what is forbidden, and every way to allow it
    /// @param cause what the kernel said
    public MissingPermissionException(String message, IOException cause) {
        super(message, cause);
    }
}
