package io.sockeye.tls;

import java.lang.foreign.MemorySegment;

/// What callers hand over, which may be of any kind, and may go away.
final class CallersMemory {
    /// One who owns no memory.
    private static final Thread ANOTHER = Thread.ofVirtual().unstarted(() -> {});

    private CallersMemory() {}

    /// Whether the engine may work in it: it has to be there until the engine is done.
    ///
    /// The JDK has views of no other arrays than those of bytes. And whatever other threads may use, they may close as well: the engine would
    /// fail in the middle of a record, and never recover. Both are copied.
    static boolean staysFor(MemorySegment memory) {
        return memory.isNative()
                ? !memory.isAccessibleBy(ANOTHER)
                : memory.heapBase().orElse(null) instanceof byte[];
    }

    /// Refuses before anything is said of it to the engine.
    static void requireReadable(MemorySegment source) {
        require(source, "the source belongs to another thread");
    }

    /// Refuses before a record is taken: afterwards its bytes would be lost.
    static void requireWritable(MemorySegment target) {
        require(target, "the target belongs to another thread");
        if (target.isReadOnly()) throw new IllegalArgumentException("the target is read-only");
    }

    private static void require(MemorySegment memory, String foreign) {
        if (!memory.isAccessibleBy(Thread.currentThread())) throw new WrongThreadException(foreign);
        if (!memory.scope().isAlive()) throw new IllegalStateException("the memory is closed");
    }
}
