package io.sockeye;

import static io.sockeye.internal.sys.Fcntl.F_SETPIPE_SZ;
import static io.sockeye.internal.sys.Fcntl.O_CLOEXEC;
import static io.sockeye.internal.sys.Fcntl.O_NONBLOCK;
import static io.sockeye.internal.sys.Fcntl.SPLICE_F_MOVE;
import static io.sockeye.internal.sys.Fcntl.SPLICE_F_NONBLOCK;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.Unistd;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;

/// Where bytes are between two calls of splice(2), which moves from a pipe or to one. For one thread at a time.
final class Pipe {
    private static final int FLAGS = SPLICE_F_MOVE | SPLICE_F_NONBLOCK;

    /// The kernel's own 64 KiB take half as much CPU again; more than this gains nothing.
    private static final int SIZE = 256 * 1024;

    private final Handle readEnd;
    private final Handle writeEnd;
    private long held; // how many bytes are in it

    private Pipe(int readEnd, int writeEnd) {
        this.readEnd = Handle.of(readEnd);
        this.writeEnd = Handle.of(writeEnd);
    }

    static Pipe open() throws ErrnoException {
        try (var scratch = Scratch.take()) {
            int result = Unistd.pipe2(scratch.errno, scratch.value, O_CLOEXEC | O_NONBLOCK);
            if (result < 0) {
                var none = SocketAddress.none();
                throw ErrnoException.of("pipe2", Errno.of(-result), none, none);
            }
            int readEnd = scratch.value.get(JAVA_INT, 0);
            int writeEnd = scratch.value.get(JAVA_INT, 4);
            // Refused to a user who has many pipes (fs.pipe-user-pages-soft): then it stays small.
            Fcntl.fcntl(scratch.errno, writeEnd, F_SETPIPE_SZ, SIZE);
            return new Pipe(readEnd, writeEnd);
        }
    }

    boolean isEmpty() {
        return held == 0;
    }

    /// From a descriptor that does not block into the empty pipe.
    ///
    /// @throws UncheckedIOException if the pipe is closed
    long fill(int from, long length, Scratch scratch) {
        try (var end = Held.of(writeEnd::fileno)) {
            long count =
                    Fcntl.splice(scratch.errno, from, end.fd(), MemorySegment.NULL, length, FLAGS);
            if (count > 0) held += count;
            return count;
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From the pipe, which is not empty, to a descriptor.
    ///
    /// @param offset where in a file; `MemorySegment.NULL` for what has no positions
    /// @throws UncheckedIOException if the pipe is closed
    long drain(int to, MemorySegment offset, long length, Scratch scratch) {
        try (var end = Held.of(readEnd::fileno)) {
            long size = Math.min(length, held);
            long count = Fcntl.splice(scratch.errno, end.fd(), to, offset, size, FLAGS);
            if (count > 0) held -= count;
            return count;
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        readEnd.close();
        writeEnd.close();
    }
}
