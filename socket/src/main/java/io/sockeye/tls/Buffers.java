package io.sockeye.tls;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Room for records, lent while bytes are in flight: a connection on which nothing happens has none.
///
/// In the Java heap, because the JDK's ciphers work on arrays, and copy what is elsewhere.
final class Buffers {
    /// One record of any size that a peer may send, and what JSSE asks for to make one.
    static final Buffers SMALL = new Buffers(17 * 1024);

    /// Four full records; also one of 32 KiB, which some old implementations send.
    static final Buffers LARGE = new Buffers(68 * 1024);

    private final AtomicReferenceArray<ByteBuffer> pool;
    private final int size;

    private Buffers(int size) {
        this.size = size;
        int processors = Runtime.getRuntime().availableProcessors();
        pool = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(8, processors)) * 4);
    }

    /// An empty one, to put into.
    ByteBuffer take() {
        int home = home();
        for (int i = 0; i < pool.length(); i++) {
            int slot = (home + i) % pool.length();
            if (pool.getPlain(slot) == null) continue;
            var buffer = pool.getAndSet(slot, null);
            if (buffer != null) return buffer.clear();
        }
        return ByteBuffer.allocate(size);
    }

    /// Hands one back, of either size; what finds no place goes to the garbage collector.
    static void release(ByteBuffer buffer) {
        var pool = (buffer.capacity() == SMALL.size ? SMALL : LARGE).pool;
        int home = home();
        for (int i = 0; i < pool.length(); i++) {
            if (pool.compareAndSet((home + i) % pool.length(), null, buffer)) return;
        }
    }

    int size() {
        return size;
    }

    private static int home() {
        return (int) (Thread.currentThread().threadId() & 0xFFFF);
    }
}
