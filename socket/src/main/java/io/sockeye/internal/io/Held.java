package io.sockeye.internal.io;

import java.nio.channels.ClosedChannelException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Somebody's number, kept open for the length of one call that takes it as an argument. Not to be held while waiting: it would keep a
/// close waiting too.
///
/// @param fd the number
/// @param owner null when the number is not ours, and its owner answers for it
public record Held(int fd, @Nullable Handle owner) implements AutoCloseable {

    /// Keeps a number open.
    ///
    /// @param fileno answers the number, or -1 when it is closed
    public static Held of(IntSupplier fileno) throws ClosedChannelException {
        int fd = fileno.getAsInt();
        if (fd < 0) throw new ClosedChannelException();
        var owner = Numbers.owner(fd);
        if (owner != null) owner.acquire();
        if (fileno.getAsInt() == fd) return new Held(fd, owner);
        // Closed meanwhile: the number is free, or given to another.
        if (owner != null) owner.release();
        throw new ClosedChannelException();
    }

    /// Lets the number go.
    @Override
    public void close() {
        if (owner != null) owner.release();
    }

    /// Gives others the number's description in the mode that its user has chosen.
    public void giveBackMode(Scratch scratch) {
        if (owner != null) owner.giveBackMode(scratch);
    }
}
