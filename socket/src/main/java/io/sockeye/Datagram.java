package io.sockeye;

import io.sockeye.address.SocketAddress;

/// What one receive answers: the bytes, the sender, and whether it all fitted.
///
/// It owns its array; two datagrams are never equal.
public final class Datagram {
    private final byte[] data;
    private final SocketAddress from;
    private final boolean truncated;

    Datagram(byte[] data, SocketAddress from, boolean truncated) {
        this.data = data;
        this.from = from;
        this.truncated = truncated;
    }

    /// The bytes; the array is the caller's.
    ///
    /// @return exactly what was received
    public byte[] data() {
        return data;
    }

    /// Who sent it.
    ///
    /// @return the sender; [SocketAddress#none()] on a connected stream, unnamed for a Unix sender without a name
    public SocketAddress from() {
        return from;
    }

    /// Whether the datagram was longer than the room offered; the rest is lost.
    ///
    /// @return true if it was cut
    public boolean truncated() {
        return truncated;
    }

    /// `Datagram[5 bytes from 127.0.0.1:53]`.
    @Override
    public String toString() {
        return "Datagram[%d bytes%s from %s]"
                .formatted(data.length, truncated ? " (cut)" : "", from);
    }
}
