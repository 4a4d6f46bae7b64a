package io.sockeye;

/// Which half of a connection [Socket#shutdown(Shutdown)] ends, shutdown(2).
public enum Shutdown {
    /// No more receiving: reads answer the end of the stream.
    SHUT_RD(0),
    /// No more sending: the peer reads the end of the stream.
    SHUT_WR(1),
    /// Both.
    SHUT_RDWR(2);

    private final int number;

    Shutdown(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
