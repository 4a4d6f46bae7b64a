package io.sockeye.select;

import io.sockeye.descriptor.Descriptor;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/// A descriptor in a selector. It ends with [#unregister()], when the descriptor is closed or detached, or with the selector.
///
/// All methods may be called from any thread.
///
/// @param <A> what hangs on it
public final class Registration<A> {
    private final Selector<A> selector;
    private final Descriptor descriptor;
    private final A attachment;
    final int fd;

    /// The owner of the number, who tells us before it ends; null for a bare one.
    private final @Nullable Handle owner;

    private final Handle.Ending ending = number -> end(true);

    /// What events of it carry.
    final long data;

    private volatile EpollEvents events; // written under the monitor
    private volatile boolean registered; // written under the monitor

    /// The last event: most are like the one before. For the selecting thread alone.
    private @Nullable Event<A> last;

    Registration(
            Selector<A> selector,
            Descriptor descriptor,
            Held held,
            EpollEvents events,
            A attachment) {
        this.selector = selector;
        this.descriptor = descriptor;
        this.attachment = attachment;
        this.events = events;
        fd = held.fd();
        owner = held.owner();
        data = selector.slots.occupy(this);
    }

    /// What is watched.
    ///
    /// @return the descriptor, as it was given
    public Descriptor descriptor() {
        return descriptor;
    }

    /// What hangs on it.
    ///
    /// @return the attachment, as it was given
    public A attachment() {
        return attachment;
    }

    /// What it is watched for.
    ///
    /// @return the events and flags, as they were given last
    public EpollEvents events() {
        return events;
    }

    /// Whether the selector still has it.
    ///
    /// @return false once it has ended
    public boolean isRegistered() {
        return registered;
    }

    /// Watches for something else, or again after EPOLLONESHOT.
    ///
    /// Calls epoll_ctl(2) with EPOLL_CTL_MOD, unless nothing would change.
    ///
    /// @param events the events and flags
    /// @throws ClosedChannelException if the registration has ended
    /// @throws io.sockeye.error.ErrnoException with EINVAL where EPOLLEXCLUSIVE is, or was, among the flags
    public void modify(EpollEvents events) throws IOException {
        try (var held = Held.of(descriptor::fileno)) {
            synchronized (this) {
                if (!registered || held.fd() != fd) throw new ClosedChannelException();
                if (events.bits() == this.events.bits() && (events.bits() & Selector.MEMORY) == 0)
                    return;
                selector.modify(this, events);
                this.events = events;
            }
        }
    }

    /// Watches no longer; once it has ended, does nothing. No event of it comes afterwards.
    ///
    /// Calls epoll_ctl(2) with EPOLL_CTL_DEL.
    public void unregister() {
        try (var held = Held.of(descriptor::fileno)) {
            end(held.fd() == fd);
        } catch (ClosedChannelException closed) {
            end(false);
        }
        if (owner != null) owner.tellNoMore(ending);
    }

    /// Called once, with the number held.
    synchronized void begin() throws IOException {
        selector.add(this, events);
        registered = true;
        if (owner != null) owner.tell(ending);
    }

    private synchronized void end(boolean numberIsOurs) {
        if (!registered) return;
        registered = false;
        selector.remove(this, numberIsOurs);
    }

    /// The selector is closed, or the number has another description by now.
    void leave() {
        end(false);
        if (owner != null) owner.tellNoMore(ending);
    }

    Event<A> event(int bits) {
        var known = last;
        if (known != null && known.ready().bits() == bits) return known;
        return last = new Event<>(this, EpollEvents.of(bits));
    }

    /// `Registration[Socket[…] for EPOLLIN]`.
    @Override
    public String toString() {
        return "Registration[%s for %s%s]"
                .formatted(descriptor, events, registered ? "" : ", ended");
    }
}
