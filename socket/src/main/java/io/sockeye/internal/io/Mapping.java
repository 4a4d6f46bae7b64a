package io.sockeye.internal.io;

import io.sockeye.internal.sys.SysMman;
import io.sockeye.internal.sys.Unistd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/// Memory that the kernel shares with us, mmap(2), and who is in it.
///
/// It is the other way round than [NativeMemory]: the kernel gives it to us. It is unmapped by the last one who leaves, never under
/// somebody's hands, and those who are lost without leaving count until nothing can reach their part any more: each view holds what
/// ends it, and that holds this.
public final class Mapping {
    /// Bytes of a page of this machine.
    public static final int PAGE_SIZE = pageSize();

    private final long address;
    private final MemorySegment whole;
    private final Pages pages;
    private final Cleaner.Cleanable lost;
    private int uses = 1; // guarded by this

    /// What is mapped. Must not hold the mapping.
    private static final class Pages implements Runnable {
        private final long address;
        private final long size;
        private volatile boolean left;
        private volatile int result;

        private Pages(long address, long size) {
            this.address = address;
            this.size = size;
        }

        @Override
        public void run() {
            try (var scratch = Scratch.take()) {
                result = SysMman.munmap(scratch.errno, address, size);
            }
            if (!left)
                System.getLogger("io.sockeye")
                        .log(
                                System.Logger.Level.WARNING,
                                "a block of a mapping of {0} bytes was not returned; unmapping it now",
                                size);
        }
    }

    private Mapping(long address, long size) {
        this.address = address;
        whole = SysMman.view(address, size);
        pages = new Pages(address, size);
        lost = Abandoned.whenLost(this, pages);
    }

    /// Maps what a descriptor shares: mmap(2).
    ///
    /// @return the address for [#of(long, long)], or `-errno`
    public static long map(int fd, long size, Scratch scratch) {
        return SysMman.mmapShared(scratch.errno, fd, size);
    }

    /// Takes over what [#map] has answered. Whoever calls this is in it, and leaves by [#leave()].
    public static Mapping of(long address, long size) {
        return new Mapping(address, size);
    }

    /// All of it, without a scope: for those who are in it.
    public MemorySegment whole() {
        return whole;
    }

    /// Somebody more is in it. The caller must be in it himself, or know that somebody is and stays.
    public synchronized void enter() {
        uses++;
    }

    /// The last one out unmaps.
    ///
    /// @return 0, or what munmap(2) says as `-errno`
    public synchronized int leave() {
        if (--uses > 0) return 0;
        pages.left = true;
        lost.clean();
        return pages.result;
    }

    /// What munmap(2) has said: 0 if it was not called yet.
    public int result() {
        return pages.result;
    }

    /// A part of it, for those who are outside, until their arena is closed.
    ///
    /// @param end called then; calls [#leave()]
    public MemorySegment view(long offset, long size, Arena arena, Runnable end) {
        return SysMman.view(address + offset, size, arena, end);
    }

    private static int pageSize() {
        try (var scratch = Scratch.take()) {
            return Unistd.getpagesize(scratch.errno);
        }
    }
}
