package io.sockeye.tools.nc;

import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.tools.cli.DescriptorLimit;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Failures;
import io.sockeye.tools.cli.OutputClosedException;
import io.sockeye.tools.cli.Running;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs relays: one, or one for each who comes.
final class Session {
    private static final int PAUSE_MILLIS = 1_000; // where the system has no descriptor left
    private static final int DESCRIPTORS_OF_ONE = 6; // two sockets, and a pipe for each direction

    private final Running running;
    private final Dialer dialer;
    private final Relay.Manners manners;
    private final Events events;
    private final Semaphore gone = new Semaphore(0); // a permit for each who was served
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();

    Session(Running running, Dialer dialer, Relay.Manners manners, Events events) {
        this.running = running;
        this.dialer = dialer;
        this.manners = manners;
        this.events = events;
    }

    /// @return the exit code
    int once(Ends ends) throws IOException {
        running.onInterrupt(this::endAll);
        Relay.Outcome outcome;
        try (var left = running.interruptibly(() -> open(ends.left()));
                var right = running.interruptibly(() -> second(ends.right(), left))) {
            outcome = relay(left, right);
        }
        var reason = running.isInterrupted() ? EndReason.INTERRUPTED : outcome.reason();
        events.summary(reason);
        if (reason == EndReason.INTERRUPTED) return ExitCode.INTERRUPTED;
        var failure = outcome.failure();
        if (reason == EndReason.DEADLINE) {
            events.failed("nothing has moved for as long as -w says");
            return ExitCode.FAILED;
        }
        if (failure == null) return ExitCode.OK;
        if (failure instanceof OutputClosedException) return ExitCode.OUTPUT_CLOSED;
        events.failed(Failures.describe(failure));
        return Nc.exitCode(failure);
    }

    /// A listener waits for one who comes.
    private End open(Endpoint endpoint) throws IOException {
        if (!(endpoint instanceof Endpoint.Listener listener)) return opened(dialer.open(endpoint));
        if (listener.isOfDatagrams()) return ofDatagrams(dialer.bound(listener));
        try (var listening = Listening.open(listener, dialer, events)) {
            open.add(listening);
            events.listening(listening.name());
            var end = listening.end(listening.accept());
            open.remove(listening);
            return opened(end);
        }
    }

    /// Who sends first is there, before the other end is opened: what that has to say is for somebody.
    private End ofDatagrams(MessageEnd end) throws IOException {
        open.add(end);
        return Dialer.orClose(
                end,
                () -> {
                    events.listening(end.name());
                    end.awaitFirst();
                    events.connected(end);
                    return end;
                });
    }

    /// What a file is depends on where it stands.
    ///
    /// @param first is not to take for an empty answer that there is nobody
    private End second(Endpoint endpoint, End first) throws IOException {
        try {
            return endpoint instanceof Endpoint.File(var path)
                    ? opened(Local.target(path))
                    : open(endpoint);
        } catch (IOException e) {
            if (!running.isInterrupted()) first.cut(Duration.ZERO);
            throw e;
        }
    }

    private End opened(End end) throws IOException {
        open.add(end);
        events.connected(end);
        return end;
    }

    private Relay.Outcome relay(End left, End right) throws IOException {
        var relay = new Relay(left, right, manners);
        relays.add(relay);
        try {
            // Whoever interrupts before has not seen it.
            if (running.isInterrupted()) relay.stop(EndReason.INTERRUPTED);
            var outcome = relay.run();
            events.ended(outcome);
            return outcome;
        } finally {
            relays.remove(relay);
            open.remove(left);
            open.remove(right);
        }
    }

    private void endAll() {
        for (var relay : relays) relay.stop(EndReason.INTERRUPTED);
        for (var each : open) close(each);
    }

    private void close(Closeable one) {
        try {
            one.close();
        } catch (IOException e) {
            events.failed(Failures.describe(e));
        }
    }

    // ---- one for each who comes ----

    /// Until it is interrupted. Standard input and output are one after the other's, all else is opened for each.
    ///
    /// @param most at once
    /// @return the exit code
    int serve(Ends ends, int most) throws IOException {
        if (most < 1) throw new IllegalArgumentException("--max-connections is 1 or more");
        var places = new Semaphore(ends.right() instanceof Endpoint.Stdio ? 1 : atOnce(most));
        if (!(ends.left() instanceof Endpoint.Listener listener))
            throw new IllegalStateException(ends.left() + " does not listen");
        running.onInterrupt(this::endAll);
        try (var listening = Listening.open(listener, dialer, events)) {
            open.add(listening);
            events.listening(listening.name());
            while (!running.isInterrupted()) {
                places.acquireUninterruptibly();
                var accepted = accept(listening);
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                serve(listening, accepted, ends.right());
                            } finally {
                                places.release();
                                gone.release();
                            }
                        });
            }
        } catch (IOException e) {
            if (!running.isInterrupted()) throw e;
        }
        events.summary(EndReason.INTERRUPTED);
        return ExitCode.INTERRUPTED;
    }

    /// Without descriptors nothing works, not even to say so: whoever comes waits before that.
    private int atOnce(int most) throws IOException {
        int possible = DescriptorLimit.free(DESCRIPTORS_OF_ONE);
        if (possible < most)
            events.failed(
                    "only "
                            + possible
                            + " connections at once, for want of descriptors: ulimit -n gives more");
        return Math.min(most, possible);
    }

    /// accept(2) fails for want of a descriptor, and for what has become of the one who waits: neither is the end of the listener.
    private Socket accept(Listening listening) throws IOException {
        while (true) {
            try {
                return listening.accept();
            } catch (ErrnoException e) {
                if (e.is(Errno.ECONNABORTED, Errno.EPROTO)) continue;
                if (!e.is(Errno.EMFILE, Errno.ENFILE, Errno.ENOBUFS, Errno.ENOMEM)) throw e;
                events.failed(Failures.describe(e) + "; whoever waits is served when one has gone");
                awaitOneHasGone();
            }
        }
    }

    /// Of other processes nobody tells.
    private void awaitOneHasGone() throws InterruptedIOException {
        gone.drainPermits();
        try {
            boolean _ = gone.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /// What fails with one is no reason to leave the others.
    private void serve(Listening listening, Socket accepted, Endpoint target) {
        open.add(accepted);
        try (accepted;
                var left = listening.end(accepted)) {
            events.connected(left);
            try (var right =
                    target instanceof Endpoint.Stdio
                            ? opened(Local.stdio(false))
                            : second(target, left)) {
                var outcome = relay(left, right);
                if (outcome.failure() != null)
                    events.failed(left.name() + ": " + Failures.describe(outcome.failure()));
            }
        } catch (IOException e) {
            if (!running.isInterrupted()) events.failed(Failures.describe(e));
        } finally {
            open.remove(accepted);
        }
    }
}
