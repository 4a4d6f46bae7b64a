package io.sockeye.internal.io;

import static io.sockeye.internal.sys.SysSocket.Iovec;
import static io.sockeye.internal.sys.SysSocket.Msghdr;
import static io.sockeye.internal.sys.SysSocket.SockaddrStorage;

import io.sockeye.internal.sys.Downcall;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Native memory for the length of one call: the slot for errno, an address, a message header, room for data.
///
/// Taken from a pool for the call alone and handed back before a thread parks, so that ten thousand waiting threads hold none of
/// it. A pool rather than a thread-local, which each new virtual thread would fill anew, and rather than a shared arena per socket,
/// whose closing stops all threads.
public final class Scratch implements AutoCloseable {

    /// Room for data: more than a datagram of IP can hold.
    public static final int DATA_SIZE = 64 * 1024;

    /// More than processors: a thread that is put off in the middle of a call keeps its scratch.
    private static final int SLOTS =
            Integer.highestOneBit(Math.max(8, Runtime.getRuntime().availableProcessors())) * 4;

    private static final AtomicReferenceArray<Scratch> POOL = new AtomicReferenceArray<>(SLOTS);

    private static final long WORD = 8;

    private static final long SIZE =
            3 * WORD
                    + SockaddrStorage.LAYOUT.byteSize()
                    + Msghdr.LAYOUT.byteSize()
                    + Iovec.LAYOUT.byteSize()
                    + 2 * WORD
                    + DATA_SIZE;

    /// Where errno is captured.
    public final MemorySegment errno;

    /// `socklen_t`.
    public final MemorySegment length;

    /// Eight bytes for an int, a long or two ints.
    public final MemorySegment value;

    /// `struct sockaddr_storage`.
    public final MemorySegment address;

    /// `struct msghdr`.
    public final MemorySegment message;

    /// One `struct iovec`.
    public final MemorySegment vector;

    /// One `struct epoll_event`.
    public final MemorySegment event;

    public final MemorySegment data;

    private Scratch() {
        var pieces = NativeMemory.pieces(SIZE, WORD);
        errno = pieces.allocate(Downcall.CAPTURE_SIZE, WORD);
        length = pieces.allocate(Integer.BYTES, WORD);
        value = pieces.allocate(WORD, WORD);
        address = pieces.allocate(SockaddrStorage.LAYOUT.byteSize(), WORD);
        message = pieces.allocate(Msghdr.LAYOUT.byteSize(), WORD);
        vector = pieces.allocate(Iovec.LAYOUT.byteSize(), WORD);
        event = pieces.allocate(2 * WORD, WORD);
        data = pieces.allocate(DATA_SIZE, WORD);
    }

    /// Takes scratch; [#close()] hands it back.
    public static Scratch take() {
        int home = home();
        var scratch = POOL.getAndSet(home, null);
        return scratch != null ? scratch : elsewhere(home);
    }

    private static Scratch elsewhere(int home) {
        for (int i = 1; i < SLOTS; i++) {
            int slot = (home + i) & (SLOTS - 1);
            if (POOL.get(slot) == null) continue;
            var scratch = POOL.getAndSet(slot, null);
            if (scratch != null) return scratch;
        }
        return new Scratch();
    }

    /// Hands it back; what finds no place in the pool goes to the garbage collector.
    @Override
    public void close() {
        int home = home();
        if (!POOL.compareAndSet(home, null, this)) putElsewhere(home);
    }

    private void putElsewhere(int home) {
        for (int i = 1; i < SLOTS; i++) {
            if (POOL.compareAndSet((home + i) & (SLOTS - 1), null, this)) return;
        }
    }

    private static int home() {
        return (int) Thread.currentThread().threadId() & (SLOTS - 1);
    }
}
