package io.sockeye.tools.cli;

import io.sockeye.error.PermissionException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// How a command that could not go on ends: with which text, and with which code.
public final class Failures {
    private Failures() {}

    /// The exit code of an exception that nobody caught.
    ///
    /// @param failure what was thrown
    /// @return one of [ExitCode]
    public static int exitCode(Throwable failure) {
        return switch (failure) {
            case OutputClosedException _ -> ExitCode.OUTPUT_CLOSED;
            case UnknownHostException _ -> ExitCode.NAME;
            case PermissionException _ -> ExitCode.PERMISSION;
            case MissingPermissionException _ -> ExitCode.PERMISSION;
            case IOException _ -> ExitCode.SYSTEM;
            default -> ExitCode.FAILED;
        };
    }

    /// What a user needs of an exception. The text of ours says it all; of others the kind says half of it.
    ///
    /// @param failure what was thrown
    /// @return one line
    public static String describe(Throwable failure) {
        var text = failure.getMessage();
        if (failure instanceof NoSuchFileException file) return file.getFile() + ": no such file";
        if (failure instanceof AccessDeniedException file)
            return file.getFile() + ": permission denied";
        if (failure instanceof FileSystemException file && file.getReason() != null)
            return file.getFile() + ": " + file.getReason();
        boolean ours = failure.getClass().getName().startsWith("io.sockeye.");
        // Of the plainest kind the name says nothing.
        boolean plain = failure.getClass() == IOException.class;
        if ((ours || plain) && text != null) return text;
        return failure.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }
}
