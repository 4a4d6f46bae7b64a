package io.sockeye.tools.nc;

import io.sockeye.address.SocketType;
import io.sockeye.address.UnixSocketAddress;

/// The types of Unix sockets, by the names that endpoints have.
enum UnixKind {
    STREAM("unix"),
    DATAGRAM("unix-dgram"),
    SEQPACKET("unix-seqpacket");

    private final String text;

    UnixKind(String text) {
        this.text = text;
    }

    /// An address as the endpoint that it is.
    String name(UnixSocketAddress address) {
        return text + address.toString().substring("unix".length());
    }

    SocketType type() {
        return switch (this) {
            case STREAM -> SocketType.SOCK_STREAM;
            case DATAGRAM -> SocketType.SOCK_DGRAM;
            case SEQPACKET -> SocketType.SOCK_SEQPACKET;
        };
    }
}
