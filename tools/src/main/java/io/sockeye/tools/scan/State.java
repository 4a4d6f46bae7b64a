package io.sockeye.tools.scan;

/// What is known of a port, or of a host in a sweep. None of these is ever reported as another.
enum State {
    /// Something listens.
    OPEN("open"),
    /// The host answers that nothing listens.
    CLOSED("closed"),
    /// No answer, from where an open and a closed port would both have answered.
    FILTERED("filtered"),
    /// No answer, as an open port may do or a filter does.
    OPEN_FILTERED("open|filtered"),
    /// Somebody answers that it cannot be reached: the ICMP code tells more.
    UNREACHABLE("unreachable"),
    /// The host answers.
    UP("up"),
    /// The host does not answer.
    DOWN("down");

    private final String text;

    State(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// nmap's word: it has none for unreachable ports, and counts them as filtered.
    String nmapText() {
        return this == UNREACHABLE ? FILTERED.text : text;
    }

    boolean isFound() {
        return this == OPEN || this == UP;
    }
}
