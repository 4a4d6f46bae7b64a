package io.sockeye.internal.io;

import static io.sockeye.internal.sys.SysPoll.POLLERR;
import static io.sockeye.internal.sys.SysPoll.POLLHUP;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A thread in a list of waiters: one that parks until the poller wakes it, or one that sits in poll(2).
final class Waiter {
    private final Thread thread = Thread.currentThread();

    /// The way out of poll(2); null for a thread that parks.
    private final @Nullable Wakeup wakeup;

    /// Set by [#wake()], cleared by the thread before it tries again.
    private volatile boolean woken;

    /// What poll(2) said last.
    private short events;

    /// How many times in a row poll(2) has promised in vain.
    private int futile;

    @Nullable Waiter previous; // guarded by the list
    @Nullable Waiter next; // guarded by the list

    private Waiter(@Nullable Wakeup wakeup) {
        this.wakeup = wakeup;
    }

    static Waiter parking() {
        return new Waiter(null);
    }

    /// A thread in poll(2); without a descriptor left for that, one that parks.
    static Waiter polling() {
        return new Waiter(Wakeup.take());
    }

    boolean parks() {
        return wakeup == null;
    }

    boolean isWoken() {
        return woken;
    }

    /// Whether poll(2) answers at once though the call says EAGAIN: an unread error queue reports POLLERR for ever, and what is readable
    /// for one call may not be for another. Once may be chance, when somebody else was quicker.
    boolean spins() {
        return (events & (POLLERR | POLLHUP)) != 0 || futile > 1;
    }

    /// Notes that the wait is over, or the next one. Called with the list held. [#unpark()] follows.
    ///
    /// @return whether it was not so already
    boolean mark() {
        if (woken) return false;
        woken = true;
        return true;
    }

    /// Ends the park of a thread that is marked. Outside the list's monitor: a thread that has left meanwhile is woken for nothing, at its
    /// next park, as any may be.
    void unpark() {
        LockSupport.unpark(thread);
    }

    /// Ends the wait, or the next one. Called with the list held, so never after the waiter has left it.
    void wake() {
        woken = true;
        if (wakeup == null) LockSupport.unpark(thread);
        else wakeup.wakeup();
    }

    /// Waits until woken, interrupted, the time is over, or (in poll) the descriptor is ready; may also return for nothing.
    ///
    /// @param fd the descriptor to poll, or -1 when no event is to come
    void await(int fd, Direction direction, long nanos) {
        if (wakeup != null) {
            events = wakeup.poll(fd, direction, nanos);
            futile = events == 0 ? 0 : futile + 1;
        } else if (!woken) {
            if (nanos == Deadline.NEVER) LockSupport.park(this);
            else LockSupport.parkNanos(this, nanos);
        }
        woken = false;
    }

    /// After the waiter has left its list.
    void end() {
        if (wakeup != null) wakeup.giveBack();
    }
}
