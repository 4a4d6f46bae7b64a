package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// A peer without threads and sockets: an engine of the JDK that answers whenever it is read from. What it says can be cut after so many bytes.
///
/// Once its handshake is over it says what it was told to, each piece as a record, and then close_notify.
final class EnginePeer implements Connection {
    /// How a cut looks to who reads.
    enum Cut {
        END,
        RESET
    }

    private static final int HEADER = 5; // of a record
    private static final int ROOM = 32 * 1024;

    private final SSLEngine engine;
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private final int limit;
    private final Cut cut;

    private final ByteBuffer incoming = ByteBuffer.allocate(ROOM);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int taken; // of what was said
    private int handshakeEnd = -1; // how much had been said then
    private boolean wasCut;

    /// @param limit how many bytes go through, Integer.MAX_VALUE for all
    EnginePeer(SSLEngine engine, Iterable<byte[]> pieces, int limit, Cut cut) throws SSLException {
        this.engine = engine;
        pieces.forEach(this.pieces::add);
        this.limit = limit;
        this.cut = cut;
        engine.beginHandshake();
    }

    /// How much it has said in all.
    int length() {
        return said.size();
    }

    /// How much of that belonged to the handshake.
    int handshake() {
        return handshakeEnd;
    }

    /// Where the records end of what it has said.
    List<Integer> records() {
        var bytes = ByteBuffer.wrap(said.toByteArray());
        var ends = new ArrayList<Integer>();
        while (bytes.remaining() >= HEADER) {
            int length = Short.toUnsignedInt(bytes.getShort(bytes.position() + HEADER - 2));
            ends.add(bytes.position(bytes.position() + HEADER + length).position());
        }
        return ends;
    }

    /// Whether it has said all that it had to say, and all of it has come through.
    boolean hasEnded() {
        return engine.isOutboundDone() && taken == said.size();
    }

    /// Whether there was more to say than came through.
    boolean wasCut() {
        return wasCut;
    }

    // ---- what it says ----

    private void speak() throws SSLException {
        while (said.size() <= limit) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unwrap()) return;
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    if (handshakeEnd < 0) handshakeEnd = said.size();
                    if (incoming.position() > 0 && unwrap()) continue;
                    if (engine.isOutboundDone()) return;
                    if (pieces.isEmpty()) engine.closeOutbound();
                    wrap(
                            pieces.isEmpty()
                                    ? ByteBuffer.allocate(0)
                                    : ByteBuffer.wrap(pieces.poll()));
                }
            }
        }
    }

    private void wrap(ByteBuffer data) throws SSLException {
        var record = ByteBuffer.allocate(ROOM);
        engine.wrap(data, record);
        said.write(record.array(), 0, record.position());
    }

    /// @return whether there was a record
    private boolean unwrap() throws SSLException {
        incoming.flip();
        try {
            var result = engine.unwrap(incoming, ByteBuffer.allocate(ROOM));
            return result.getStatus() == Status.OK
                    && (result.bytesConsumed() > 0
                            || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK);
        } finally {
            incoming.compact();
        }
    }

    @Override
    public int recvInto(MemorySegment room) throws IOException {
        try {
            speak();
        } catch (SSLException e) {
            // What it has to say of that is in what it has said.
            if (!engine.isOutboundDone()) wrap(ByteBuffer.allocate(0));
        }
        int left = Math.min(said.size(), limit) - taken;
        int count = (int) Math.min(left, room.byteSize());
        if (count == 0 && said.size() > limit) {
            wasCut = true;
            if (cut == Cut.RESET) {
                var none = SocketAddress.none();
                throw ErrnoException.of("recv", Errno.ECONNRESET, none, none);
            }
        }
        MemorySegment.copy(said.toByteArray(), taken, room, ValueLayout.JAVA_BYTE, 0, count);
        taken += count;
        return count;
    }

    @Override
    public int recvInto(MemorySegment room, Duration timeout) throws IOException {
        return recvInto(room);
    }

    @Override
    public void sendAll(MemorySegment all) {
        incoming.put(all.toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public void sendAll(MemorySegment all, Duration timeout) {
        sendAll(all);
    }

    // ---- the rest of a connection ----

    @Override
    public int send(MemorySegment some) {
        sendAll(some);
        return (int) some.byteSize();
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
    public void shutdown(Shutdown how) {}

    @Override
    public Connection blocking() {
        return this;
    }

    @Override
    public Connection timeout(Duration timeout) {
        return this;
    }

    @Override
    public Optional<Duration> timeout() {
        return Optional.empty();
    }

    @Override
    public SocketAddress localAddress() {
        return SocketAddress.none();
    }

    @Override
    public SocketAddress peerAddress() {
        return SocketAddress.none();
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
