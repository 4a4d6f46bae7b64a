package io.sockeye.fuzz.property;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;

/// A connection without a kernel: what it says is for the subclass to say, and at once.
abstract class Scripted implements Connection {
    @Override
    public final int recvInto(MemorySegment room, Duration timeout) throws IOException {
        return recvInto(room);
    }

    @Override
    public final void sendAll(MemorySegment all, Duration timeout) throws IOException {
        sendAll(all);
    }

    @Override
    public final void shutdown(Shutdown how) {}

    @Override
    public final Optional<Duration> timeout() {
        return Optional.empty();
    }

    @Override
    public final SocketAddress localAddress() {
        return SocketAddress.none();
    }

    @Override
    public final SocketAddress peerAddress() {
        return SocketAddress.none();
    }

    @Override
    public final boolean isOpen() {
        return true;
    }

    @Override
    public final void close() {}

    // ---- what nobody uses who wraps a connection ----

    @Override
    public final int send(MemorySegment some) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final byte[] recv(int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final void recvExactlyInto(MemorySegment room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Connection blocking() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Connection timeout(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final InputStream asInputStream() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final OutputStream asOutputStream() {
        throw new UnsupportedOperationException();
    }
}
