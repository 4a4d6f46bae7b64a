package io.sockeye.internal.io;

import static io.sockeye.internal.sys.SysPoll.POLLIN;
import static io.sockeye.internal.sys.SysPoll.POLLOUT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.internal.sys.SysEventfd;
import io.sockeye.internal.sys.SysPoll;
import io.sockeye.internal.sys.SysPoll.Pollfd;
import io.sockeye.internal.sys.Unistd;
import java.lang.foreign.MemorySegment;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The way out of poll(2) for a platform thread: an eventfd that is polled beside the descriptor.
///
/// It is an [AbstractSelector] for one reason: `begin` and `end` are the JDK's hook by which [Thread#interrupt()] calls
/// [#wakeup()]; by itself an interrupt does not end a downcall. Nothing else of a selector works.
public final class Wakeup extends AbstractSelector {
    private static final int POOL_SIZE = 32;
    private static final ArrayDeque<Wakeup> POOL = new ArrayDeque<>(); // guarded by itself

    private final int eventfd;
    private final MemorySegment errno;
    private final MemorySegment pollfds;
    private final MemorySegment counter;

    /// A second slot, for the threads that wake us.
    private final MemorySegment wakerErrno;

    private final MemorySegment one;
    private boolean closed; // guarded by this

    @SuppressWarnings("NullAway") // no provider: this is not a selector of any
    private Wakeup(int eventfd) {
        super(null);
        this.eventfd = eventfd;
        var arena = NativeMemory.automatic();
        errno = arena.allocate(8, 8);
        wakerErrno = arena.allocate(8, 8);
        counter = arena.allocate(8, 8);
        one = arena.allocate(8, 8);
        one.set(JAVA_LONG, 0, 1);
        pollfds = arena.allocate(2 * Pollfd.SIZE, 8);
        pollfds.set(JAVA_INT, Pollfd.SIZE + Pollfd.FD, eventfd);
        pollfds.set(JAVA_SHORT, Pollfd.SIZE + Pollfd.EVENTS, POLLIN);
    }

    /// Lends one; null when the process is out of descriptors.
    public static @Nullable Wakeup take() {
        synchronized (POOL) {
            var pooled = POOL.pollFirst();
            if (pooled != null) return pooled;
        }
        try (var scratch = Scratch.take()) {
            int fd =
                    SysEventfd.eventfd(
                            scratch.errno, 0, SysEventfd.EFD_CLOEXEC | SysEventfd.EFD_NONBLOCK);
            return fd < 0 ? null : new Wakeup(fd);
        }
    }

    /// Waits until the descriptor is ready, [#wakeup()] is called, the thread is interrupted or the time is over.
    ///
    /// @return the events of the descriptor
    short poll(int fd, Direction direction, long nanos) {
        pollfds.set(JAVA_INT, Pollfd.FD, direction == Direction.RETRY ? -1 : fd);
        pollfds.set(JAVA_SHORT, Pollfd.EVENTS, events(direction));
        int ready;
        begin();
        try {
            ready = SysPoll.poll(errno, pollfds, 2, Deadline.millis(nanos));
        } finally {
            end();
        }
        if (ready <= 0) return 0;
        if (pollfds.get(JAVA_SHORT, Pollfd.SIZE + Pollfd.REVENTS) != 0) drain();
        return pollfds.get(JAVA_SHORT, Pollfd.REVENTS);
    }

    private static short events(Direction direction) {
        return switch (direction) {
            case READ -> POLLIN;
            case WRITE, RETRY -> POLLOUT;
            case ERROR -> 0; // POLLERR comes unasked
        };
    }

    /// The eventfd, for the epoll of somebody who keeps this: any wake makes it readable.
    public int eventfd() {
        return eventfd;
    }

    /// Makes a call that waits on the eventfd among others, and ends when [#wakeup()] is called or the thread interrupted.
    public int during(IntSupplier call) {
        begin();
        try {
            return call.getAsInt();
        } finally {
            end();
        }
    }

    /// Forgets the wakes so far.
    public void drain() {
        Unistd.read(errno, eventfd, counter, 8);
    }

    /// Hands it back. The caller has left every list of waiters. An interrupt may still be on its way: [Thread#interrupt()] calls the
    /// hook after it has looked for it. It is a false wake for the next borrower, and must find no stranger's number here.
    public void giveBack() {
        synchronized (POOL) {
            if (POOL.size() < POOL_SIZE) {
                POOL.addFirst(this);
                return;
            }
        }
        synchronized (this) {
            closed = true;
            Unistd.close(errno, eventfd);
        }
    }

    @Override
    public synchronized Selector wakeup() {
        if (closed) return this;
        Unistd.write(wakerErrno, eventfd, one, 8);
        return this;
    }

    @Override
    protected void implCloseSelector() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected SelectionKey register(
            AbstractSelectableChannel channel, int operations, @Nullable Object attachment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SelectionKey> keys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int selectNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select(long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select() {
        throw new UnsupportedOperationException();
    }
}
