package io.sockeye.internal.io;

import static io.sockeye.internal.sys.SysEpoll.EPOLLIN;
import static io.sockeye.internal.sys.SysEpoll.EPOLLONESHOT;
import static io.sockeye.internal.sys.SysEpoll.EPOLL_CLOEXEC;
import static io.sockeye.internal.sys.SysEpoll.EPOLL_CTL_ADD;
import static io.sockeye.internal.sys.SysEpoll.EPOLL_CTL_DEL;
import static io.sockeye.internal.sys.SysEpoll.EPOLL_CTL_MOD;
import static io.sockeye.internal.sys.SysErrno.EINTR;

import io.sockeye.internal.sys.SysEpoll;
import io.sockeye.internal.sys.SysEpoll.EpollEvent;
import io.sockeye.internal.sys.Unistd;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Brings the events of an epoll to the threads that park.
///
/// A poller is a virtual thread: while there are events it asks epoll without waiting and yields, so that waking a thread is a
/// matter of the scheduler and not of a futex. When there are none it parks, and a platform thread, [Watch], waits in its place on
/// the epoll itself. For as long as events come one by one, and those whom they wake run before the next, that thread does the
/// poller's work too, which saves waking the poller; when it is more, the poller takes over. It also does so when the poller has not
/// run for [Watch#PATIENCE] ms: the carriers may all be held by virtual threads that wait inside a class initialiser, for the very
/// events that the poller would bring.
final class Poller {
    private static final int BATCH = 256;

    private static Poller @Nullable [] pollers; // guarded by the class
    private static int next; // guarded by the class

    private final int epoll;
    private final MemorySegment events =
            NativeMemory.automatic().allocate(BATCH * EpollEvent.SIZE, 8);
    private final MemorySegment errno = NativeMemory.automatic().allocate(8, 8);
    private final Thread thread;

    private final Slots<Handle> slots = new Slots<>();

    /// Who was woken last. A hint: whoever harvests writes it.
    private @Nullable Waiter woken;

    /// Counts the rounds, so that [Watch] sees whether this poller runs. Written by its thread alone.
    volatile int rounds;

    private int counted; // of the thread

    /// Whether [Watch] waits in our place.
    volatile boolean handedOver;

    private final Watch watch;
    private final int index;

    /// What epoll knows a descriptor by.
    static final class Registration {
        private final Poller poller;
        private final long data;

        private Registration(Poller poller, long data) {
            this.poller = poller;
            this.data = data;
        }

        /// Asks for other events; readiness that is there already is reported once more.
        int modify(int fd, int interest) {
            return poller.control(EPOLL_CTL_MOD, fd, interest, data);
        }

        /// Forgets the descriptor. Must come before close(2): while another process or a duplicate holds the open file description,
        /// closing our number would leave it registered.
        void remove(int fd) {
            poller.control(EPOLL_CTL_DEL, fd, 0, 0);
            poller.slots.vacate(data);
        }
    }

    private Poller(int index, int epoll, Watch watch) {
        this.index = index;
        this.epoll = epoll;
        this.watch = watch;
        this.thread =
                Thread.ofVirtual()
                        .name("sockeye-poller-" + index)
                        .inheritInheritableThreadLocals(false)
                        .unstarted(this::run);
    }

    /// Registers a descriptor with one of the pollers.
    ///
    /// @return the registration, or null with the errno in `result`
    static @Nullable Registration register(Handle handle, int fd, int interest, int[] result) {
        var poller = any(result);
        if (poller == null) return null;
        long data = poller.slots.occupy(handle);
        result[0] = poller.control(EPOLL_CTL_ADD, fd, interest, data);
        if (result[0] == 0) return new Registration(poller, data);
        poller.slots.vacate(data);
        return null;
    }

    private static synchronized @Nullable Poller any(int[] result) {
        var all = pollers;
        if (all == null) {
            all = start(result);
            if (all == null) return null;
            pollers = all;
        }
        next = (next + 1) % all.length;
        return all[next];
    }

    /// One poller serves a machine of few processors; it is their number that grows, not their work.
    private static Poller @Nullable [] start(int[] result) {
        int count = Math.clamp(Runtime.getRuntime().availableProcessors() / 4, 1, 8);
        var created = new Poller[count];
        try (var scratch = Scratch.take()) {
            int[] epolls = new int[count + 1];
            for (int i = 0; i <= count; i++) {
                epolls[i] = SysEpoll.epollCreate1(scratch.errno, EPOLL_CLOEXEC);
                if (epolls[i] >= 0) continue;
                result[0] = epolls[i];
                while (--i >= 0) Unistd.close(scratch.errno, epolls[i]);
                return null;
            }
            var watch = new Watch(epolls[count], created);
            for (int i = 0; i < count; i++) created[i] = new Poller(i, epolls[i], watch);
            for (var poller : created) {
                watch.add(poller.index, poller.epoll);
                poller.thread.start();
            }
            watch.start();
            return created;
        }
    }

    private int control(int operation, int fd, int interest, long data) {
        try (var scratch = Scratch.take()) {
            var event = scratch.event;
            EpollEvent.set(event, interest, data);
            return SysEpoll.epollCtl(scratch.errno, epoll, operation, fd, event);
        }
    }

    private void run() {
        boolean idle = false;
        while (true) idle = round(idle);
    }

    /// A method of its own, so that it is compiled as a whole and not as the loop of [#run()].
    @SuppressWarnings("ThreadPriorityCheck") // yielding lets those run whom the events have woken
    private boolean round(boolean idle) {
        rounds = ++counted;
        if (harvest(errno, events) > 0) {
            Thread.yield();
            return false;
        }
        if (!idle) {
            Thread.yield();
            return true;
        }
        handedOver = true;
        if (!watch.arm(index, epoll)) handedOver = false; // then nobody would wake us: go on asking
        while (handedOver) LockSupport.park(this);
        return false;
    }

    /// Takes the events that are there and wakes those who wait for them.
    int harvest(MemorySegment errno, MemorySegment events) {
        int count;
        do count = SysEpoll.epollWait(errno, epoll, events, BATCH, 0);
        while (count == -EINTR);
        for (int i = 0; i < count; i++) {
            var handle = slots.find(EpollEvent.data(events, i));
            if (handle == null) continue;
            var waiter = handle.ready(EpollEvent.events(events, i));
            if (waiter != null) woken = waiter;
        }
        return count;
    }

    /// Whether the one who was woken last has not run yet.
    private boolean isBehind() {
        var last = woken;
        return last != null && last.isWoken();
    }

    /// Ends the poller's sleep.
    void resume() {
        handedOver = false;
        LockSupport.unpark(thread);
    }

    /// The platform thread that waits for the pollers that sleep, and works for those that cannot run.
    static final class Watch {
        /// How long, in milliseconds, a poller may not have run before its work is done for it.
        static final int PATIENCE = 10;

        /// How many events at once make it worthwhile to wake the poller.
        private static final int FEW = 4;

        private final int epoll;
        private final Poller[] pollers;
        private final int[] seen;
        private final MemorySegment ready;
        private final MemorySegment events =
                NativeMemory.automatic().allocate(BATCH * EpollEvent.SIZE, 8);
        private final MemorySegment errno = NativeMemory.automatic().allocate(8, 8);

        private Watch(int epoll, Poller[] pollers) {
            this.epoll = epoll;
            this.pollers = pollers;
            seen = new int[pollers.length];
            ready = NativeMemory.automatic().allocate(pollers.length * EpollEvent.SIZE, 8);
        }

        private void start() {
            Thread.ofPlatform().name("sockeye-poller-watch").daemon().start(this::run);
        }

        private void add(int index, int pollerEpoll) {
            control(EPOLL_CTL_ADD, index, pollerEpoll, 0);
        }

        /// Waits for this poller's events from now on.
        ///
        /// @return whether they will come
        private boolean arm(int index, int pollerEpoll) {
            return control(EPOLL_CTL_MOD, index, pollerEpoll, EPOLLIN) == 0;
        }

        /// One event, and then silence until the next call.
        private void armOnce(int index, int pollerEpoll) {
            control(EPOLL_CTL_MOD, index, pollerEpoll, EPOLLIN | EPOLLONESHOT);
        }

        private void disarm(int index, int pollerEpoll) {
            control(EPOLL_CTL_MOD, index, pollerEpoll, 0);
        }

        private int control(int operation, int index, int pollerEpoll, int interest) {
            try (var scratch = Scratch.take()) {
                EpollEvent.set(scratch.event, interest, index);
                return SysEpoll.epollCtl(
                        scratch.errno, epoll, operation, pollerEpoll, scratch.event);
            }
        }

        private void run() {
            while (true) round();
        }

        private void round() {
            boolean working = false;
            for (var poller : pollers) working |= !poller.handedOver;
            int count =
                    SysEpoll.epollWait(
                            errno, epoll, ready, pollers.length, working ? PATIENCE : -1);
            for (int i = 0; i < count; i++) {
                int index = (int) EpollEvent.data(ready, i);
                var poller = pollers[index];
                if (poller.handedOver) serve(index);
                else look(index);
            }
            if (count <= 0) {
                for (int index = 0; index < pollers.length; index++) look(index);
            }
        }

        /// Does the work of a poller that sleeps, and wakes it when there is more of it.
        private void serve(int index) {
            var poller = pollers[index];
            boolean behind = poller.isBehind();
            if (poller.harvest(errno, events) > FEW || behind) wake(index);
        }

        private void wake(int index) {
            seen[index] = pollers[index].rounds;
            disarm(index, pollers[index].epoll); // first: the poller may arm at once
            pollers[index].resume();
        }

        /// Works for a poller that has something to do and has not run since the last look.
        private void look(int index) {
            var poller = pollers[index];
            if (poller.handedOver) return;
            int rounds = poller.rounds;
            if (rounds == seen[index]) work(index);
            seen[index] = rounds;
        }

        private void work(int index) {
            var poller = pollers[index];
            poller.harvest(errno, events);
            armOnce(index, poller.epoll);
            if (poller.handedOver) arm(index, poller.epoll); // meanwhile, and we took it back
        }
    }
}
