package io.sockeye.tools.cli;

/// Why a run has ended, as the last line of JSON says it.
public enum EndReason {
    /// All that was asked for is known.
    DONE("done"),
    /// As many as were asked for.
    COUNT("count"),
    /// The time was over.
    DEADLINE("deadline"),
    /// Ctrl-C, or another signal.
    INTERRUPTED("interrupted"),
    /// A failure; standard error says which.
    ERROR("error");

    private final String text;

    EndReason(String text) {
        this.text = text;
    }

    /// The word in JSON.
    ///
    /// @return in small letters
    public String text() {
        return text;
    }
}
