package io.sockeye.server;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import io.sockeye.option.SocketOptions;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection, or one datagram, from when it is taken to when its handler has ended.
///
/// It is cut in two steps: first its connection is closed, which ends whatever waits in it. Only a handler that is still there after a
/// while is interrupted, because that may hit anything.
final class Session implements Runnable {

    /// What the handler does.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /// Who is told of the end: once, after which the session is nobody's.
    @FunctionalInterface
    interface End {
        /// @param failure what the handler threw; null if it did not, or was cut
        void ended(Session session, @Nullable Throwable failure);
    }

    /// What is left to a handler whose connection has been closed, before it is interrupted.
    static final long COURTESY = TimeUnit.SECONDS.toNanos(1);

    private final SocketAddress peer;
    private final Object key;
    private final @Nullable Socket connection;
    private final @Nullable Handle handle;
    private final Work work;
    private final End end;
    private final long began = System.nanoTime();

    /// What the deadlines saw last; theirs alone.
    private long progress;

    private long quietSince = began;

    private @Nullable Thread thread; // while the handler runs; guarded by this
    private @Nullable Exception cause; // what it was cut for; guarded by this
    private long cutAt; // guarded by this
    private boolean interrupted; // by us; guarded by this
    private boolean over; // guarded by this

    private Session(
            SocketAddress peer,
            Object key,
            @Nullable Socket connection,
            @Nullable Handle handle,
            Work work,
            End end) {
        this.peer = peer;
        this.key = key;
        this.connection = connection;
        this.handle = handle;
        this.work = work;
        this.end = end;
    }

    /// A connection, which is closed at the end.
    static Session of(Socket connection, SocketAddress peer, Work work, End end)
            throws IOException {
        var key = key(connection, peer);
        try (var held = Held.of(connection::fileno)) {
            return new Session(peer, key, connection, held.owner(), work, end);
        }
    }

    /// A datagram.
    static Session of(SocketAddress peer, Work work, End end) {
        return new Session(peer, key(peer), null, null, work, end);
    }

    /// Clients of AF_UNIX seldom have a name, but each has a user, unix(7).
    private static Object key(Socket connection, SocketAddress peer) throws IOException {
        return peer instanceof UnixSocketAddress
                ? connection.get(SocketOptions.SO_PEERCRED).uid()
                : key(peer);
    }

    private static Object key(SocketAddress peer) {
        return switch (peer) {
            case IpSocketAddress ip -> ip.host();
            case VsockSocketAddress vsock -> vsock.cid();
            default -> peer;
        };
    }

    SocketAddress peer() {
        return peer;
    }

    /// What its peer has in common with others that count as the same.
    Object key() {
        return key;
    }

    /// Closes the connection, if it is one.
    void close() {
        if (connection != null) Closing.of(connection);
    }

    // ---- the handler's thread ----

    @Override
    public void run() {
        if (!begin()) return;
        Throwable failure = null;
        try {
            work.run();
        } catch (Throwable e) { // one handler's failure must not be another's
            failure = e;
        }
        finish(failure);
    }

    private synchronized boolean begin() {
        if (over) return false;
        thread = Thread.currentThread();
        return true;
    }

    private void finish(@Nullable Throwable failure) {
        boolean cut;
        synchronized (this) {
            over = true;
            thread = null;
            cut = cause != null;
            // The thread may be one of a pool, or the one that accepts.
            if (interrupted) Thread.interrupted();
        }
        end.ended(this, cut ? null : failure);
    }

    synchronized boolean isInThisThread() {
        return thread == Thread.currentThread();
    }

    // ---- other threads ----

    /// No thread will run it.
    void refuse(Throwable reason) {
        if (endsUnbegun()) end.ended(this, reason);
    }

    private synchronized boolean endsUnbegun() {
        if (over || thread != null) return false;
        over = true;
        return true;
    }

    /// Has it end now.
    ///
    /// @return false if it has been cut before, or is over
    boolean cut(Exception reason) {
        synchronized (this) {
            if (over || cause != null) return false;
            cause = reason;
            cutAt = System.nanoTime();
        }
        // Closing waits for calls in flight and may linger: not in the thread that has others to
        // cut.
        if (connection != null) Thread.ofVirtual().name("sockeye-cut").start(this::close);
        if (endsUnbegun()) end.ended(this, null);
        return true;
    }

    /// Interrupts a handler that was cut and has been left time enough; without a connection there was nothing to close.
    synchronized void interruptIfCut(long now) {
        if (thread == null || cause == null || interrupted) return;
        if (connection != null && now - cutAt < COURTESY) return;
        interrupted = true;
        thread.interrupt();
    }

    // ---- deadlines ----

    /// Why it is to be cut now; null if it is not.
    @Nullable Exception overdue(long now, Limits limits) {
        if (now - began >= limits.totalNanos())
            return timeout("had not ended", limits.totalNanos());
        // A connection that was detached is somebody else's.
        if (handle == null || !handle.isOpen()) return null;
        long seen = handle.progress();
        if (seen != progress) {
            progress = seen;
            quietSince = now;
        } else if (now - quietSince >= limits.idleNanos()) {
            return timeout("was idle", limits.idleNanos());
        }
        return null;
    }

    private SocketTimeoutException timeout(String what, long nanos) {
        return new SocketTimeoutException(
                "%s from %s %s for %d ms"
                        .formatted(
                                connection == null ? "datagram" : "connection",
                                peer,
                                what,
                                TimeUnit.NANOSECONDS.toMillis(nanos)));
    }
}
