package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The half that sends: bytes become records, and what has become a record goes out before anything else, whoever calls next.
///
/// All but [#answer()] wants the [#turn].
final class Outbound {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    final ReentrantLock turn = new ReentrantLock();

    private final Connection below;
    private final SSLEngine engine;
    private final Failure failure; // of the protocol: that ends both halves
    private final Failure unreachable = new Failure(); // of the connection below: ends this half

    /// Records that have not been sent, to be read from; null if there are none.
    private @Nullable ByteBuffer records;

    /// Set by who reads: the engine has something to say to the peer.
    private volatile boolean owes;

    Outbound(Connection below, SSLEngine engine, Failure failure) {
        this.below = below;
        this.engine = engine;
        this.failure = failure;
    }

    /// Sends bytes.
    ///
    /// @param all or as many as one call of the connection below takes
    /// @return how many
    /// @throws InterruptedIOException with the count of those that have become records, which are sent first by the next call
    long send(MemorySegment data, boolean all, long deadline) throws IOException {
        long done = 0;
        try {
            check();
            flush(deadline);
            while (done < data.byteSize()) {
                done += encode(data.asSlice(done));
                flush(deadline);
                if (!all) break;
            }
            return done;
        } catch (InterruptedIOException e) {
            e.bytesTransferred = (int) Math.min(done, Integer.MAX_VALUE);
            throw e;
        }
    }

    private void check() throws IOException {
        failure.check();
        unreachable.check();
        if (engine.isOutboundDone()) throw ended();
    }

    /// As the kernel says it of a half that was shut down.
    private IOException ended() {
        return ErrnoException.of(
                "send", Errno.EPIPE, address(below::localAddress), address(below::peerAddress));
    }

    private interface Asking {
        SocketAddress address() throws IOException;
    }

    private static SocketAddress address(Asking asking) {
        try {
            return asking.address();
        } catch (IOException gone) {
            return SocketAddress.none();
        }
    }

    /// Makes records of what there is, up to four.
    ///
    /// @return how many bytes went into them
    private int encode(MemorySegment data) throws IOException {
        var source = view(data);
        int from = source.position();
        var target =
                (source.remaining() > Buffers.SMALL.size() / 2 ? Buffers.LARGE : Buffers.SMALL)
                        .take();
        try {
            while (source.hasRemaining()) {
                var result = wrap(source, target);
                if (result.getStatus() != Status.OK) break;
                if (result.bytesProduced() == 0) Handshake.work(engine);
            }
        } finally {
            keep(target);
        }
        if (source.position() == from && engine.isOutboundDone()) throw ended();
        return source.position() - from;
    }

    private static ByteBuffer view(MemorySegment data) {
        var piece =
                data.byteSize() > Buffers.LARGE.size()
                        ? data.asSlice(0, Buffers.LARGE.size())
                        : data;
        // A read-only one hides its array, and is copied, too.
        return CallersMemory.staysFor(piece)
                ? piece.asByteBuffer()
                : ByteBuffer.wrap(piece.toArray(ValueLayout.JAVA_BYTE));
    }

    private SSLEngineResult wrap(ByteBuffer source, ByteBuffer target) throws SSLException {
        try {
            return engine.wrap(source, target);
        } catch (SSLException e) {
            throw failure.keep(Refused.typed(e));
        } catch (RuntimeException e) {
            throw failure.keep(new SSLException("the TLS engine failed", e));
        }
    }

    private void keep(ByteBuffer written) {
        if (written.position() == 0) Buffers.release(written);
        else records = written.flip();
    }

    // ---- what the engine says of itself ----

    /// Makes records of what the engine has to say. Nothing may wait before.
    ///
    /// @return whether the handshake ended with it
    boolean speak() throws IOException {
        var target = Buffers.LARGE.take(); // a whole flight: no peer is to wait for the rest of it
        boolean finished = false;
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                var result = wrap(NOTHING, target);
                finished |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
                if (result.getStatus() != Status.OK) break;
            }
        } finally {
            keep(target);
        }
        return finished;
    }

    /// For who reads, and must not wait for a peer that does not: lets the engine speak if no one else is at it, and else leaves it to him.
    void answer() {
        owes = true;
        settle();
    }

    /// Gives the turn to the next.
    void leave() {
        turn.unlock();
        settle();
    }

    private void settle() {
        while (owes && turn.tryLock()) {
            try {
                owes = false;
                if (records == null || sendsNow()) speak();
                sendsNow();
            } catch (IOException e) {
                unreachable.keep(e); // the next who sends is told
            } finally {
                turn.unlock();
            }
        }
    }

    // ---- to the connection below ----

    /// Sends what waits.
    void flush(long deadline) throws IOException {
        if (records != null) flush(Time.left(deadline));
    }

    private void flush(Duration time) throws IOException {
        var waiting = records;
        if (waiting == null) return;
        try {
            below.sendAll(MemorySegment.ofBuffer(waiting), time);
        } catch (InterruptedIOException e) {
            waiting.position(waiting.position() + e.bytesTransferred);
            throw e;
        } catch (IOException e) {
            throw unreachable.keep(e);
        }
        records = null;
        Buffers.release(waiting);
    }

    /// @return whether nothing is left
    private boolean sendsNow() throws IOException {
        try {
            flush(Duration.ZERO);
            return true;
        } catch (InterruptedIOException full) {
            // Timed out, or the thread was told to stop: it goes first with what is sent next.
            return false;
        }
    }

    // ---- the end ----

    /// Says close_notify.
    void end(long deadline) throws IOException {
        unreachable.check();
        flush(deadline);
        engine.closeOutbound();
        speak();
        flush(deadline);
    }

    /// Says what the engine has to say about its failure.
    void alert(long deadline) throws IOException {
        unreachable.check();
        flush(deadline);
        speak();
        flush(deadline);
    }

    /// Nobody will send any more.
    void discard() {
        var waiting = records;
        records = null;
        if (waiting != null) Buffers.release(waiting);
    }
}
