package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionException;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Streams;
import io.sockeye.internal.io.Turn;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A connection whose bytes nobody else can read or change, over another connection that it owns.
///
/// It has the verbs of a plain one, and they behave as there: one deadline for each operation, however many records and calls below it takes;
/// virtual threads park; one thread may receive while another sends. The timeout is its own: at first that of the connection below.
///
/// The end of the stream, 0 bytes, is what the peer has said with close_notify. A stream that ends otherwise is a
/// [TlsTruncatedException]. What a peer says is wrong is a [TlsAlertException]; what we find wrong is another
/// [javax.net.ssl.SSLException], and the peer is told. After such a failure every call fails in the same way.
///
/// A timeout or an interrupt breaks nothing: what has come of a record waits for the next who receives, and what has become a record goes
/// out before what is sent next. So `bytesTransferred` counts the bytes that have become records, and to go on is to send those behind.
///
/// While nothing is in flight a connection holds no buffers.
public final class TlsSocket implements Connection {
    /// How long close_notify may take when the peer does not read.
    private static final long CLOSING = TimeUnit.MILLISECONDS.toNanos(500);

    /// How much of what nobody has read is thrown away when it is closed.
    private static final int UNREAD = 1024 * 1024;

    private enum Life {
        OPEN,
        CLOSED,
        UNWRAPPED
    }

    private final Connection below;
    private final Failure failure = new Failure();
    private final Outbound out;
    private final Inbound in;
    private final TlsSession session;

    private volatile long nanos; // of the timeout; as many as there are for ever
    private volatile Life life = Life.OPEN; // changes guarded by this
    private @Nullable Streams streams; // guarded by this

    private TlsSocket(
            Connection below,
            SSLEngine engine,
            Supplier<Optional<String>> asked,
            long handshakeNanos)
            throws IOException {
        this.below = below;
        this.out = new Outbound(below, engine, failure);
        this.in = new Inbound(below, engine, out, failure);
        this.nanos = below.timeout().map(Deadline::nanos).orElse(Deadline.NEVER);
        var handshake = new Handshake(engine, in, out);
        handshake.run(below, handshakeNanos);
        this.session = new TlsSession(engine, asked.get(), handshake.resumes());
    }

    /// Blocks until the handshake is done; if it fails the connection below is closed.
    ///
    /// @param asked knows for which name the client has asked, when it is done
    static TlsSocket open(
            Connection below,
            SSLEngine engine,
            Supplier<Optional<String>> asked,
            long handshakeNanos)
            throws IOException {
        try {
            return new TlsSocket(below, engine, asked, handshakeNanos);
        } catch (IOException | RuntimeException e) {
            giveUp(below, e);
            throw e;
        }
    }

    /// Closes what cannot be used.
    static void giveUp(Connection below, Exception why) {
        try {
            below.close();
        } catch (IOException suppressed) {
            why.addSuppressed(suppressed);
        }
    }

    /// What was agreed upon.
    ///
    /// @return the protocol, the suite, the peer's certificates and so on
    public TlsSession session() {
        return session;
    }

    // ---- sending ----

    @Override
    public int send(MemorySegment data) throws IOException {
        return (int) send(data, false, nanos);
    }

    @Override
    public void sendAll(MemorySegment data) throws IOException {
        var _ = send(data, true, nanos);
    }

    @Override
    public void sendAll(MemorySegment data, Duration timeout) throws IOException {
        var _ = send(data, true, Deadline.nanos(timeout));
    }

    private long send(MemorySegment data, boolean all, long nanos) throws IOException {
        CallersMemory.requireReadable(data);
        long deadline = Deadline.after(nanos);
        try {
            take(out.turn, "send", deadline);
            try {
                return out.send(data, all, deadline);
            } finally {
                out.leave();
            }
        } catch (SocketTimeoutException e) {
            throw Time.within("send", nanos, e);
        } catch (ConnectionException e) {
            throw whySo(e);
        }
    }

    /// Who refuses us, such as a client without a certificate, says why and closes. An alert that nobody has read yet tells more than that
    /// there is no connection any more.
    private IOException whySo(ConnectionException gone) {
        if (!in.turn.tryLock()) return gone; // who reads is told
        try {
            in.look();
        } catch (SSLException said) {
            said.addSuppressed(gone);
            return said;
        } catch (IOException nothing) {
            gone.addSuppressed(nothing);
        } finally {
            in.turn.unlock();
        }
        return gone;
    }

    // ---- receiving ----

    @Override
    public byte[] recv(int size) throws IOException {
        if (size < 0) throw new IllegalArgumentException("size " + size + " is negative");
        var room = new byte[Math.min(size, Buffers.LARGE.size())];
        int count = recvInto(room, 0, room.length);
        return count == room.length ? room : java.util.Arrays.copyOf(room, count);
    }

    @Override
    public int recvInto(MemorySegment data) throws IOException {
        return receive(data, false, nanos);
    }

    @Override
    public int recvInto(MemorySegment data, Duration timeout) throws IOException {
        return receive(data, false, Deadline.nanos(timeout));
    }

    @Override
    public void recvExactlyInto(MemorySegment data) throws IOException {
        var _ = receive(data, true, nanos);
    }

    private int receive(MemorySegment data, boolean exactly, long nanos) throws IOException {
        CallersMemory.requireWritable(data);
        long deadline = Deadline.after(nanos);
        try {
            take(in.turn, "recv", deadline);
            try {
                return exactly ? exactly(data, deadline) : once(data, deadline);
            } finally {
                in.turn.unlock();
            }
        } catch (SocketTimeoutException e) {
            throw Time.within("recv", nanos, e);
        }
    }

    private int once(MemorySegment data, long deadline) throws IOException {
        return data.byteSize() == 0 ? 0 : in.receive(data, deadline);
    }

    private int exactly(MemorySegment data, long deadline) throws IOException {
        long done = 0;
        try {
            while (done < data.byteSize()) {
                int count = in.receive(data.asSlice(done), deadline);
                if (count == 0)
                    throw new EOFException(
                            "the stream ended after %d of %d bytes"
                                    .formatted(done, data.byteSize()));
                done += count;
            }
            return 0;
        } catch (InterruptedIOException e) {
            e.bytesTransferred = (int) Math.min(done, Integer.MAX_VALUE);
            throw e;
        }
    }

    /// Waits for a turn, of a connection that is open then, too.
    private void take(ReentrantLock turn, String what, long deadline) throws IOException {
        requireOpen();
        boolean waits = !turn.tryLock();
        if (waits) Turn.await(turn, what, 0, deadline);
        if (life == Life.OPEN) return;
        turn.unlock();
        throw waits ? new AsynchronousCloseException() : new ClosedChannelException();
    }

    private void requireOpen() throws ClosedChannelException {
        if (life != Life.OPEN) throw new ClosedChannelException();
    }

    // ---- the end ----

    /// Ends one half, or both; the connection below stays open.
    ///
    /// [Shutdown#SHUT_WR] sends close_notify, after what still waits to be sent, and shuts that half of the connection below: the peer reads the
    /// end, and in TLS 1.3 it may go on sending. In TLS 1.2 the peer has to end, too, and JSSE does: once it has read our close_notify its sends
    /// fail with EPIPE, as ours do once we have read that of the peer.
    ///
    /// [Shutdown#SHUT_RD] shuts that half of the connection below. Nothing is sent: TLS has no word for it. Who reads finds the end.
    ///
    /// @param how which half
    /// @throws IOException if the kernel refuses, or the wait ends early
    @Override
    public void shutdown(Shutdown how) throws IOException {
        requireOpen();
        if (how != Shutdown.SHUT_WR) in.shut();
        if (how != Shutdown.SHUT_RD) shutdownOutput();
        below.shutdown(how);
    }

    private void shutdownOutput() throws IOException {
        long nanos = this.nanos;
        long deadline = Deadline.after(nanos);
        try {
            take(out.turn, "shutdown", deadline);
            try {
                out.end(deadline);
            } finally {
                out.leave();
            }
        } catch (SocketTimeoutException e) {
            throw Time.within("shutdown", nanos, e);
        }
    }

    /// Ends TLS, and gives back the connection below: says close_notify, and waits for that of the peer.
    ///
    /// Both sides have to want it at the same point of their protocol, and everything that the peer has sent must have been read. This connection
    /// is closed then, the one below is the caller's.
    ///
    /// @return the connection below; if bytes have come behind the peer's close_notify, one over it that gives those first
    /// @throws javax.net.ssl.SSLException if the peer has sent data that nobody has read
    /// @throws IOException if the wait ends early, or the peer ends the connection instead; it is closed then
    public Connection unwrap() throws IOException {
        long nanos = this.nanos;
        long deadline = Deadline.after(nanos);
        try {
            take(out.turn, "unwrap", deadline);
            try {
                take(in.turn, "unwrap", deadline);
                try {
                    failure.check();
                    out.end(deadline);
                    in.end(deadline);
                    if (!ends(Life.UNWRAPPED)) throw new AsynchronousCloseException();
                    return ReadAhead.of(below, in.rest());
                } finally {
                    in.turn.unlock();
                }
            } finally {
                out.leave();
            }
        } catch (IOException e) {
            close();
            throw e instanceof SocketTimeoutException timeout
                    ? Time.within("unwrap", nanos, timeout)
                    : e;
        }
    }

    private synchronized boolean ends(Life how) {
        if (life != Life.OPEN) return false;
        life = how;
        return true;
    }

    /// Says close_notify, closes the connection below, and wakes everyone who waits in it; a second close does nothing.
    ///
    /// Waits half a second at the most for a peer that does not read, and not at all if the thread is interrupted; that peer does not get
    /// close_notify. While another thread is in the middle of sending, the peer gets none either: what that thread sends is cut, and the peer is
    /// to know. What has come and was not read is thrown away, up to a mebibyte, because the kernel would reset the connection for it, and the
    /// peer might lose what we have sent.
    @Override
    public void close() throws IOException {
        if (!ends(Life.CLOSED)) return;
        try {
            sayGoodbye();
        } catch (InterruptedIOException
                | ConnectionException
                | ClosedChannelException nobodyReads) {
            // There is nobody to say it to, or no time.
        } finally {
            part();
        }
    }

    private void sayGoodbye() throws IOException {
        if (failure.exists() || !out.turn.tryLock()) return;
        try {
            out.end(Deadline.after(CLOSING));
        } finally {
            out.leave();
        }
    }

    /// Closes the connection below, so that the peer still gets what we have sent. Waits for nothing.
    private void part() throws IOException {
        try {
            var socket = socket();
            if (socket != null) {
                endOutput(socket);
                throwAwayUnread(socket);
            }
        } catch (ClosedChannelException gone) {
            // There is nobody who might lose anything.
        } catch (ErrnoException e) {
            // Nor here: of VSOCK a peer that has gone is no connection any more.
            if (!(e instanceof ConnectionException) && !e.is(Errno.ENOTCONN)) throw e;
        } finally {
            below.close();
            discard();
        }
    }

    /// The one below; null if that is TLS again, which parts in the same way.
    private @Nullable Socket socket() {
        var under = below;
        while (under instanceof ReadAhead more) under = more.rest();
        return under instanceof Socket socket ? socket : null;
    }

    /// Whoever is in the middle of sending is to find a closed connection, not one that was shut.
    private void endOutput(Socket socket) throws IOException {
        if (!out.turn.tryLock()) return;
        try {
            socket.shutdown(Shutdown.SHUT_WR);
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOTCONN)) throw e; // the peer has gone
        } finally {
            out.turn.unlock();
        }
    }

    private void throwAwayUnread(Socket socket) throws IOException {
        if (!in.turn.tryLock()) return;
        try {
            var room = ByteBuffer.allocate(8 * 1024);
            for (int left = UNREAD; left > 0; left -= room.position()) {
                if (socket.tryRecvInto(room.clear()) <= 0) return;
            }
        } finally {
            in.turn.unlock();
        }
    }

    private void discard() {
        if (out.turn.tryLock()) {
            out.discard();
            out.turn.unlock();
        }
        if (in.turn.tryLock()) {
            in.discard();
            in.turn.unlock();
        }
    }

    /// Closes without close_notify: what was being said is not whole, and the peer is not to take it for that.
    void abandon() throws IOException {
        if (!ends(Life.CLOSED)) return;
        below.close();
        discard();
    }

    /// Whether it has not been closed by this side.
    ///
    /// @return false after [#close()] and [#unwrap()]
    @Override
    public boolean isOpen() {
        return life == Life.OPEN && below.isOpen();
    }

    // ---- the rest of a connection ----

    @Override
    public TlsSocket blocking() {
        nanos = Deadline.NEVER;
        return this;
    }

    @Override
    public TlsSocket timeout(Duration timeout) {
        if (!timeout.isPositive())
            throw new IllegalArgumentException("timeout " + timeout + " is not positive");
        nanos = Deadline.nanos(timeout);
        return this;
    }

    @Override
    public Optional<Duration> timeout() {
        long known = nanos;
        return known == Deadline.NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(known));
    }

    @Override
    public SocketAddress localAddress() throws IOException {
        return below.localAddress();
    }

    @Override
    public SocketAddress peerAddress() throws IOException {
        return below.peerAddress();
    }

    @Override
    public InputStream asInputStream() {
        return streams().input;
    }

    @Override
    public OutputStream asOutputStream() {
        return streams().output;
    }

    private synchronized Streams streams() {
        var known = streams;
        return known == null
                ? streams = new Streams(new ConnectionHalves(this, this::waiting))
                : known;
    }

    /// What is there of records that are whole; nothing while somebody else receives.
    private int waiting() throws IOException {
        requireOpen();
        if (!in.turn.tryLock()) return 0;
        try {
            return in.waiting();
        } finally {
            in.turn.unlock();
        }
    }

    /// `TlsSocket[TLSv1.3, TLS_AES_256_GCM_SHA384 over Socket[…]]`.
    @Override
    public String toString() {
        return "TlsSocket[%s, %s over %s]".formatted(session.protocol(), session.suite(), below);
    }
}
