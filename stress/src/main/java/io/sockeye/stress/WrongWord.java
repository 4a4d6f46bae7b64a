package io.sockeye.stress;

import java.util.concurrent.atomic.AtomicInteger;

/// What [io.sockeye.internal.io.Handle] must not be: the closed bit and the count of references in two words.
final class WrongWord {
    private final AtomicInteger references = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();
    private volatile boolean closed;

    boolean acquire() {
        if (closed) return false;
        references.incrementAndGet();
        return true;
    }

    void release() {
        if (references.decrementAndGet() == 0 && closed) closes.incrementAndGet();
    }

    void close() {
        closed = true;
        if (references.get() == 0) closes.incrementAndGet();
    }

    boolean isAlive() {
        return closes.get() == 0;
    }

    int closes() {
        return closes.get();
    }
}
