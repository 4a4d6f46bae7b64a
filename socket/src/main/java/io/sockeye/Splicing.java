package io.sockeye;

import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.EINTR;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.descriptor.Descriptor;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.io.Scratch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Moves the bytes of a stream elsewhere without their entering Java: from the socket into a pipe, and out of it, splice(2).
///
/// The pipe is made for the first bytes and stays with the socket until its number ends: what has left the socket and could not reach its
/// target is in there, and goes out first the next time.
final class Splicing {
    /// What is asked for at once; a pipe has room for less.
    private static final long PIECE = 1 << 20;

    private final Socket socket;
    private final Handle handle;
    private @Nullable Pipe pipe; // guarded by the read lock

    Splicing(Socket socket, Handle handle) {
        this.socket = socket;
        this.handle = handle;
    }

    /// The second call, from the pipe.
    private interface Draining {
        /// @param done how many bytes have reached the target before
        /// @return how many have now, or -errno: -EAGAIN only when the deadline is [Deadline#NOW]
        long on(Pipe pipe, long length, long done) throws IOException;
    }

    /// The target is the caller's alone meanwhile: what is moved is whole, as with `sendAll`.
    ///
    /// @param told of each part that has reached the target
    long toSocket(Socket to, Handle target, long count, LongConsumer told, long deadline)
            throws IOException {
        requireStream(to);
        if (!target.lock(target.writeLock(), "splice", deadline))
            throw to.failure("splice", -EAGAIN);
        try {
            return move(
                    count,
                    deadline,
                    target,
                    to,
                    told,
                    (between, length, _) -> {
                        Attempt attempt =
                                (_, scratch) ->
                                        target.nonBlocking(
                                                scratch,
                                                (fd, same) ->
                                                        between.drain(
                                                                fd,
                                                                MemorySegment.NULL,
                                                                length,
                                                                same));
                        return target.performWith(
                                handle, to, "splice", Direction.WRITE, deadline, attempt);
                    });
        } finally {
            target.giveBackMode();
            target.writeLock().unlock();
            Reference.reachabilityFence(to);
        }
    }

    /// A disk lets nobody wait for an event; it blocks.
    long toFile(Descriptor file, long offset, long count, long deadline) throws IOException {
        return move(
                count,
                deadline,
                null,
                socket,
                _ -> {},
                (between, length, done) -> {
                    try (var target = Held.of(file::fileno);
                            var scratch = Scratch.take()) {
                        long result;
                        do {
                            scratch.value.set(JAVA_LONG, 0, offset + done);
                            result =
                                    Offload.DISK.aside(() ->
                                            (int)
                                                    between.drain(
                                                            target.fd(),
                                                            scratch.value,
                                                            length,
                                                            scratch));
                        } while (result == -EINTR);
                        return result;
                    }
                });
    }

    private long move(
            long count,
            long deadline,
            @Nullable Handle target,
            Socket teller,
            LongConsumer told,
            Draining draining)
            throws IOException {
        requireStream(socket);
        if (!handle.lock(handle.readLock(), "splice", deadline))
            throw socket.failure("splice", -EAGAIN);
        long done = 0;
        try {
            var between = pipe();
            while (done < count) {
                long length = Math.min(count - done, PIECE);
                if (between.isEmpty()) {
                    long filled = fill(between, length, deadline, target);
                    if (filled == 0 || (filled == -EAGAIN && done > 0)) break;
                    socket.check("splice", filled);
                }
                long drained = draining.on(between, length, done);
                if (drained == -EAGAIN && done > 0) break;
                done += teller.check("splice", drained);
                told.accept(drained);
            }
            return done;
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the pipe is closed, with the socket
        } catch (InterruptedIOException e) {
            e.bytesTransferred = (int) Math.min(done, Integer.MAX_VALUE);
            throw e;
        } finally {
            handle.giveBackMode();
            handle.readLock().unlock();
        }
    }

    private long fill(Pipe between, long length, long deadline, @Nullable Handle target)
            throws IOException {
        // Of the socket splice looks at O_NONBLOCK alone.
        Attempt attempt =
                (_, scratch) ->
                        handle.nonBlocking(scratch, (fd, same) -> between.fill(fd, length, same));
        return target == null
                ? handle.perform(socket, "splice", Direction.READ, deadline, 0, attempt)
                : handle.performWith(target, socket, "splice", Direction.READ, deadline, attempt);
    }

    private Pipe pipe() throws IOException {
        if (pipe != null) return pipe;
        try (var _ = Held.of(handle::fileno)) {
            var made = Pipe.open();
            handle.tell(_ -> made.close());
            pipe = made;
            return made;
        }
    }

    /// Of datagrams the kernel would lose the boundaries, and an empty one would be the end.
    private static void requireStream(Socket socket) {
        if (!socket.type().equals(SOCK_STREAM))
            throw new IllegalArgumentException(
                    "splice moves the bytes of streams, this is a " + socket.type());
    }
}
