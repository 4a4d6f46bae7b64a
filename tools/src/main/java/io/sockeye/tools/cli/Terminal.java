package io.sockeye.tools.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What stands at the other end of standard output and standard error, and what may be shown there.
///
/// @param out whether standard output is a terminal
/// @param err whether standard error is one
/// @param environment of the process
public record Terminal(boolean out, boolean err, Map<String, String> environment) {
    /// A size that is good when nobody knows a better one.
    public static final Size USUAL = new Size(80, 24);

    /// How large a terminal is.
    ///
    /// @param columns characters in a line
    /// @param lines on the screen
    public record Size(int columns, int lines) {}

    /// Asks for the streams of this process. What a descriptor is open on stands in `/proc`: so nothing of C need be linked at start-up.
    ///
    /// @return the answer
    public static Terminal ofProcess() {
        return new Terminal(isTerminal(1), isTerminal(2), System.getenv());
    }

    private static boolean isTerminal(int descriptor) {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether colours are wanted on standard output: on a terminal, unless NO_COLOR is set to something or TERM is `dumb`
    /// (https://no-color.org).
    ///
    /// @param choice what `--color` says
    /// @return true if they are
    public boolean colours(ColourChoice choice) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> out && environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
        };
    }

    /// Whether the cursor cannot be moved.
    ///
    /// @return true if TERM says so
    public boolean isDumb() {
        return environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /// How large the terminal is now, as stty(1) knows it; it takes some milliseconds to ask.
    ///
    /// @return the size; COLUMNS and LINES of the environment, or [#USUAL], where there is no terminal
    public Size size() {
        try {
            var stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(Path.of("/dev/tty").toFile())
                            .redirectError(Redirect.DISCARD)
                            .start();
            try (var reader = stty.inputReader()) {
                var line = reader.readLine();
                int space = line == null ? -1 : line.indexOf(' ');
                if (line != null && space > 0) {
                    int lines = Integer.parseInt(line.substring(0, space));
                    int columns = Integer.parseInt(line.substring(space + 1).strip());
                    if (lines > 0 && columns > 0) return new Size(columns, lines);
                }
            }
        } catch (IOException | NumberFormatException _) {
            // No terminal, or no stty: the environment may know.
        }
        return new Size(number("COLUMNS", USUAL.columns()), number("LINES", USUAL.lines()));
    }

    private int number(String variable, int otherwise) {
        try {
            int number = Integer.parseInt(environment.getOrDefault(variable, ""));
            return number > 0 ? number : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
