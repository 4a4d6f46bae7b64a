package io.sockeye;

import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.EINTR;
import static io.sockeye.internal.sys.SysSocket.MSG_ERRQUEUE;
import static io.sockeye.internal.sys.SysSocket.MSG_TRUNC;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.io.Timeouts;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The half of a socket that receives. Whoever comes first takes what is there; only those who want an exact count take turns.
final class ReceiveHalf {
    /// No datagram of Linux is longer: a message must fit into buffers that nobody makes that large.
    private static final int LARGEST = 16 * 1024 * 1024;

    /// The kernel itself puts no more beside one message, by far.
    private static final int LARGEST_CONTROL = 1024 * 1024;

    private final Socket socket;
    private final Handle handle;
    private final boolean stream;
    private final CallFlags always;
    private @Nullable Sender lastSender;

    ReceiveHalf(Socket socket, Handle handle, boolean stream) {
        this.socket = socket;
        this.handle = handle;
        this.stream = stream;
        this.always = CallFlags.of(socket.family(), socket.protocol());
    }

    /// Into a fresh array.
    Datagram receive(int size, int flags, long deadline, boolean asksSender) throws IOException {
        if (size < 0) throw new IllegalArgumentException("size " + size + " is negative");
        if (isNothing(size)) return new Datagram(new byte[0], SocketAddress.none(), false);
        if (!stream && always.length() == 0) return receiveUntold(size, flags, deadline);
        if (!stream && size > Scratch.DATA_SIZE)
            return receiveLarge(size, flags, deadline, asksSender);
        // A stream may give less than asked; of TCP MSG_TRUNC would throw away what it counts.
        int room = Math.min(size, Scratch.DATA_SIZE);
        int asked = stream || !asksSender ? flags : flags | MSG_TRUNC;
        var attempt = Receiving.fresh(room, asked, asksSender);
        long count = socket.check("recv", perform(attempt, flags, room, deadline));
        return new Datagram(attempt.data(), attempt.from(), !stream && count > room);
    }

    /// Where recvfrom(2) does not tell how long a datagram was, recvmsg(2) tells whether that was all.
    private Datagram receiveUntold(int size, int flags, long deadline) throws IOException {
        try (var message = receiveMessage(size, 0, flags, deadline)) {
            boolean truncated = message.flags().contains(MessageFlags.MSG_TRUNC);
            return new Datagram(message.data(), message.from(), truncated);
        }
    }

    /// Asked of a stream for no bytes, the kernel would wait for some.
    private boolean isNothing(long size) throws ClosedChannelException {
        if (!stream || size > 0) return false;
        if (!handle.isOpen()) throw new ClosedChannelException();
        return true;
    }

    private Datagram receiveLarge(int size, int flags, long deadline, boolean asksSender)
            throws IOException {
        try (var arena = NativeMemory.confined()) {
            var room = arena.allocate(Math.min(size, LARGEST));
            var attempt = Receiving.into(room, flags | MSG_TRUNC, asksSender);
            long count = socket.check("recv", perform(attempt, flags, 0, deadline));
            byte[] data = room.asSlice(0, Math.min(count, room.byteSize())).toArray(JAVA_BYTE);
            return new Datagram(data, attempt.from(), count > size);
        }
    }

    /// Into memory of the caller.
    ///
    /// @return how much came, or -errno
    long receiveInto(MemorySegment data, int flags, long deadline) throws IOException {
        Segments.writable(data);
        if (flags == 0 && !data.isNative() && inPlace(data.byteSize()))
            return receiveInPlace(data, deadline);
        if (flags != 0 || !triesFirst(data.byteSize(), data.isNative(), deadline))
            return receiveInto(data, flags, deadline, false).count();
        long count = first(data);
        return waitsAfter(count, deadline)
                ? goOn(Receiving.into(data, 0, false), data.byteSize(), count, deadline)
                : count;
    }

    /// Into an array of the caller, for which no segment is made.
    ///
    /// @return how much came, or -errno
    long receiveInto(byte[] data, int offset, int length, long deadline) throws IOException {
        Segments.checkRange(data, offset, length);
        if (inPlace(length)) return receiveInPlace(Segments.range(data, offset, length), deadline);
        if (length > Scratch.DATA_SIZE || isNothing(length))
            return receiveInto(Segments.range(data, offset, length), 0, deadline, false).count();
        long first = -EINTR; // not tried
        if (triesFirst(length, false, deadline)) {
            first = first(data, offset, length);
            if (!waitsAfter(first, deadline)) return first;
        }
        return goOn(new IntoArray(data, offset, length), length, first, deadline);
    }

    /// A plain recv(2) into an array, through scratch.
    private static final class IntoArray implements Attempt {
        private final byte[] data;
        private final int offset;
        private final int length;

        IntoArray(byte[] data, int offset, int length) {
            this.data = data;
            this.offset = offset;
            this.length = length;
        }

        @Override
        public long on(int fd, Scratch scratch) {
            return receive(fd, scratch, data, offset, length);
        }

        static long receive(int fd, Scratch scratch, byte[] data, int offset, int length) {
            long count = Receiving.now(fd, scratch, scratch.data, length);
            if (count > 0)
                MemorySegment.copy(scratch.data, JAVA_BYTE, 0, data, offset, (int) count);
            return count;
        }
    }

    // ---- the first try, which in life is most often the only one ----

    private boolean inPlace(long size) {
        return stream && InPlace.takes(socket, handle, size);
    }

    private long receiveInPlace(MemorySegment target, long deadline) throws IOException {
        long size = Math.min(target.byteSize(), InPlace.MOST);
        long first = -EINTR; // not tried
        if (deadline == Deadline.NOW || !handle.waitsFirst(size)) {
            first = firstInPlace(target, size);
            if (!waitsAfter(first, deadline)) return first;
        }
        return goOn((fd, scratch) -> InPlace.receive(fd, scratch, target), size, first, deadline);
    }

    private long firstInPlace(MemorySegment target, long size) throws ClosedChannelException {
        long stamp = handle.enter();
        try (var scratch = Scratch.take()) {
            long count = InPlace.receive(handle.number(), scratch, target);
            handle.tried(stamp, size, count);
            return count;
        } finally {
            handle.leave(socket);
        }
    }

    private boolean triesFirst(long size, boolean isNative, long deadline) {
        if (size > Scratch.DATA_SIZE && !isNative) return false;
        if (!stream) return true;
        // Asked of a stream for no bytes, the kernel would wait for some.
        return size > 0 && (deadline == Deadline.NOW || !handle.waitsFirst(size));
    }

    private boolean waitsAfter(long count, long deadline) {
        if (count != -EAGAIN) return count == -EINTR;
        return deadline != Deadline.NOW || handle.receivingEnded();
    }

    private long goOn(Attempt attempt, long size, long first, long deadline) throws IOException {
        long wanted = stream ? size : 0;
        return first == -EAGAIN
                ? handle.goOn(socket, "recv", Direction.READ, deadline, wanted, attempt)
                : handle.perform(socket, "recv", Direction.READ, deadline, wanted, attempt);
    }

    private long first(MemorySegment data) throws ClosedChannelException {
        long size = data.byteSize();
        long stamp = handle.enter();
        try (var scratch = Scratch.take()) {
            boolean copies = !data.isNative();
            long count =
                    Receiving.now(handle.number(), scratch, copies ? scratch.data : data, size);
            if (copies && count > 0) MemorySegment.copy(scratch.data, 0, data, 0, count);
            handle.tried(stamp, stream ? size : 0, count);
            return count;
        } finally {
            handle.leave(socket);
        }
    }

    private long first(byte[] data, int offset, int length) throws ClosedChannelException {
        long stamp = handle.enter();
        try (var scratch = Scratch.take()) {
            long count = IntoArray.receive(handle.number(), scratch, data, offset, length);
            handle.tried(stamp, stream ? length : 0, count);
            return count;
        } finally {
            handle.leave(socket);
        }
    }

    // ---- into memory of the caller, with a wait ----

    long receiveInto(MemorySegment data, Duration timeout) throws IOException {
        try {
            return receiveInto(data, 0, Deadline.after(Deadline.nanos(timeout)));
        } catch (SocketTimeoutException e) {
            throw Timeouts.within("recv", timeout.toMillis(), e);
        }
    }

    Arrival receiveFromInto(MemorySegment data, int flags, long deadline) throws IOException {
        Segments.writable(data);
        boolean first =
                !stream && flags == 0 && triesFirst(data.byteSize(), data.isNative(), deadline);
        var arrival =
                first ? receiveFrom(data, deadline) : receiveInto(data, flags, deadline, true);
        socket.check("recv", arrival.count());
        return arrival;
    }

    /// The same into an array, for which no segment is made unless there is something to wait for.
    Arrival receiveFromInto(byte[] data, int offset, int length, long deadline) throws IOException {
        Segments.checkRange(data, offset, length);
        if (stream || !triesFirst(length, false, deadline))
            return receiveFromInto(Segments.range(data, offset, length), 0, deadline);
        var arrival = firstFrom(data, offset, length);
        if (waitsAfter(arrival.count(), deadline))
            arrival = goOnFrom(Segments.range(data, offset, length), arrival.count(), deadline);
        socket.check("recv", arrival.count());
        return arrival;
    }

    private Arrival receiveFrom(MemorySegment data, long deadline) throws IOException {
        var arrival = firstFrom(data);
        return waitsAfter(arrival.count(), deadline)
                ? goOnFrom(data, arrival.count(), deadline)
                : arrival;
    }

    private Arrival goOnFrom(MemorySegment data, int first, long deadline) throws IOException {
        var attempt = Receiving.into(data, 0, true);
        int count = (int) goOn(attempt, data.byteSize(), first, deadline);
        return new Arrival(count, attempt.from());
    }

    private Arrival firstFrom(MemorySegment data) throws ClosedChannelException {
        long stamp = handle.enter();
        try (var scratch = Scratch.take()) {
            boolean copies = !data.isNative();
            int count =
                    (int)
                            Receiving.nowFrom(
                                    handle.number(),
                                    scratch,
                                    copies ? scratch.data : data,
                                    data.byteSize());
            if (copies && count > 0) MemorySegment.copy(scratch.data, 0, data, 0, count);
            handle.tried(stamp, 0, count);
            return new Arrival(count, count < 0 ? SocketAddress.none() : sender(scratch));
        } finally {
            handle.leave(socket);
        }
    }

    private Arrival firstFrom(byte[] data, int offset, int length) throws ClosedChannelException {
        long stamp = handle.enter();
        try (var scratch = Scratch.take()) {
            int count = (int) Receiving.nowFrom(handle.number(), scratch, scratch.data, length);
            if (count > 0) MemorySegment.copy(scratch.data, JAVA_BYTE, 0, data, offset, count);
            handle.tried(stamp, 0, count);
            return new Arrival(count, count < 0 ? SocketAddress.none() : sender(scratch));
        } finally {
            handle.leave(socket);
        }
    }

    /// Most datagrams come from where the one before came from.
    private SocketAddress sender(Scratch scratch) {
        int length = scratch.length.get(JAVA_INT, 0);
        var before = lastSender;
        if (before != null && before.is(scratch.address, length)) return before.address();
        var sender = Sender.of(scratch.address, length);
        lastSender = sender;
        return sender.address();
    }

    /// The primitive below all that receive into memory of the caller; the count may be -errno.
    private Arrival receiveInto(MemorySegment data, int flags, long deadline, boolean asksSender)
            throws IOException {
        if (isNothing(data.byteSize())) return new Arrival(0, SocketAddress.none());
        if (data.isNative() || data.byteSize() <= Scratch.DATA_SIZE) {
            var attempt = Receiving.into(data, flags, asksSender);
            long count = perform(attempt, flags, data.byteSize(), deadline);
            return new Arrival((int) count, attempt.from());
        }
        if (stream)
            return receiveInto(data.asSlice(0, Scratch.DATA_SIZE), flags, deadline, asksSender);
        try (var arena = NativeMemory.confined()) {
            var room = arena.allocate(data.byteSize());
            var arrival = receiveInto(room, flags, deadline, asksSender);
            long count = Math.min(arrival.count(), data.byteSize());
            if (count > 0) MemorySegment.copy(room, 0, data, 0, count);
            return arrival;
        }
    }

    void receiveExactly(MemorySegment data, long deadline) throws IOException {
        exactly(
                data.byteSize(),
                deadline,
                done -> receiveInto(done == 0 ? data : data.asSlice(done), 0, deadline));
    }

    void receiveExactly(byte[] data, int offset, int length, long deadline) throws IOException {
        Segments.checkRange(data, offset, length);
        exactly(
                length,
                deadline,
                done -> receiveInto(data, offset + (int) done, length - (int) done, deadline));
    }

    /// Receives what is still wanted.
    @FunctionalInterface
    private interface Rest {
        /// @return how much came, or -errno
        long receive(long done) throws IOException;
    }

    private void exactly(long size, long deadline, Rest rest) throws IOException {
        if (!handle.lock(handle.readLock(), "recv", deadline))
            throw socket.failure("recv", -EAGAIN);
        long done = 0;
        try {
            while (done < size) {
                long count = socket.check("recv", rest.receive(done));
                if (count == 0) {
                    throw new EOFException(
                            "the stream ended after %d of %d bytes".formatted(done, size));
                }
                done += count;
            }
        } catch (InterruptedIOException e) {
            e.bytesTransferred = (int) Math.min(done, Integer.MAX_VALUE);
            throw e;
        } finally {
            handle.readLock().unlock();
        }
    }

    private long perform(Receiving attempt, int flags, long size, long deadline)
            throws IOException {
        // With flags (MSG_PEEK, MSG_OOB, MSG_ERRQUEUE) a short read tells nothing about the queue.
        long wanted = stream && flags == 0 ? size : 0;
        if (stream && (flags & MSG_TRUNC) != 0) attempt.clearFirst();
        return handle.perform(socket, "recv", Direction.READ, deadline, wanted, attempt);
    }

    /// @return how many datagrams were received, or -errno
    long receiveMessages(MessageBatch batch, long deadline) throws IOException {
        Kind.requireDatagrams(socket.type());
        boolean control = Kind.isIp(socket.family()); // on AF_UNIX descriptors might come in it
        var attempt = batch.memory().receiving(always.message(), control);
        return handle.perform(socket, "recvmmsg", Direction.READ, deadline, 0, attempt);
    }

    ReceivedMessage receiveMessage(int size, int controlSize, int flags, long deadline)
            throws IOException {
        if (size < 0) throw new IllegalArgumentException("size " + size + " is negative");
        try (var attempt = receiving(size, controlSize, flags, List.of())) {
            return attempt.message(perform(attempt, flags, deadline));
        }
    }

    ReceivedMessage receiveMessageInto(
            List<ByteBuffer> buffers, int controlSize, int flags, long deadline)
            throws IOException {
        long size = 0;
        for (var buffer : buffers) {
            Segments.writable(MemorySegment.ofBuffer(buffer));
            size += buffer.remaining();
        }
        try (var attempt = receiving(size, controlSize, flags, buffers)) {
            return attempt.scattered(perform(attempt, flags, deadline));
        }
    }

    private ReceivingMessage receiving(
            long size, int controlSize, int flags, List<ByteBuffer> targets) {
        if (controlSize < 0 || controlSize > LARGEST_CONTROL) {
            throw new IllegalArgumentException(
                    "control size " + controlSize + " is outside 0.." + LARGEST_CONTROL);
        }
        long room = Math.min(size, stream ? Scratch.DATA_SIZE : LARGEST);
        return new ReceivingMessage(room, controlSize, flags | always.message(), targets);
    }

    private long perform(ReceivingMessage attempt, int flags, long deadline) throws IOException {
        var direction = (flags & MSG_ERRQUEUE) != 0 ? Direction.ERROR : Direction.READ;
        return socket.check(
                "recvmsg", handle.perform(socket, "recvmsg", direction, deadline, 0, attempt));
    }
}
