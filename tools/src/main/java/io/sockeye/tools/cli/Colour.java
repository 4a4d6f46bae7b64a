package io.sockeye.tools.cli;

/// Colours of a terminal, ECMA-48's SGR.
public enum Colour {
    /// What is wrong.
    RED(31),
    /// What is right.
    GREEN(32),
    /// What is odd.
    YELLOW(33),
    /// What is named.
    CYAN(36),
    /// What matters less.
    DIM(2),
    /// What matters more.
    BOLD(1);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    /// A text in this colour.
    ///
    /// @param text without colours
    /// @param wanted false: as it is
    /// @return what to print
    public String paint(String text, boolean wanted) {
        return wanted ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
