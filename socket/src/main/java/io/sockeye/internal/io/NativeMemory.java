package io.sockeye.internal.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where the memory comes from that C is given.
///
/// Our tests have pages without access behind every piece of it: the system property `io.sockeye.guard` names the class that puts
/// them there. Without it nothing stands between a caller and the JDK's arenas.
public final class NativeMemory {
    private static final @Nullable UnaryOperator<Arena> GUARD = guard();

    /// Pieces begin at one, so that two do not share it.
    private static final long CACHE_LINE = 64;

    private NativeMemory() {}

    /// Memory for a call that is rare, freed by the thread that asks for it.
    @SuppressWarnings("MustBeClosedChecker") // the caller's to close
    public static Arena confined() {
        return guarded(Arena.ofConfined());
    }

    /// Memory that is kept by whoever knows it.
    public static Arena automatic() {
        return guarded(Arena.ofAuto());
    }

    /// Pieces that are kept together, side by side in one.
    static SegmentAllocator pieces(long size, long alignment) {
        return GUARD == null
                ? SegmentAllocator.slicingAllocator(Arena.ofAuto().allocate(size, alignment))
                : automatic();
    }

    /// Pieces of a few sizes, which a call needs together, side by side in one.
    ///
    /// @param size of all of them; each begins at a multiple of eight
    public static SegmentAllocator together(Arena arena, long size) {
        return GUARD == null
                ? SegmentAllocator.slicingAllocator(arena.allocate(size, CACHE_LINE))
                : arena;
    }

    /// So many pieces of a size, side by side in one.
    public static MemorySegment[] pieces(Arena arena, int count, long size) {
        var pieces = new MemorySegment[count];
        long stride = (size + CACHE_LINE - 1) & -CACHE_LINE;
        var all = GUARD == null ? arena.allocate(count * stride, CACHE_LINE) : null;
        for (int i = 0; i < count; i++)
            pieces[i] = all == null ? arena.allocate(size, 8) : all.asSlice(i * stride, size);
        return pieces;
    }

    private static Arena guarded(Arena arena) {
        return GUARD == null ? arena : GUARD.apply(arena);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable UnaryOperator<Arena> guard() {
        var name = System.getProperty("io.sockeye.guard");
        if (name == null) return null;
        try {
            var type = Class.forName(name).asSubclass(UnaryOperator.class);
            return (UnaryOperator<Arena>) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no guard " + name, e);
        }
    }
}
