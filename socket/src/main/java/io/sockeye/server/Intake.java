package io.sockeye.server;

import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Takes what comes to one socket, connections or datagrams, for as long as there is room for them.
///
/// accept(2) fails for many reasons that have nothing to do with the listener: a connection that has gone, a network that is down, no
/// descriptors, no memory. After all of these it is tried again, at once or after a while.
final class Intake implements Runnable {

    /// Where they come from.
    interface Source {
        /// Takes one, and waits for it in the mode of the socket.
        Session next() throws IOException;

        /// Takes one that is there; null if there is none.
        @Nullable Session nextNow() throws IOException;
    }

    /// One of the ways to take from a source.
    private interface Take {
        @Nullable Session next() throws IOException;
    }

    /// What becomes of what is taken, and of the intake.
    interface Sink {
        /// A place has been taken for it.
        void take(Session session);

        /// There is nothing more to take, whatever one does.
        void failed(Intake intake, Throwable failure);

        /// Until when a stop leaves time.
        long graceEnds();
    }

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    /// Short enough to go on within a second after the cause has gone, long enough to cost nothing.
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    /// So many refusals in a row, for whatever reason, are said in the log.
    private static final int MANY = 10;

    /// What may wait in the queue of a listener when it stops.
    private static final int LAST = Socket.SOMAXCONN;

    private final Socket socket;
    private final boolean listens; // else it is for datagrams
    private final Source source;
    private final Sessions sessions;
    private final Sink sink;
    private final Complaints complaints;

    /// Nothing more is taken; those who wait for it look again.
    private volatile boolean over;

    private int failures; // in a row; of the taking thread alone

    /// How often the kernel has said no, for tests.
    private final AtomicLong refusals = new AtomicLong();

    private @Nullable Thread waiting; // while an interrupt means stop; guarded by this
    private boolean stopped; // guarded by this
    private boolean drains; // whether those in the queue are still to be served; guarded by this

    Intake(
            Socket socket,
            boolean listens,
            Source source,
            Sessions sessions,
            Sink sink,
            Complaints complaints) {
        this.socket = socket;
        this.listens = listens;
        this.source = source;
        this.sessions = sessions;
        this.sink = sink;
        this.complaints = complaints;
        // Not blocking: O_NONBLOCK stays set then, and no successor who has the socket too can
        // clear it under an accept.
        socket.timeout(ChronoUnit.DECADES.getDuration());
    }

    void start() {
        Thread.ofVirtual().name("sockeye-intake").start(this);
    }

    Socket socket() {
        return socket;
    }

    long refusals() {
        return refusals.get();
    }

    /// Takes no more. Handlers that run in the taking thread go on.
    ///
    /// @param drains whether those are still served who have connected and were not yet accepted
    synchronized void stop(boolean drains) {
        if (stopped) return;
        stopped = true;
        this.drains = drains;
        if (waiting != null) waiting.interrupt();
    }

    /// Whether it has taken the last.
    boolean isOver() {
        return over;
    }

    @Override
    public void run() {
        try {
            while (takeOne()) {}
            if (listens && drains()) drain();
        } catch (Throwable e) { // whatever it is, the server must not be left without a word
            // Whoever stops it may close the socket without waiting for us.
            if (!isStopped() || !(e instanceof ClosedChannelException)) sink.failed(this, e);
        } finally {
            // The end of a queue refuses the next client; datagrams have still to be answered.
            if (listens) Closing.of(socket);
            over = true;
            sessions.look();
        }
    }

    private boolean takeOne() throws IOException {
        if (!mayWait()) return false;
        Session session;
        try {
            session = sessions.awaitPlace(() -> Deadline.NEVER) ? nextInPlace(source::next) : null;
        } catch (InterruptedException | InterruptedIOException e) {
            return !isStopped();
        } finally {
            waitsNoMore();
        }
        if (session != null) take(session);
        return true;
    }

    /// A handler that runs in this thread may leave its status interrupted: that is not for us.
    private void take(Session session) {
        sink.take(session);
        Thread.interrupted();
    }

    private synchronized boolean mayWait() {
        if (stopped) return false;
        waiting = Thread.currentThread();
        return true;
    }

    /// From here on a handler may run in this thread: an interrupt for us is not for it.
    private synchronized void waitsNoMore() {
        waiting = null;
        Thread.interrupted();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized boolean drains() {
        return drains;
    }

    /// The place is given back if nothing comes into it.
    private @Nullable Session nextInPlace(Take take) throws IOException, InterruptedException {
        Session session = null;
        try {
            session = next(take);
            return session;
        } finally {
            if (session == null) sessions.givePlaceBack();
        }
    }

    private @Nullable Session next(Take take) throws IOException, InterruptedException {
        long endings = sessions.endings();
        try {
            var session = take.next();
            failures = 0;
            return session;
        } catch (SocketTimeoutException decades) {
            return null;
        } catch (ErrnoException e) {
            if (e.is(Errno.EAGAIN, Errno.EBADF, Errno.EINVAL, Errno.ENOTSOCK)) throw e;
            pause(e, e.is(Errno.EMFILE, Errno.ENFILE, Errno.ENOBUFS, Errno.ENOMEM), endings);
        } catch (OutOfMemoryError e) {
            pause(e, true, endings);
        }
        return null;
    }

    private void pause(Throwable refusal, boolean exhausted, long endings)
            throws InterruptedException {
        refusals.incrementAndGet();
        failures++;
        if (exhausted || failures == MANY)
            complaints.warn(
                    exhausted ? "exhausted" : "refused",
                    refusal.getMessage() + "; trying again until it works");
        // A connection that has gone says nothing about the next one; many in a row say that
        // something else is wrong, except in a queue that is only emptied: it has an end.
        if (!exhausted && (failures == 1 || isStopped())) return;
        long pause = Math.min(SHORTEST_PAUSE << (Math.min(failures, 10) - 1), LONGEST_PAUSE);
        sessions.awaitEnding(endings, Math.min(pause, Deadline.remaining(sink.graceEnds())));
    }

    /// Serves those who were in the queue: for them the connection stands. Where newcomers cannot be kept out they may be served too, but not
    /// for ever. One who has gone meanwhile, or whom there are no descriptors for, says nothing about those behind. The queue is closed as soon
    /// as it is empty, without a detour.
    private void drain() throws IOException, InterruptedException {
        SynFilter.attach(socket);
        for (int i = 0; i < LAST && isGraceLeft() && sessions.awaitPlace(sink::graceEnds); i++) {
            var session = nextInPlace(source::nextNow);
            if (session != null) take(session);
            else if (failures == 0) break;
        }
    }

    private boolean isGraceLeft() {
        return Deadline.remaining(sink.graceEnds()) > 0;
    }
}
