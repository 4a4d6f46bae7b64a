package io.sockeye.testing;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/// Memory whose every piece ends at a page without access: whoever reads or writes past it, or after it is freed, gets EFAULT from
/// the kernel, and kills the process in C. What alignment leaves behind a piece, and the rest of its page before it, is filled with
/// canaries.
///
/// The system property `io.sockeye.guard` puts it under the library; the build sets it for the tests.
@SuppressWarnings("restricted")
public final class GuardPages implements UnaryOperator<Arena> {
    private static final long PAGE = pageSize();
    private static final MemorySegment CANARIES = MemorySegment.ofArray(new byte[(int) PAGE]);

    private static final long PROT_NONE = 0;
    private static final long PROT_READ_WRITE = 3;
    private static final long MAP_PRIVATE_ANONYMOUS = 0x22;

    private static final MethodHandle MMAP = link("mmap", 6);
    private static final MethodHandle MPROTECT = link("mprotect", 3);
    private static final MethodHandle MUNMAP = link("munmap", 2);

    /// Pieces in use, by their address.
    private static final Map<Long, Piece> PIECES = new ConcurrentHashMap<>();

    /// Pieces that are freed: a while without access before their addresses are used again.
    private static final Queue<Piece> FREED = new ConcurrentLinkedQueue<>();

    private static final int KEPT_FREED = 500;

    private static final Queue<String> DAMAGES = new ConcurrentLinkedQueue<>();

    static {
        CANARIES.fill((byte) 0xA5);
    }

    @Override
    public Arena apply(Arena arena) {
        return new GuardedArena(arena);
    }

    private record GuardedArena(Arena arena) implements Arena {
        @Override
        public MemorySegment allocate(long size, long alignment) {
            var piece = new Piece(size, alignment);
            PIECES.put(piece.address, piece);
            var segment = MemorySegment.ofAddress(piece.address);
            return segment.reinterpret(size, arena, _ -> piece.free());
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /// Whether a segment is a whole piece.
    public static boolean isGuarded(MemorySegment segment) {
        var piece = PIECES.get(segment.address());
        return piece != null && piece.size == segment.byteSize();
    }

    /// Which pieces were written beside: those in use, and those freed since the last time.
    public static List<String> damages() {
        var all = new ArrayList<String>();
        for (var damage = DAMAGES.poll(); damage != null; damage = DAMAGES.poll()) all.add(damage);
        PIECES.values().forEach(piece -> all.addAll(piece.damages()));
        return all;
    }

    private static final class Piece {
        private final long base;
        private final long room; // up to the page without access
        private final long address;
        private final long size;
        private boolean freed; // guarded by this

        private Piece(long size, long alignment) {
            this.size = size;
            room = Math.max(1, (size + PAGE - 1) / PAGE) * PAGE;
            base = mmap(room + PAGE);
            mprotect(base + room, PAGE);
            address = base + room - size & -alignment;
            before().copyFrom(CANARIES.asSlice(0, before().byteSize()));
            behind().copyFrom(CANARIES.asSlice(0, behind().byteSize()));
        }

        private MemorySegment before() {
            return MemorySegment.ofAddress(base).reinterpret(address - base);
        }

        private MemorySegment behind() {
            long end = address + size;
            return MemorySegment.ofAddress(end).reinterpret(base + room - end);
        }

        private synchronized List<String> damages() {
            var damages = new ArrayList<String>();
            if (freed) return damages;
            if (changed(before())) damages.add("before a piece of " + size + " bytes");
            if (changed(behind())) damages.add("behind a piece of " + size + " bytes");
            return damages;
        }

        private static boolean changed(MemorySegment canaries) {
            return canaries.mismatch(CANARIES.asSlice(0, canaries.byteSize())) >= 0;
        }

        private void free() {
            PIECES.remove(address);
            DAMAGES.addAll(damages());
            synchronized (this) {
                freed = true;
                mprotect(base, room);
            }
            FREED.add(this);
            if (FREED.size() <= KEPT_FREED) return;
            var oldest = FREED.poll();
            if (oldest != null) munmap(oldest.base, oldest.room + PAGE);
        }
    }

    private static MethodHandle link(String function, int arguments) {
        var shape = FunctionDescriptor.of(JAVA_LONG);
        for (int i = 0; i < arguments; i++) shape = shape.appendArgumentLayouts(JAVA_LONG);
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), shape);
    }

    private static long pageSize() {
        try {
            return (int) (long) link("getpagesize", 0).invokeExact();
        } catch (Throwable e) {
            throw new LinkageError("getpagesize", e);
        }
    }

    private static long mmap(long size) {
        try {
            long result =
                    (long)
                            MMAP.invokeExact(
                                    0L, size, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1L, 0L);
            if (result == -1) throw new OutOfMemoryError("no more mappings");
            return result;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void mprotect(long address, long size) {
        try {
            if ((int) (long) MPROTECT.invokeExact(address, size, PROT_NONE) != 0)
                throw new OutOfMemoryError("no more mappings");
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void munmap(long address, long size) {
        try {
            if ((int) (long) MUNMAP.invokeExact(address, size) != 0)
                throw new AssertionError("munmap fails");
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
