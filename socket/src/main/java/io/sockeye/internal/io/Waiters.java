package io.sockeye.internal.io;

import org.jspecify.annotations.Nullable;

/// The threads that wait for one direction of a descriptor, first come, first woken.
///
/// An event wakes one of those that park; whoever leaves the list passes the baton to the next, because one edge may stand for
/// more than one datagram or connection. Those in poll(2) see the kernel's state themselves and are woken only by close.
final class Waiters {
    private @Nullable Waiter head; // guarded by this
    private @Nullable Waiter tail; // guarded by this

    synchronized void add(Waiter waiter) {
        waiter.previous = tail;
        if (tail == null) head = waiter;
        else tail.next = waiter;
        tail = waiter;
    }

    /// Takes a waiter out and wakes the next.
    ///
    /// @return whether threads that park are left
    boolean remove(Waiter waiter) {
        Waiter next;
        synchronized (this) {
            if (waiter.previous == null) head = waiter.next;
            else waiter.previous.next = waiter.next;
            if (waiter.next == null) tail = waiter.previous;
            else waiter.next.previous = waiter.previous;
            waiter.previous = null;
            waiter.next = null;
            next = choose();
        }
        if (next != null) next.unpark();
        return next != null;
    }

    /// Wakes the first of those who park and are not awake.
    ///
    /// @return who was woken, or is awake already when all are; null when nobody parks here
    @Nullable Waiter wakeOne() {
        Waiter chosen;
        synchronized (this) {
            chosen = choose();
        }
        // Not under the monitor: whoever wakes on another processor wants it at once, and a virtual
        // thread that finds it taken is unmounted once more.
        if (chosen != null) chosen.unpark();
        return chosen;
    }

    private @Nullable Waiter choose() {
        Waiter parked = null;
        for (var waiter = head; waiter != null; waiter = waiter.next) {
            if (!waiter.parks()) continue;
            parked = waiter;
            if (waiter.mark()) break;
        }
        return parked;
    }

    synchronized boolean hasParking() {
        for (var waiter = head; waiter != null; waiter = waiter.next) {
            if (waiter.parks()) return true;
        }
        return false;
    }

    synchronized void wakeAll() {
        for (var waiter = head; waiter != null; waiter = waiter.next) waiter.wake();
    }
}
