package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.descriptor.Descriptor;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.io.PageCache;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.Unistd;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.function.IntSupplier;

/// A part of a file on its way into a socket: each attempt is one sendfile(2) from where the last one stopped.
final class FilePart implements Attempt {
    /// What one call sends, and how much is looked for in memory at once: little enough to be there still when its turn comes.
    private static final long PIECE = 1 << 20;

    private final Handle socket;
    private final Descriptor file;
    private final long first;
    private final long count;
    private long sent;

    /// What lies before this was in memory when it was looked for.
    private long present;

    FilePart(Handle socket, Descriptor file, long first, long count) {
        this.socket = socket;
        this.file = file;
        this.first = first;
        this.count = count;
    }

    long sent() {
        return sent;
    }

    boolean isSent() {
        return sent == count;
    }

    /// @throws UncheckedIOException if the file is closed
    @Override
    public long on(int fd, Scratch scratch) {
        int length = (int) Math.min(count - sent, PIECE);
        try (var source = Held.of(file::fileno)) {
            IntSupplier call = () -> (int) send(scratch, source.fd(), length);
            // A cold disk blocks all the same.
            long result =
                    Thread.currentThread().isVirtual() && !isPresent(scratch, source.fd(), length)
                            ? Offload.DISK.aside(call)
                            : call.getAsInt();
            if (result > 0) sent += result;
            return result;
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long send(Scratch scratch, int source, int length) {
        // sendfile has no MSG_DONTWAIT
        return socket.nonBlocking(
                scratch,
                (fd, same) -> {
                    same.value.set(JAVA_LONG, 0, first + sent);
                    return Unistd.sendfile(same.errno, fd, source, same.value, length);
                });
    }

    /// Looks at each page once.
    private boolean isPresent(Scratch scratch, int source, int length) {
        long start = Math.max(present, sent);
        if (start >= sent + length) return true;
        if (!PageCache.holds(scratch, source, first + start, sent + length - start)) return false;
        present = sent + length;
        return true;
    }
}
