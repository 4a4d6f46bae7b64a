package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.EINTR;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.io.Timeouts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The half of a socket that sends. Writers of a stream take turns; datagrams are whole by nature.
final class SendHalf {
    private final Socket socket;
    private final Handle handle;
    private final boolean stream;
    private final boolean unix;
    private final CallFlags always;

    SendHalf(Socket socket, Handle handle, boolean stream) {
        this.socket = socket;
        this.handle = handle;
        this.stream = stream;
        this.unix = socket.family().equals(AF_UNIX);
        this.always = CallFlags.of(socket.family(), socket.protocol());
    }

    /// One send; on a stream in turn.
    ///
    /// @return how much was sent, or -errno: -EAGAIN also when it is another's turn and the deadline is [Deadline#NOW]
    long send(MemorySegment data, int flags, long deadline) throws IOException {
        if (!stream) return transmit(data, flags, null, deadline);
        if (!handle.lock(handle.writeLock(), "send", deadline)) return -EAGAIN;
        try {
            return transmit(data, flags, null, deadline);
        } finally {
            handle.writeLock().unlock();
        }
    }

    /// One send from an array, for which no segment is made unless there is something to wait for.
    ///
    /// @return how much was sent, or -errno
    long send(byte[] data, int offset, int length, long deadline) throws IOException {
        Segments.checkRange(data, offset, length);
        if (length > Scratch.DATA_SIZE || inPlace(length))
            return send(Segments.range(data, offset, length), 0, deadline);
        if (!stream) return transmit(data, offset, length, null, deadline);
        if (!handle.lock(handle.writeLock(), "send", deadline)) return -EAGAIN;
        try {
            return transmit(data, offset, length, null, deadline);
        } finally {
            handle.writeLock().unlock();
        }
    }

    /// All of an array; the usual send takes it whole.
    void sendAll(byte[] data, int offset, int length, long deadline) throws IOException {
        Segments.checkRange(data, offset, length);
        if (!stream || length > Scratch.DATA_SIZE || inPlace(length)) {
            sendAll(Segments.range(data, offset, length), 0, deadline);
            return;
        }
        if (!handle.lock(handle.writeLock(), "send", deadline))
            throw socket.failure("send", -EAGAIN);
        try {
            long sent = transmit(data, offset, length, null, Deadline.NOW);
            if (sent == length) return;
            long done = Math.max(sent, 0);
            if (sent < 0 && sent != -EAGAIN) throw socket.failure("send", sent);
            sendRest(Segments.range(data, offset, length), done, 0, deadline);
        } finally {
            handle.writeLock().unlock();
        }
    }

    long sendTo(MemorySegment data, int flags, SocketAddress to, long deadline) throws IOException {
        return transmit(data, flags, to, deadline);
    }

    /// The same from an array, for which no segment is made unless there is something to wait for.
    long sendTo(byte[] data, int offset, int length, SocketAddress to, long deadline)
            throws IOException {
        Segments.checkRange(data, offset, length);
        return length > Scratch.DATA_SIZE
                ? transmit(Segments.range(data, offset, length), 0, to, deadline)
                : transmit(data, offset, length, to, deadline);
    }

    void sendAll(MemorySegment data, Duration timeout) throws IOException {
        try {
            sendAll(data, 0, Deadline.after(Deadline.nanos(timeout)));
        } catch (SocketTimeoutException e) {
            throw Timeouts.within("send", timeout.toMillis(), e);
        }
    }

    void sendAll(MemorySegment data, int flags, long deadline) throws IOException {
        if (!stream) {
            socket.check(
                    "send",
                    transmit(
                            data, flags, null,
                            deadline)); // a message goes as a whole or not at all
            return;
        }
        if (!handle.lock(handle.writeLock(), "send", deadline))
            throw socket.failure("send", -EAGAIN);
        try {
            sendRest(data, 0, flags, deadline);
        } finally {
            handle.writeLock().unlock();
        }
    }

    /// With the lock held.
    ///
    /// @param from how many bytes have been sent
    private void sendRest(MemorySegment data, long from, int flags, long deadline)
            throws IOException {
        long done = from;
        try {
            do {
                var rest = done == 0 ? data : data.asSlice(done);
                done += socket.check("send", transmit(rest, flags, null, deadline));
            } while (done < data.byteSize());
        } catch (InterruptedIOException e) {
            e.bytesTransferred = (int) Math.min(done, Integer.MAX_VALUE);
            throw e;
        }
    }

    /// The primitive below all that send bytes.
    private long transmit(MemorySegment data, int flags, @Nullable SocketAddress to, long deadline)
            throws IOException {
        Segments.forFlags(data, flags);
        boolean inPlace = !data.isNative() && to == null && inPlace(data.byteSize());
        if (!data.isNative() && !inPlace && data.byteSize() > Scratch.DATA_SIZE) {
            if (stream) return transmit(data.asSlice(0, Scratch.DATA_SIZE), flags, to, deadline);
            try (var arena = NativeMemory.confined()) {
                return transmit(
                        arena.allocate(data.byteSize()).copyFrom(data), flags, to, deadline);
            }
        }
        long sent = first(data, flags | always.sending(), to, inPlace);
        return waitsAfter(sent, deadline) ? goOn(data, flags, to, sent, deadline, inPlace) : sent;
    }

    private long transmit(
            byte[] data, int offset, int length, @Nullable SocketAddress to, long deadline)
            throws IOException {
        long sent = first(data, offset, length, to);
        return waitsAfter(sent, deadline)
                ? goOn(Segments.range(data, offset, length), 0, to, sent, deadline, false)
                : sent;
    }

    // ---- the first try, which in life is most often the only one ----

    private static boolean waitsAfter(long sent, long deadline) {
        return sent == -EINTR || (sent == -EAGAIN && deadline != Deadline.NOW);
    }

    private long goOn(
            MemorySegment data,
            int flags,
            @Nullable SocketAddress to,
            long first,
            long deadline,
            boolean inPlace)
            throws IOException {
        int all = flags | always.sending();
        Attempt attempt =
                inPlace
                        ? (fd, scratch) -> InPlace.send(fd, scratch, data, all)
                        : new Sending(data, all, to);
        return first == -EAGAIN
                ? handle.goOn(socket, "send", direction(to != null), deadline, 0, attempt)
                : handle.perform(socket, "send", direction(to != null), deadline, 0, attempt);
    }

    private boolean inPlace(long size) {
        return stream && InPlace.takes(socket, handle, size);
    }

    private long first(MemorySegment data, int flags, @Nullable SocketAddress to, boolean inPlace)
            throws ClosedChannelException {
        long stamp = handle.enter();
        try (var scratch = Scratch.take()) {
            long sent =
                    inPlace
                            ? InPlace.send(handle.number(), scratch, data, flags)
                            : now(scratch, data, flags, to);
            handle.tried(stamp, 0, sent);
            return sent;
        } finally {
            handle.leave(socket);
        }
    }

    private long now(Scratch scratch, MemorySegment data, int flags, @Nullable SocketAddress to) {
        long size = data.byteSize();
        boolean copies = !data.isNative();
        if (copies) MemorySegment.copy(data, 0, scratch.data, 0, size);
        var bytes = copies ? scratch.data : data;
        return Sending.now(handle.number(), scratch, bytes, size, flags, to);
    }

    private long first(byte[] data, int offset, int length, @Nullable SocketAddress to)
            throws ClosedChannelException {
        long stamp = handle.enter();
        try (var scratch = Scratch.take()) {
            MemorySegment.copy(data, offset, scratch.data, JAVA_BYTE, 0, length);
            long sent =
                    Sending.now(
                            handle.number(), scratch, scratch.data, length, always.sending(), to);
            handle.tried(stamp, 0, sent);
            return sent;
        } finally {
            handle.leave(socket);
        }
    }

    /// Room in the queue of a Unix receiver that we are not connected to is not an event.
    private Direction direction(boolean addressed) {
        return addressed && unix && !stream ? Direction.RETRY : Direction.WRITE;
    }

    int sendMessage(Message message, long deadline) throws IOException {
        if (stream && !handle.lock(handle.writeLock(), "sendmsg", deadline))
            throw socket.failure("sendmsg", -EAGAIN);
        try (var attempt = new SendingMessage(message, stream, always)) {
            var direction = direction(!message.address().equals(SocketAddress.none()));
            long count = handle.perform(socket, "sendmsg", direction, deadline, 0, attempt);
            if (count < 0) throw socket.failure("sendmsg", count, message.address());
            SendingMessage.advance(message, count);
            return (int) count;
        } catch (UncheckedIOException e) {
            throw e.getCause(); // a descriptor that was to travel is closed
        } finally {
            if (stream) handle.writeLock().unlock();
        }
    }

    /// Goes on until all have gone. What ends it after some is answered by their count: whoever goes on meets it again.
    ///
    /// @return how many datagrams were sent, or -EAGAIN
    int sendMessages(MessageBatch batch, long deadline) throws IOException {
        Kind.requireDatagrams(socket.type());
        int from = batch.from();
        int next = from;
        try {
            do {
                long count = sendSome(batch, next, deadline);
                if (count < 0 && next > from) break;
                if (count == -EAGAIN && deadline == Deadline.NOW) return (int) count;
                if (count < 0) throw socket.failure("sendmmsg", count, batch.address(next));
                next += (int) count;
            } while (next < batch.to());
        } catch (InterruptedIOException e) {
            if (next == from) throw e;
        }
        return next - from;
    }

    private long sendSome(MessageBatch batch, int next, long deadline) throws IOException {
        var attempt = batch.memory().sending(next, batch.to(), always.sending());
        var direction = direction(next < batch.to() && batch.memory().isAddressed(next));
        return handle.perform(socket, "sendmmsg", direction, deadline, 0, attempt);
    }

    /// All of a message's buffers, in one turn; the control messages go with the first bytes.
    void sendAll(Message message, long deadline) throws IOException {
        if (!stream) {
            sendMessage(message, deadline);
            return;
        }
        if (!handle.lock(handle.writeLock(), "sendmsg", deadline))
            throw socket.failure("sendmsg", -EAGAIN);
        long done = 0;
        try {
            var rest = message;
            do {
                done += sendMessage(rest, deadline);
                rest = rest.with();
            } while (rest.remaining() > 0);
        } catch (InterruptedIOException e) {
            e.bytesTransferred = (int) Math.min(done, Integer.MAX_VALUE);
            throw e;
        } finally {
            handle.writeLock().unlock();
        }
    }

    long sendFile(Descriptor file, long offset, long count, long deadline) throws IOException {
        if (!handle.lock(handle.writeLock(), "sendfile", deadline))
            throw socket.failure("sendfile", -EAGAIN);
        var part = new FilePart(handle, file, offset, count);
        try {
            while (!part.isSent()) {
                long sent = handle.perform(socket, "sendfile", Direction.WRITE, deadline, 0, part);
                // non-blocking: what went out is the answer
                if (sent == -EAGAIN && part.sent() > 0) break;
                if (socket.check("sendfile", sent) == 0) break;
            }
            return part.sent();
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the file is closed
        } catch (InterruptedIOException e) {
            e.bytesTransferred = (int) Math.min(part.sent(), Integer.MAX_VALUE);
            throw e;
        } finally {
            handle.giveBackMode();
            handle.writeLock().unlock();
        }
    }
}
