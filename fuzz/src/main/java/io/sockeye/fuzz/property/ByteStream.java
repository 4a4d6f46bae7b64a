package io.sockeye.fuzz.property;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.address.SocketAddress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;

/// A connection whose peer has sent some bytes, which come in pieces, and keeps what it is sent.
final class ByteStream implements Connection {
    private final byte[] data;
    private final int piece;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int at;

    ByteStream(byte[] data, int piece) {
        this.data = data;
        this.piece = piece;
    }

    byte[] sent() {
        return sent.toByteArray();
    }

    @Override
    public int recvInto(MemorySegment room) {
        int count = (int) Math.min(Math.min(piece, room.byteSize()), data.length - at);
        MemorySegment.copy(data, at, room, ValueLayout.JAVA_BYTE, 0, count);
        at += count;
        return count;
    }

    @Override
    public int recvInto(MemorySegment room, Duration timeout) {
        return recvInto(room);
    }

    @Override
    public void sendAll(MemorySegment all) {
        sent.writeBytes(all.toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public void sendAll(MemorySegment all, Duration timeout) {
        sendAll(all);
    }

    // ---- not used by framing ----

    @Override
    public int send(MemorySegment some) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] recv(int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recvExactlyInto(MemorySegment room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown(Shutdown how) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection blocking() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection timeout(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Duration> timeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress localAddress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress peerAddress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InputStream asInputStream() {
        throw new UnsupportedOperationException();
    }

    @Override
    public OutputStream asOutputStream() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
