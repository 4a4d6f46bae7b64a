package io.sockeye.tools.cli;

import java.io.IOException;
import java.io.Serial;

/// The kernel forbids what a command needs, and the text says what would allow it: a sysctl, or the line that gives a capability.
public final class MissingPermissionException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// What gives raw sockets to one run of a command, as the user who types it. A capability of the file `java` is no way: the loader trusts
    /// such a program's own directory no longer, and a JDK outside of `/usr/lib` does not find its libraries then.
    ///
    /// @return for a shell, to be put before the command
    public static String rawSocketsLine() {
        return "sudo setpriv --reuid=$(id -u) --regid=$(id -g) --init-groups --inh-caps=+net_raw"
                + " --ambient-caps=+net_raw";
    }

    /// Makes one.
    ///
    /// @param message what is forbidden, and every way to allow it
    /// @param cause what the kernel said
    public MissingPermissionException(String message, IOException cause) {
        super(message, cause);
    }
}
