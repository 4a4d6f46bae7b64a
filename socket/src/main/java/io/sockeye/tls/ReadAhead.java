package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.io.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// A connection of which some bytes have been received already: they come first.
final class ReadAhead implements Connection {
    private final Connection rest;
    private final byte[] first;
    private int taken; // of the first; guarded by this
    private final Streams streams = new Streams(new ConnectionHalves(this, this::waiting));

    private ReadAhead(byte[] first, Connection rest) {
        this.first = first;
        this.rest = rest;
    }

    static Connection of(Connection rest, byte[] first) {
        return first.length == 0 ? rest : new ReadAhead(first, rest);
    }

    /// The connection behind.
    Connection rest() {
        return rest;
    }

    private synchronized int waiting() throws IOException {
        return first.length > taken ? first.length - taken : rest.asInputStream().available();
    }

    private synchronized int take(MemorySegment target) {
        int count = (int) Math.min(target.byteSize(), first.length - taken);
        MemorySegment.copy(MemorySegment.ofArray(first), taken, target, 0, count);
        taken += count;
        return count;
    }

    @Override
    public byte[] recv(int size) throws IOException {
        if (size < 0) throw new IllegalArgumentException("size " + size + " is negative");
        var room = new byte[Math.min(size, first.length)];
        int count = rest.isOpen() ? take(MemorySegment.ofArray(room)) : 0;
        return count > 0 ? Arrays.copyOf(room, count) : rest.recv(size);
    }

    @Override
    public int recvInto(MemorySegment data) throws IOException {
        int count = rest.isOpen() ? take(data) : 0;
        return count > 0 ? count : rest.recvInto(data);
    }

    @Override
    public int recvInto(MemorySegment data, Duration timeout) throws IOException {
        int count = rest.isOpen() ? take(data) : 0;
        return count > 0 ? count : rest.recvInto(data, timeout);
    }

    @Override
    public void recvExactlyInto(MemorySegment data) throws IOException {
        int count = rest.isOpen() ? take(data) : 0;
        if (count == data.byteSize() && count > 0) return;
        try {
            rest.recvExactlyInto(data.asSlice(count));
        } catch (InterruptedIOException e) {
            e.bytesTransferred += count;
            throw e;
        }
    }

    @Override
    public int send(MemorySegment data) throws IOException {
        return rest.send(data);
    }

    @Override
    public void sendAll(MemorySegment data) throws IOException {
        rest.sendAll(data);
    }

    @Override
    public void sendAll(MemorySegment data, Duration timeout) throws IOException {
        rest.sendAll(data, timeout);
    }

    @Override
    public void shutdown(Shutdown how) throws IOException {
        rest.shutdown(how);
    }

    @Override
    public Connection blocking() {
        rest.blocking();
        return this;
    }

    @Override
    public Connection timeout(Duration timeout) {
        rest.timeout(timeout);
        return this;
    }

    @Override
    public Optional<Duration> timeout() {
        return rest.timeout();
    }

    @Override
    public SocketAddress localAddress() throws IOException {
        return rest.localAddress();
    }

    @Override
    public SocketAddress peerAddress() throws IOException {
        return rest.peerAddress();
    }

    @Override
    public InputStream asInputStream() {
        return streams.input;
    }

    @Override
    public OutputStream asOutputStream() {
        return streams.output;
    }

    @Override
    public boolean isOpen() {
        return rest.isOpen();
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }

    /// The connection behind, and how much comes before it.
    @Override
    public synchronized String toString() {
        return "%s behind %d bytes".formatted(rest, first.length - taken);
    }
}
