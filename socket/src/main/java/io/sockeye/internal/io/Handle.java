package io.sockeye.internal.io;

import static io.sockeye.internal.sys.SysEpoll.EPOLLERR;
import static io.sockeye.internal.sys.SysEpoll.EPOLLET;
import static io.sockeye.internal.sys.SysEpoll.EPOLLHUP;
import static io.sockeye.internal.sys.SysEpoll.EPOLLIN;
import static io.sockeye.internal.sys.SysEpoll.EPOLLOUT;
import static io.sockeye.internal.sys.SysEpoll.EPOLLPRI;
import static io.sockeye.internal.sys.SysEpoll.EPOLLRDHUP;
import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.EINTR;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.Unistd;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A descriptor number whose calls may wait: who waits for it, for what, until when, and in which mode.
public final class Handle extends Lifetime {
    private static final VarHandle READ_EVENTS;
    private static final VarHandle EMPTIED_AT;

    static {
        try {
            READ_EVENTS =
                    MethodHandles.lookup().findVarHandle(Handle.class, "readEvents", long.class);
            EMPTIED_AT =
                    MethodHandles.lookup().findVarHandle(Handle.class, "emptiedAt", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int READ_INTEREST = EPOLLIN | EPOLLRDHUP | EPOLLPRI | EPOLLET;
    private static final int WRITE_INTEREST = READ_INTEREST | EPOLLOUT;

    private static final long FIRST_BACKOFF = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_BACKOFF = TimeUnit.MILLISECONDS.toNanos(16);

    private final Description description;

    private final Waiters readers = new Waiters();
    private final Waiters writers = new Waiters();

    /// Those who wait for the error queue: an event for them is none for those who wait to read, and must not be taken by one of these.
    private volatile @Nullable Waiters errors; // made for the first; written under the monitor

    /// Those who wait for what is no event, such as a name; made for the first. Written under the monitor.
    private volatile @Nullable Waiters beside;

    /// Stream writers take turns, so that `sendAll` is whole; so do those who read an exact count.
    private final ReentrantLock readLock = new ReentrantLock();

    private final ReentrantLock writeLock = new ReentrantLock();

    /// What epoll knows us by; made when a thread first parks, kept for life. Written under the monitor.
    private volatile Poller.@Nullable Registration registration;

    /// Who else must let go of the number before it ends; made for the first. Guarded by the monitor.
    private @Nullable List<Ending> endings;

    private boolean writeArmed; // whether epoll is asked for EPOLLOUT; guarded by the monitor

    /// Counts the events that say something is to be read. An event that was counted before a read may have been for what the read
    /// took; one counted after it was not.
    private volatile long readEvents;

    /// The value of [#readEvents] before a read that emptied the queue; -1 when the last read did not. Written by EMPTIED_AT.
    private volatile long emptiedAt = -1;

    /// Whether an event has come after which reads must always be tried: the end of the stream, an error, urgent data. Data and FIN
    /// may come in one event, and no further one follows; a read stops short of urgent data though more lies behind.
    private volatile boolean tryAlways;

    /// 0 non-blocking, above 0 a timeout, -1 blocking.
    private volatile long timeoutNanos = -1;

    /// Whether close(2) always blocks for a while.
    private volatile boolean closesSlowly;

    /// No socket, for certain; of others the kernel is asked.
    private volatile boolean isFile;

    /// Whether this side has shut the receiving half of a datagram socket: there the kernel goes on saying EAGAIN to a call that does
    /// not wait, where one that does would answer 0.
    private volatile boolean receivingEnded;

    /// Somebody's selector, to whom the number must not be left: while another process or a duplicate holds the open file description,
    /// closing our number would not take it out of an epoll.
    @FunctionalInterface
    public interface Ending {
        /// Called once, with the number still open, and without a lock of ours.
        void before(int fd);
    }

    private Handle(int fd, Description description) {
        super(fd);
        this.description = description;
    }

    /// Takes over a number that the kernel has just given us.
    public static Handle of(int fd) {
        return claimed(new Handle(fd, new Description()));
    }

    /// Takes over the number of what is no socket: SO_LINGER does not hold up its close.
    public static Handle ofFile(int fd) {
        var handle = of(fd);
        handle.isFile = true;
        return handle;
    }

    /// Takes over the number of a duplicate, with the same mode.
    public Handle duplicate(int number) {
        var duplicate = new Handle(number, description);
        duplicate.timeoutNanos = timeoutNanos;
        duplicate.receivingEnded = receivingEnded;
        return claimed(duplicate);
    }

    private static Handle claimed(Handle handle) {
        Numbers.claim(handle.fd, handle);
        return handle;
    }

    /// Takes over a number from a user, who knows it to be open: see [#probe(int)].
    ///
    /// @throws IllegalArgumentException if it is ours already
    public static Handle adopt(int fd) {
        var handle = new Handle(fd, new Description());
        handle.description.adopted = true;
        Numbers.adopt(fd, handle);
        return handle;
    }

    /// Asks the kernel whether a number is open.
    ///
    /// @return 0 or more, or -EBADF
    /// @throws IllegalArgumentException if it is negative
    public static int probe(int fd) {
        if (fd < 0) throw new IllegalArgumentException("descriptor " + fd + " is negative");
        try (var scratch = Scratch.take()) {
            return Fcntl.fcntl(scratch.errno, fd, Fcntl.F_GETFD, 0);
        }
    }

    /// Forgets who had a number that the kernel has just given us in a message: it was closed behind our back.
    public static void received(int fd) {
        Numbers.release(fd, null);
    }

    /// Gives a number back that turned out not to be what the user said. It stays open.
    public void disown() {
        Numbers.release(fd, this);
    }

    /// The number, or -1 once closed or detached.
    public int fileno() {
        return isOpen() ? fd : -1;
    }

    /// Lets a short read be followed by a wait instead of a try.
    public void shortReadEmpties(boolean yes) {
        description.shortReadEmpties = yes;
    }

    /// Whether it is TCP, and nothing has been put between it and its user.
    public boolean shortReadEmpties() {
        return description.shortReadEmpties;
    }

    public boolean isAdopted() {
        return description.adopted;
    }

    /// Has close(2) called where it holds no carrier.
    public void closesSlowly() {
        closesSlowly = true;
    }

    /// Notes that this side has shut the receiving half of a datagram socket.
    public void receivingEnded(boolean yes) {
        receivingEnded = yes;
    }

    public boolean receivingEnded() {
        return receivingEnded;
    }

    public ReentrantLock readLock() {
        return readLock;
    }

    public ReentrantLock writeLock() {
        return writeLock;
    }

    // ---- one call ----

    /// Makes a call that does not wait, with a reference held.
    ///
    /// @return the result, or `-errno`
    public long once(Object owner, Attempt attempt) throws ClosedChannelException {
        acquire();
        try {
            while (true) {
                long result = attempt(attempt);
                if (result != -EINTR) return result;
            }
        } finally {
            release();
            Reference.reachabilityFence(owner);
        }
    }

    /// Takes a reference for a first try, for which nothing is made that only a wait would need. [#leave] gives it back.
    ///
    /// @return what [#tried] is to be told
    public long enter() throws ClosedChannelException {
        acquire();
        return readEvents;
    }

    /// Gives the reference of [#enter] back.
    ///
    /// @param owner kept reachable meanwhile
    public void leave(Object owner) {
        try {
            release();
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    /// The number, for who has entered.
    public int number() {
        return fd;
    }

    /// Whether a read is to wait without being tried.
    ///
    /// @param wanted for a plain read of a stream, how many bytes it asks for; else 0
    public boolean waitsFirst(long wanted) {
        return wanted > 0 && knownEmpty() && Thread.currentThread().isVirtual();
    }

    /// Notes what came of a try.
    ///
    /// @param stamp what [#enter] said
    /// @param wanted for a plain read of a stream, how many bytes it asked for; else 0
    public void tried(long stamp, long wanted, long result) {
        if (result <= 0) return;
        description.moved();
        // Whoever sees it late tries in vain, or waits for an event that is still to come.
        if (wanted > 0) EMPTIED_AT.setRelease(this, result < wanted ? stamp : -1L);
    }

    /// Makes a call, and waits and makes it again for as long as it says EAGAIN and the deadline allows.
    ///
    /// @param owner kept reachable meanwhile, so that the cleaner does not close under it
    /// @param call the name of the call, for texts
    /// @param wanted for a plain read of a stream, how many bytes it asks for; else 0
    /// @return the result, or `-errno`: -EAGAIN only when the deadline is [Deadline#NOW]
    /// @throws ClosedChannelException if the descriptor was closed before
    /// @throws AsynchronousCloseException if it is closed meanwhile
    /// @throws InterruptedIOException if the thread is interrupted while it waits; the status stays set
    /// @throws SocketTimeoutException if the deadline passes
    public long perform(
            Object owner,
            String call,
            Direction direction,
            long deadline,
            long wanted,
            Attempt attempt)
            throws IOException {
        return perform(owner, call, direction, deadline, wanted, attempt, null, 0);
    }

    /// Like [#perform], after a first try that said EAGAIN.
    public long goOn(
            Object owner,
            String call,
            Direction direction,
            long deadline,
            long wanted,
            Attempt attempt)
            throws IOException {
        return perform(owner, call, direction, deadline, wanted, attempt, null, -EAGAIN);
    }

    /// Like [#perform], and the wait ends too when another handle is closed, to which or from which the call moves bytes.
    ///
    /// The other is not held meanwhile: its close does not wait for us.
    ///
    /// @param other what must stay open
    public long performWith(
            Handle other,
            Object owner,
            String call,
            Direction direction,
            long deadline,
            Attempt attempt)
            throws IOException {
        Ending wake = _ -> waiters(direction).wakeAll();
        other.acquire();
        other.tell(wake);
        other.release();
        try {
            return perform(owner, call, direction, deadline, 0, attempt, other, 0);
        } finally {
            other.tellNoMore(wake);
        }
    }

    private long perform(
            Object owner,
            String call,
            Direction direction,
            long deadline,
            long wanted,
            Attempt attempt,
            @Nullable Handle other,
            long first)
            throws IOException {
        acquire();
        Waiter waiter = null;
        long backoff = FIRST_BACKOFF;
        // Whether no event will come: the kernel has none for some waits, and we cannot ask for any
        // without a descriptor left to make an epoll of.
        boolean silent = direction == Direction.RETRY;
        try {
            if (first == 0 && deadline != Deadline.NOW && waitsFirst(wanted)) {
                waiter = enlist(direction, true);
                if (knownEmpty()) await(waiter, call, direction, deadline, Deadline.NEVER, other);
            }
            long known = first;
            while (true) {
                long stamp = readEvents;
                long result = known != 0 ? known : attempt(attempt);
                known = 0;
                if (result == -EINTR) {
                    if (!isOpen()) throw new AsynchronousCloseException();
                    continue;
                }
                if (result == -EAGAIN && receivingEnded && direction == Direction.READ) return 0;
                if (result != -EAGAIN || deadline == Deadline.NOW) {
                    tried(stamp, wanted, result);
                    return result;
                }
                if (waiter == null || waiter.spins()) {
                    boolean spins = waiter != null;
                    if (waiter != null) delist(waiter, direction);
                    waiter = null; // enlisting may fail
                    waiter = enlist(direction, spins || Thread.currentThread().isVirtual());
                    if (waiter.parks() && !silent) {
                        silent = listen(direction) < 0;
                        // Once more: an event that came before we were listed woke nobody. Room to
                        // write is reported anew.
                        if (silent || direction != Direction.WRITE) continue;
                    }
                }
                await(waiter, call, silent ? Direction.RETRY : direction, deadline, backoff, other);
                if (silent) backoff = Math.min(2 * backoff, LONGEST_BACKOFF);
            }
        } finally {
            if (waiter != null) delist(waiter, direction);
            release();
            Reference.reachabilityFence(owner);
        }
    }

    /// A number that is another one when something has come or gone since it was asked last, through whichever duplicate.
    public long progress() {
        return description.progress();
    }

    /// Waits for what is no event of the descriptor, until it is there, or close, an interrupt or the deadline end the wait.
    ///
    /// @param owner kept reachable meanwhile
    /// @param call the name of the call, for texts
    /// @param done whether it is there; who makes it so unparks this thread
    public void awaitBeside(Object owner, String call, long deadline, BooleanSupplier done)
            throws IOException {
        acquire();
        var waiter = Waiter.parking();
        beside().add(waiter);
        try {
            while (!done.getAsBoolean())
                await(waiter, call, Direction.READ, deadline, Deadline.NEVER, null);
        } finally {
            beside().remove(waiter);
            release();
            Reference.reachabilityFence(owner);
        }
    }

    private synchronized Waiters errors() {
        var known = errors;
        return known == null ? errors = new Waiters() : known;
    }

    private synchronized Waiters beside() {
        var known = beside;
        return known == null ? beside = new Waiters() : known;
    }

    private long attempt(Attempt attempt) {
        try (var scratch = Scratch.take()) {
            return attempt.on(fd, scratch);
        }
    }

    /// Whether a read would say EAGAIN: the last one emptied the queue, and nothing has come since.
    private boolean knownEmpty() {
        return emptiedAt == readEvents
                && description.shortReadEmpties
                && !tryAlways
                && registration != null;
    }

    private void await(
            Waiter waiter,
            String call,
            Direction direction,
            long deadline,
            long backoff,
            @Nullable Handle other)
            throws IOException {
        requireStillOpen(other);
        if (Thread.currentThread().isInterrupted()) throw Timeouts.interrupted(call);
        long left = Deadline.remaining(deadline);
        if (left <= 0) throw Timeouts.passed(call, other == null ? timeoutNanos : 0);
        waiter.await(fd, direction, direction == Direction.RETRY ? Math.min(left, backoff) : left);
        requireStillOpen(other);
        if (Thread.currentThread().isInterrupted()) throw Timeouts.interrupted(call);
    }

    private void requireStillOpen(@Nullable Handle other) throws AsynchronousCloseException {
        if (!isOpen() || (other != null && !other.isOpen())) throw new AsynchronousCloseException();
    }

    /// Takes a direction's lock within the deadline.
    ///
    /// @return false if it is taken and the deadline is [Deadline#NOW]
    public boolean lock(ReentrantLock lock, String call, long deadline) throws IOException {
        if (lock.tryLock()) return true;
        if (deadline == Deadline.NOW) return false;
        Turn.await(lock, call, timeoutNanos, deadline);
        return true;
    }

    // ---- waiting ----

    private Waiters waiters(Direction direction) {
        return switch (direction) {
            case READ -> readers;
            case ERROR -> errors();
            case WRITE, RETRY -> writers;
        };
    }

    private Waiter enlist(Direction direction, boolean parking) {
        var waiter = parking ? Waiter.parking() : Waiter.polling();
        waiters(direction).add(waiter);
        return waiter;
    }

    private void delist(Waiter waiter, Direction direction) {
        boolean parked = waiters(direction).remove(waiter);
        waiter.end();
        if (direction == Direction.WRITE && waiter.parks() && !parked) disarm();
    }

    /// Makes sure that epoll reports this direction.
    private int listen(Direction direction) {
        if (direction != Direction.WRITE && registration != null) return 0;
        synchronized (this) {
            boolean write = direction == Direction.WRITE;
            var known = registration;
            if (known == null) {
                int[] result = new int[1];
                var made =
                        Poller.register(this, fd, write ? WRITE_INTEREST : READ_INTEREST, result);
                if (made == null) return result[0];
                registration = made;
                writeArmed = write;
                return 0;
            }
            if (!write) return 0;
            // Also when it is armed already: this reports room that came while nobody was listed.
            writeArmed = true;
            return known.modify(fd, WRITE_INTEREST);
        }
    }

    /// Stops the reports of room to write, which every send would cause.
    private synchronized void disarm() {
        var known = registration;
        if (known == null || !writeArmed || writers.hasParking()) return;
        writeArmed = false;
        known.modify(fd, READ_INTEREST);
    }

    /// Called by the poller.
    ///
    /// @return one of those who are awake now; null when nobody waited
    @Nullable Waiter ready(int events) {
        Waiter woken = null;
        if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR | EPOLLPRI)) != 0) tryAlways = true;
        if ((events & ~EPOLLOUT) != 0) {
            READ_EVENTS.getAndAdd(
                    this,
                    1L); // before the wake: whoever wakes must not believe the queue still empty
            woken = readers.wakeOne();
        }
        var waiting = errors;
        if (waiting != null && (events & (EPOLLERR | EPOLLHUP)) != 0) waiting.wakeOne();
        if ((events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) != 0) {
            var writer = writers.wakeOne();
            if (woken == null) woken = writer;
        }
        return woken;
    }

    /// Has somebody told before the number ends. The caller holds the number: see [Held].
    public synchronized void tell(Ending ending) {
        if (endings == null) endings = new ArrayList<>(1);
        endings.add(ending);
    }

    /// No longer.
    public synchronized void tellNoMore(Ending ending) {
        if (endings != null) endings.remove(ending);
    }

    // ---- the end ----

    @Override
    void wakeAll() {
        readers.wakeAll();
        writers.wakeAll();
        var waiting = errors;
        if (waiting != null) waiting.wakeAll();
        var others = beside;
        if (others != null) others.wakeAll();
    }

    @Override
    int end(boolean givenAway) {
        try (var scratch = Scratch.take()) {
            List<Ending> told;
            synchronized (this) {
                var known = registration;
                if (known != null) known.remove(fd);
                registration = null;
                told = endings;
                endings = null;
            }
            if (told != null) told.forEach(ending -> ending.before(fd));
            giveBackMode(scratch);
            boolean blocks =
                    Thread.currentThread().isVirtual()
                            && (closesSlowly || (!isFile && lingers(scratch)));
            Numbers.release(fd, this);
            if (givenAway) return 0;
            return blocks
                    ? Offload.CLOSING.run(() -> Unistd.close(scratch.errno, fd))
                    : Unistd.close(scratch.errno, fd);
        }
    }

    /// Whether close(2) may block for SO_LINGER. Asked of the kernel: duplicates and listeners hand SO_LINGER on.
    private boolean lingers(Scratch scratch) {
        scratch.length.set(JAVA_INT, 0, (int) scratch.value.byteSize());
        int result =
                SysSocket.getsockopt(
                        scratch.errno,
                        fd,
                        SysSocket.SOL_SOCKET,
                        SysSocket.SO_LINGER,
                        scratch.value,
                        scratch.length);
        return result == 0
                && scratch.value.get(JAVA_INT, 0) != 0
                && scratch.value.get(JAVA_INT, 4) != 0;
    }

    // ---- mode ----

    /// The deadline of an operation that starts now.
    public long deadline() {
        long nanos = timeoutNanos;
        if (nanos < 0) return Deadline.NEVER;
        return nanos == 0 ? Deadline.NOW : Deadline.after(nanos);
    }

    /// 0 non-blocking, above 0 a timeout, -1 blocking.
    public long timeoutNanos() {
        return timeoutNanos;
    }

    /// Sets the mode and, as CPython does, O_NONBLOCK of the description for all but blocking.
    public void mode(Object owner, long nanos) {
        timeoutNanos = nanos;
        try {
            once(
                    owner,
                    (fd, scratch) -> {
                        description.want(fd, scratch, nanos >= 0);
                        return 0;
                    });
        } catch (ClosedChannelException closed) {
            // nobody's description any more
        }
    }

    /// The mode of a description that is non-blocking already: born so, or adopted.
    public void bornNonBlocking() {
        timeoutNanos = 0;
        description.assume(true);
    }

    /// Makes a call that must not wait and has no MSG_DONTWAIT: connect, accept, sendfile.
    public long nonBlocking(Scratch scratch, Attempt call) {
        return description.nonBlocking(fd, scratch, call);
    }

    /// Puts O_NONBLOCK back to what the user's mode says, after such calls.
    public void giveBackMode() {
        try {
            once(
                    this,
                    (_, scratch) -> {
                        giveBackMode(scratch);
                        return 0;
                    });
        } catch (ClosedChannelException closed) {
            // end() has put it back
        }
    }

    /// The same, for who holds the number.
    void giveBackMode(Scratch scratch) {
        description.giveBack(fd, scratch);
    }
}
