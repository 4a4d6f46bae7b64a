package io.sockeye.server;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.io.Deadline;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A server at work: what it takes, whom it serves, and how all that ends.
final class Run implements Intake.Sink {
    private static final System.Logger LOGGER = System.getLogger("io.sockeye.server");

    /// How often deadlines are looked at: ten times in the shortest, but neither all the time nor seldom.
    private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long SELDOM = TimeUnit.SECONDS.toNanos(1);

    private final List<Intake> intakes;
    private final Sessions sessions;
    private final Limits limits;
    private final Executor executor;
    private final FailureListener failures;
    private final Complaints complaints = new Complaints();

    private final AtomicInteger failed = new AtomicInteger(); // intakes
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long graceEnds = Deadline.NEVER; // written under the monitor
    private volatile int cut; // how many the stop has cut

    Run(
            List<Socket> sockets,
            boolean listen,
            BiFunction<Socket, Session.End, Intake.Source> sources,
            Limits limits,
            Executor executor,
            FailureListener failures) {
        this.limits = limits;
        this.executor = executor;
        this.failures = failures;
        sessions = new Sessions(limits);
        intakes =
                sockets.stream()
                        .map(each ->
                                new Intake(
                                        each,
                                        listen,
                                        sources.apply(each, this::ended),
                                        sessions,
                                        this,
                                        complaints))
                        .toList();
    }

    void start() {
        intakes.forEach(Intake::start);
        Thread.ofVirtual().name("sockeye-deadlines").start(this::watchDeadlines);
    }

    /// How often the kernel has said no, for tests.
    long refusals() {
        return intakes.stream().mapToLong(Intake::refusals).sum();
    }

    /// How many are served; at the end, how many had to be cut.
    int connections() {
        return ended.getCount() == 0 ? cut : sessions.count();
    }

    // ---- sessions ----

    @Override
    public void take(Session session) {
        if (!sessions.enter(session)) {
            session.close();
            if (sessions.isClosed()) return;
            complaints.warn(
                    "peer",
                    "%s has %d connections, as many as Limits.perPeer allows; further ones are closed"
                            .formatted(session.peer(), limits.perPeer()));
            return;
        }
        try {
            executor.execute(session);
        } catch (RuntimeException | Error e) { // there is no thread for it
            session.refuse(e);
        }
    }

    /// The end of each session.
    private void ended(Session session, @Nullable Throwable failure) {
        session.close();
        sessions.leave(session);
        if (failure != null) report(session.peer(), failure);
    }

    private void report(SocketAddress peer, Throwable failure) {
        try {
            failures.failed(
                    peer, failure instanceof Exception e ? e : new ExecutionException(failure));
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, "the listener for failures failed", e);
        }
    }

    private void cut(Session session, Exception reason) {
        if (!session.cut(reason)) return;
        // The listener may take its time: not that of whoever has others to cut.
        Thread.ofVirtual().name("sockeye-report").start(() -> report(session.peer(), reason));
    }

    private void watchDeadlines() {
        long shortest = Math.min(limits.idleNanos(), limits.totalNanos());
        long tick = Math.clamp(shortest / 10, OFTEN, SELDOM);
        complaints.prepare();
        try {
            while (!ended.await(tick, TimeUnit.NANOSECONDS)) {
                long now = System.nanoTime();
                for (var session : sessions.all()) {
                    var overdue = session.overdue(now, limits);
                    if (overdue != null) cut(session, overdue);
                    session.interruptIfCut(now);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    // ---- the end ----

    @Override
    public void failed(Intake intake, Throwable failure) {
        report(SocketAddress.none(), failure);
        if (failed.incrementAndGet() == intakes.size()) stop(Deadline.NEVER);
    }

    @Override
    public long graceEnds() {
        return graceEnds;
    }

    /// Takes no more, and leaves what is in the queues to others who have the sockets, too.
    void leaveIntake() {
        intakes.forEach(intake -> intake.stop(false));
    }

    /// Begins the end, or hastens it.
    void stop(long deadline) {
        synchronized (this) {
            graceEnds = Math.min(graceEnds, deadline);
        }
        sessions.look();
        if (stopping.compareAndSet(false, true))
            Thread.ofVirtual().name("sockeye-stop").start(this::end);
    }

    /// Whoever waits for the end waits for all handlers.
    void requireNoHandler() {
        if (sessions.all().stream().anyMatch(Session::isInThisThread))
            throw new IllegalStateException(
                    "a handler cannot wait for its own end: stop the server from another thread");
    }

    /// Waits for the end.
    void join() throws InterruptedException {
        ended.await();
    }

    private void end() {
        try {
            boolean none = awaitAll();
            if (!none) cutAll();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            intakes.forEach(intake -> Closing.of(intake.socket()));
            ended.countDown();
        }
    }

    /// First nobody comes any more, then nobody is left.
    private boolean awaitAll() throws InterruptedException {
        for (var intake : intakes) intake.stop(true);
        for (var intake : intakes) sessions.await(intake::isOver, this::graceEnds);
        return sessions.awaitNone(this::graceEnds);
    }

    /// What is still there after that does not listen to anything; its thread is left to it.
    private void cutAll() throws InterruptedException {
        // Whoever is still being accepted must not be left over.
        sessions.close();
        intakes.forEach(intake -> Closing.of(intake.socket()));
        var rest = sessions.all();
        cut = rest.size();
        var reason = "cut when the server stopped";
        for (var session : rest) cut(session, new InterruptedIOException(reason));
        long closed = Deadline.after(Session.COURTESY);
        if (sessions.awaitNone(() -> closed)) return;
        long now = System.nanoTime();
        for (var session : rest) session.interruptIfCut(now);
        long interrupted = Deadline.after(Session.COURTESY);
        sessions.awaitNone(() -> interrupted);
    }
}
