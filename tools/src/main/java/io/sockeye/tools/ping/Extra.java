package io.sockeye.tools.ping;

/// What arrives beside the one answer that counts.
enum Extra {
    /// One more answer to a probe that was answered.
    DUPLICATE("duplicate"),
    /// An answer after the timeout.
    LATE("late"),
    /// An answer with our secret and with other bytes behind it.
    CORRUPTED("corrupted"),
    /// An answer by somebody who has not seen the probe.
    FORGED("forged");

    private final String text;

    Extra(String text) {
        this.text = text;
    }

    /// The type of its object in JSON.
    String text() {
        return text;
    }
}
