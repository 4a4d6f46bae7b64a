package io.sockeye.select;

import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.EMFILE;

import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Abandoned;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.io.Slots;
import io.sockeye.internal.io.Turn;
import io.sockeye.internal.io.Wakeup;
import io.sockeye.internal.sys.SysEpoll;
import io.sockeye.internal.sys.SysEpoll.EpollEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// Tells which of many descriptors are ready, without a thread for each; epoll(7).
///
/// Takes sockets and whatever else can be polled: pipes, timerfd, eventfd, inotify, another selector's. A socket that is here may be
/// used with the blocking verbs at the same time, and may be in several selectors. Before a socket or [OwnedDescriptor] is closed or
/// detached it leaves its selectors by itself, also where a duplicate or a child process keeps it open; a bare number ([Descriptor#of])
/// is to be unregistered before it is closed.
///
/// One thread at a time selects, a platform or a virtual one; another that wants to waits for its turn, within its own time. Everything else
/// may be called from any.
///
/// [OwnedDescriptor]: io.sockeye.descriptor.OwnedDescriptor
///
/// @param <A> what hangs on each registration
public final class Selector<A> implements Descriptor, Closeable {
    /// The flags by which a registration remembers what it has reported.
    static final int MEMORY = SysEpoll.EPOLLET | SysEpoll.EPOLLONESHOT;

    /// Events of one call; more wait for the next.
    private static final int BATCH = 512;

    /// The data of the eventfd's events.
    private static final long WAKEUP = 0;

    final Slots<Registration<A>> slots = new Slots<>();

    private final Handle epoll;
    private final Wakeup wakeup;
    private final Cleaner.Cleanable watch;
    private final MemorySegment events =
            NativeMemory.automatic().allocate(BATCH * EpollEvent.SIZE, 8);
    private final ConcurrentHashMap<Integer, Registration<A>> registrations =
            new ConcurrentHashMap<>();
    private final Ready<A> ready = new Ready<>(); // guarded by the lock
    private final ReentrantLock selecting = new ReentrantLock();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();

    private Selector(Handle epoll, Wakeup wakeup) {
        this.epoll = epoll;
        this.wakeup = wakeup;
        watch = Abandoned.watch(this, epoll, "Selector");
    }

    /// Makes an empty selector. It takes two descriptors, close-on-exec.
    ///
    /// Calls epoll_create1(2) and eventfd(2).
    ///
    /// @param <A> what hangs on each registration
    /// @return the selector, the caller's to close
    /// @throws ErrnoException if there are no descriptors left (EMFILE, ENFILE)
    public static <A> Selector<A> open() throws IOException {
        var wakeup = Wakeup.take();
        if (wakeup == null) throw failure("eventfd", -EMFILE);
        wakeup.drain();
        int fd;
        try (var scratch = Scratch.take()) {
            fd = SysEpoll.epollCreate1(scratch.errno, SysEpoll.EPOLL_CLOEXEC);
        }
        if (fd < 0) {
            wakeup.giveBack();
            throw failure("epoll_create1", fd);
        }
        var selector = new Selector<A>(Handle.of(fd), wakeup);
        try {
            selector.control(SysEpoll.EPOLL_CTL_ADD, wakeup.eventfd(), EpollEvents.EPOLLIN, WAKEUP);
        } catch (IOException e) {
            selector.close();
            throw e;
        }
        return selector;
    }

    /// Watches a descriptor.
    ///
    /// Calls epoll_ctl(2) with EPOLL_CTL_ADD. EPOLLERR and EPOLLHUP are reported in any case.
    ///
    /// @param descriptor what to watch; it stays the caller's
    /// @param events for what, and how
    /// @param attachment what to hang on it
    /// @return the registration
    /// @throws ErrnoException with EEXIST if it is here already, EPERM if it is nothing to wait for (a file, a folder), EBADF if the number
    ///     is not open, ENOSPC at the limit of `/proc/sys/fs/epoll/max_user_watches`, ELOOP for selectors in selectors five deep
    /// @throws ClosedChannelException if it, or this selector, is closed
    public Registration<A> register(Descriptor descriptor, EpollEvents events, A attachment)
            throws IOException {
        try (var held = Held.of(descriptor::fileno)) {
            var registration = new Registration<>(this, descriptor, held, events, attachment);
            try {
                registration.begin();
            } catch (IOException e) {
                slots.vacate(registration.data);
                throw e;
            }
            // The kernel would not have taken the number twice: whoever had it was closed behind
            // our back.
            var before = registrations.put(held.fd(), registration);
            if (before != null) before.leave();
            // A close meanwhile may have missed it.
            if (closing.get()) {
                registration.leave();
                throw new ClosedChannelException();
            }
            return registration;
        }
    }

    /// Waits until something is ready, or [#wakeup()] is called.
    ///
    /// @return what is ready, good until the next select; empty after a wake-up. Iterating leaves out what has been closed or unregistered
    ///     meanwhile
    /// @throws InterruptedIOException if the thread is interrupted while it waits; the status stays set
    /// @throws AsynchronousCloseException if the selector is closed meanwhile
    /// @throws ClosedChannelException if it was closed before
    public List<Event<A>> select() throws IOException {
        return select(Deadline.NEVER);
    }

    /// Waits until something is ready, [#wakeup()] is called or the time is over.
    ///
    /// @param timeout how long to wait; to a millisecond, rounded up; zero or less does not wait
    /// @return as [#select()]; empty when the time is over
    /// @throws InterruptedIOException if the thread is interrupted while it waits; the status stays set
    /// @throws AsynchronousCloseException if the selector is closed meanwhile
    /// @throws ClosedChannelException if it was closed before
    public List<Event<A>> select(Duration timeout) throws IOException {
        return select(
                timeout.isPositive() ? Deadline.after(Deadline.nanos(timeout)) : Deadline.NOW);
    }

    /// Answers what is ready now.
    ///
    /// @return as [#select()]; may be empty
    /// @throws ClosedChannelException if the selector is closed
    public List<Event<A>> selectNow() throws IOException {
        return select(Deadline.NOW);
    }

    private List<Event<A>> select(long deadline) throws IOException {
        if (!take(deadline)) return List.of();
        try {
            ready.clear();
            while (true) {
                boolean told = collect(await(deadline));
                if (closing.get()) throw new AsynchronousCloseException();
                if (!ready.isEmpty()) return ready;
                if (deadline != Deadline.NOW && Thread.currentThread().isInterrupted())
                    throw new InterruptedIOException("select interrupted while waiting");
                if (told || Deadline.remaining(deadline) <= 0) return ready;
            }
        } finally {
            selecting.unlock();
        }
    }

    /// Waits until no other thread selects.
    ///
    /// @return false if the time is over before
    private boolean take(long deadline) throws IOException {
        if (selecting.tryLock()) return true;
        if (deadline == Deadline.NOW) return false;
        try {
            Turn.await(selecting, "select", 0, deadline);
        } catch (SocketTimeoutException anotherSelects) {
            return false;
        }
        if (!closing.get()) return true;
        selecting.unlock();
        throw new AsynchronousCloseException();
    }

    /// An epoll can itself be waited for, so a virtual thread parks as it does for a socket. A platform thread waits in epoll_wait(2)
    /// itself: with the eventfd among the descriptors nothing else is needed to get it out of there.
    private int await(long deadline) throws IOException {
        if (deadline == Deadline.NOW)
            return (int) epoll.once(this, (fd, scratch) -> harvest(scratch, fd, 0));
        if (!Thread.currentThread().isVirtual()) {
            return (int)
                    epoll.once(
                            this,
                            (fd, scratch) ->
                                    wakeup.during(
                                            () -> harvest(scratch, fd, millisLeft(deadline))));
        }
        try {
            return (int)
                    epoll.perform(
                            this,
                            "select",
                            Direction.READ,
                            deadline,
                            0,
                            (fd, scratch) -> {
                                int count = harvest(scratch, fd, 0);
                                return count == 0 ? -EAGAIN : count;
                            });
        } catch (SocketTimeoutException nothingCame) {
            return 0;
        }
    }

    private static int millisLeft(long deadline) {
        return Deadline.millis(Deadline.remaining(deadline));
    }

    private int harvest(Scratch scratch, int fd, int millis) {
        return SysEpoll.epollWait(scratch.errno, fd, events, BATCH, millis);
    }

    /// @return whether somebody has called [#wakeup()]: whatever this select answers, it is what he wanted
    private boolean collect(int count) throws IOException {
        if (count < 0) throw failure("epoll_wait", count);
        boolean told = false;
        for (int i = 0; i < count; i++) {
            long data = EpollEvent.data(events, i);
            if (data == WAKEUP) {
                told = isTold();
                continue;
            }
            var registration = slots.find(data);
            if (registration != null)
                ready.append(registration.event(EpollEvent.events(events, i)));
        }
        return told;
    }

    /// Asks on both sides of the draining: one who wakes in between may have had his write drained, and would not write again.
    private boolean isTold() {
        boolean told = woken.getAndSet(false);
        wakeup.drain();
        boolean toldMeanwhile = woken.getAndSet(false);
        return told || toldMeanwhile;
    }

    /// Makes the select that waits, or the next one, return at once. Several calls before that are as one.
    public void wakeup() {
        if (!woken.getAndSet(true)) wakeup.wakeup();
    }

    /// How many descriptors are registered.
    ///
    /// @return 0 or more
    public int size() {
        return registrations.size();
    }

    /// The number of the epoll: a selector may be registered with another.
    @Override
    public int fileno() {
        return epoll.fileno();
    }

    /// Ends all registrations and whoever selects; a second close does nothing. The descriptors stay open.
    ///
    /// Calls close(2).
    @Override
    public void close() throws IOException {
        if (closing.getAndSet(true)) return;
        wakeup.wakeup();
        int result = epoll.close();
        watch.clean();
        for (var registration : registrations.values()) registration.leave();
        wakeup.giveBack();
        if (result < 0) throw failure("close", result);
    }

    /// `Selector[3 registered]`.
    @Override
    public String toString() {
        return closing.get() ? "Selector[closed]" : "Selector[%d registered]".formatted(size());
    }

    // ---- for registrations ----

    void add(Registration<A> registration, EpollEvents events) throws IOException {
        control(SysEpoll.EPOLL_CTL_ADD, registration.fd, events, registration.data);
    }

    void modify(Registration<A> registration, EpollEvents events) throws IOException {
        control(SysEpoll.EPOLL_CTL_MOD, registration.fd, events, registration.data);
    }

    /// @param numberIsOurs false where the number may be somebody else's by now
    void remove(Registration<A> registration, boolean numberIsOurs) {
        slots.vacate(registration.data);
        registrations.remove(registration.fd, registration);
        if (!numberIsOurs) return;
        try {
            control(SysEpoll.EPOLL_CTL_DEL, registration.fd, registration.events(), 0);
        } catch (IOException gone) {
            // the selector is closed, or the number: then the kernel has forgotten it
        }
    }

    private void control(int operation, int fd, EpollEvents interest, long data)
            throws IOException {
        long result =
                epoll.once(
                        this,
                        (number, scratch) -> {
                            EpollEvent.set(scratch.event, interest.bits(), data);
                            return SysEpoll.epollCtl(
                                    scratch.errno, number, operation, fd, scratch.event);
                        });
        if (result < 0) throw failure("epoll_ctl", result);
    }

    private static ErrnoException failure(String call, long result) {
        return ErrnoException.of(
                call, Errno.of((int) -result), SocketAddress.none(), SocketAddress.none());
    }
}
