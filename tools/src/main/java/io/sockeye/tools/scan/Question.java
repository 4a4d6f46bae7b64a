package io.sockeye.tools.scan;

/// What is asked of a host: a port, or an echo.
///
/// @param transport of the port
/// @param port 0 for an echo
record Question(Transport transport, int port) {
    static final Question ECHO = new Question(Transport.ICMP, 0);

    /// A number that no other question has; those of TCP are the lowest.
    int code() {
        return transport.rank() << 16 | port;
    }

    /// `80/tcp`.
    @Override
    public String toString() {
        return port + "/" + transport.text();
    }
}
