package io.sockeye.server;

import io.sockeye.internal.io.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Those who are served: as many as the limits allow, and each to be found when it is to end.
///
/// A place is taken before anything is accepted, so that what cannot be served stays in the kernel's queue.
final class Sessions {
    private final Limits limits;

    private int places; // those that are free; guarded by this
    private final Set<Session> running = new HashSet<>(); // guarded by this
    private final Map<Object, Integer> ofPeer = new HashMap<>(); // guarded by this
    private long endings; // guarded by this
    private boolean closed; // guarded by this

    Sessions(Limits limits) {
        this.limits = limits;
        places = limits.connections();
    }

    /// Takes a place, when there is one.
    ///
    /// @param deadline looked at after each [#look]
    /// @return false if it passes first
    synchronized boolean awaitPlace(LongSupplier deadline) throws InterruptedException {
        if (!await(() -> places > 0, deadline)) return false;
        places--;
        return true;
    }

    /// Gives a place back in which nobody was served.
    synchronized void givePlaceBack() {
        places++;
        notifyAll();
    }

    /// Seats a session in the place that was taken for it.
    ///
    /// @return false, and the place is free again, if its peer has as many as it may, or nobody is to enter any more
    synchronized boolean enter(Session session) {
        if (closed || ofPeer.getOrDefault(session.key(), 0) >= limits.perPeer()) {
            givePlaceBack();
            return false;
        }
        ofPeer.merge(session.key(), 1, Integer::sum);
        running.add(session);
        return true;
    }

    /// Nobody enters any more.
    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /// A session has ended, and holds nothing any more.
    synchronized void leave(Session session) {
        if (!running.remove(session)) return;
        ofPeer.computeIfPresent(session.key(), (_, count) -> count == 1 ? null : count - 1);
        endings++;
        givePlaceBack();
    }

    /// Waits until all have ended.
    ///
    /// @return false if the deadline passes first
    boolean awaitNone(LongSupplier deadline) throws InterruptedException {
        return await(running::isEmpty, deadline);
    }

    /// How many have ended so far.
    synchronized long endings() {
        return endings;
    }

    /// Waits until another one has ended, which frees descriptors and memory, or the time is over.
    void awaitEnding(long since, long nanos) throws InterruptedException {
        long deadline = Deadline.after(nanos);
        await(() -> endings != since, () -> deadline);
    }

    /// Waits until something is so; it is asked for with the monitor held, at each change here and each [#look].
    ///
    /// @param deadline may come nearer meanwhile
    /// @return false if it passes first
    synchronized boolean await(BooleanSupplier done, LongSupplier deadline)
            throws InterruptedException {
        while (!done.getAsBoolean()) {
            long left = Deadline.remaining(deadline.getAsLong());
            if (left <= 0) return false;
            wait(left == Deadline.NEVER ? 0 : Deadline.millis(left));
        }
        return true;
    }

    /// Has those who wait look again.
    synchronized void look() {
        notifyAll();
    }

    synchronized int count() {
        return running.size();
    }

    synchronized List<Session> all() {
        return new ArrayList<>(running);
    }
}
