package io.sockeye.tools.cli;

import java.util.List;

/// What `--color` may be.
public enum ColourChoice {
    /// On a terminal.
    AUTO,
    /// Also into a file.
    ALWAYS,
    /// Not at all.
    NEVER;

    /// All values of the option.
    public static final List<String> WORDS = List.of("auto", "always", "never");

    /// Reads the value of the option.
    ///
    /// @param text `auto`, `always` or `never`
    /// @return the choice
    /// @throws IllegalArgumentException if it is another
    public static ColourChoice of(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default ->
                    throw new IllegalArgumentException(
                            "'" + text + "' is none of auto, always, never");
        };
    }
}
