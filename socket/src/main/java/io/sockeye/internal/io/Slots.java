package io.sockeye.internal.io;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What an epoll knows its descriptors by: a slot and a generation, never the number. An event that was on its way when its descriptor
/// was closed finds another generation, or nobody.
///
/// @param <T> what is told of the event
public final class Slots<T> {
    private static final int FIRST = 256;

    private record Occupant<T>(T value, int generation) {}

    /// Replaced by a longer copy under the lock, read without it.
    private volatile AtomicReferenceArray<@Nullable Occupant<T>> table =
            new AtomicReferenceArray<>(FIRST);

    private int[] free = new int[FIRST]; // a stack of slots, guarded by this
    private int freeCount; // guarded by this
    private int used; // slots below this have been in use; guarded by this
    private int generation; // guarded by this

    /// Finds a slot.
    ///
    /// @return the data of its events, never 0
    public synchronized long occupy(T value) {
        int slot = freeCount > 0 ? free[--freeCount] : used++;
        if (slot == table.length()) lengthen();
        if (++generation == 0) generation = 1;
        table.set(slot, new Occupant<>(value, generation));
        return (long) generation << 32 | slot;
    }

    private void lengthen() {
        var old = table;
        var longer = new AtomicReferenceArray<@Nullable Occupant<T>>(2 * old.length());
        for (int i = 0; i < old.length(); i++) longer.set(i, old.get(i));
        table = longer;
    }

    /// Who is told of an event with this data; null when he has left.
    public @Nullable T find(long data) {
        var occupant = table.get((int) data);
        return occupant != null && occupant.generation == (int) (data >>> 32)
                ? occupant.value
                : null;
    }

    /// Gives the slot to the next.
    public synchronized void vacate(long data) {
        if (find(data) == null) return;
        int slot = (int) data;
        table.set(slot, null);
        if (freeCount == free.length) free = Arrays.copyOf(free, 2 * freeCount);
        free[freeCount++] = slot;
    }
}
