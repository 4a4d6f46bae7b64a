package io.sockeye.framing;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.error.WouldBlockException;
import io.sockeye.internal.io.Deadline;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/// The bytes of a connection, of which those of the present frame are kept until it is whole: a read that ends early is begun again.
///
/// The buffer grows with what has come, never with what is claimed to come.
final class Incoming implements FrameInput {
    private static final int SIZE = 8 * 1024;

    private final Connection connection;
    private final int limit;

    private byte[] buffer = new byte[SIZE];
    private int begin; // of the present frame
    private int at; // the next byte to hand out
    private int end; // of what has come
    private long before; // how many bytes came before the buffer's first

    private long wholeFrame = Deadline.NEVER; // how long one may take
    private long due = Deadline.NEVER; // when the present frame is to be whole

    Incoming(Connection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
    }

    void deadline(Duration time) {
        wholeFrame = Deadline.nanos(time);
    }

    /// Waits for the first byte of a frame, or begins again with that of the one before, which was not read to its end.
    ///
    /// @return false at the end of the stream
    boolean begin() throws IOException {
        at = begin;
        if (at < end) {
            if (due == Deadline.NEVER) due = Deadline.after(wholeFrame);
            return true;
        }
        restart();
        int count = connection.recvInto(buffer, 0, buffer.length);
        end = count;
        due = Deadline.after(wholeFrame);
        return count > 0;
    }

    /// A frame has been read.
    void end() {
        if (at == begin) throw new IllegalStateException("the framing has read nothing");
        begin = at;
        due = Deadline.NEVER;
    }

    /// The buffer is empty: what one long frame has made of it is not kept for the short ones.
    private void restart() {
        before += end;
        begin = at = end = 0;
        if (buffer.length > SIZE) buffer = new byte[SIZE];
    }

    @Override
    public int readByte() throws IOException {
        if (limit() == 0) throw tooLong(1);
        if (at == end) fill();
        return Byte.toUnsignedInt(buffer[at++]);
    }

    @Override
    public byte[] readExactly(int length) throws IOException {
        if (length < 0) throw new IllegalArgumentException("length " + length + " is negative");
        if (length > limit()) throw tooLong(length);
        while (end - at < length) fill();
        byte[] data = Arrays.copyOfRange(buffer, at, at + length);
        at += length;
        return data;
    }

    @Override
    public byte[] readUntilAny(int limit, byte[]... delimiters) throws IOException {
        int most = -1;
        for (byte[] delimiter : delimiters) most = Math.max(most, most(limit, delimiter));
        for (int length = 0; length <= most; length++) {
            for (byte[] delimiter : delimiters) {
                if (length > most(limit, delimiter) || !delimits(length, delimiter)) continue;
                byte[] data = Arrays.copyOfRange(buffer, at, at + length);
                at += length + delimiter.length;
                return data;
            }
        }
        throw new FrameTooLongException(
                offset(), "no delimiter within the limit of " + Math.max(most, 0) + " bytes");
    }

    /// How many bytes there may be before a delimiter.
    private int most(int limit, byte[] delimiter) {
        return Math.min(limit, limit() - delimiter.length);
    }

    /// Waits for no more bytes than it takes to tell: what is too long is so at the first byte that cannot be part of a delimiter.
    private boolean delimits(int length, byte[] delimiter) throws IOException {
        for (int i = 0; i < delimiter.length; i++) {
            if (end - at == length + i) fill();
            if (buffer[at + length + i] != delimiter[i]) return false;
        }
        return true;
    }

    @Override
    public int limit() {
        return limit - (at - begin);
    }

    @Override
    public long offset() {
        return before + at;
    }

    private FrameTooLongException tooLong(int wanted) {
        return new FrameTooLongException(
                offset(),
                "%d bytes more than the %d read so far are over the limit of %d"
                        .formatted(wanted, at - begin, limit));
    }

    /// Receives more of the present frame.
    private void fill() throws IOException {
        makeRoom();
        int count = receive(MemorySegment.ofArray(buffer).asSlice(end));
        if (count == 0)
            throw new IncompleteFrameException(
                    before + end,
                    "the stream ends inside a frame, after " + (end - begin) + " bytes");
        end += count;
    }

    private int receive(MemorySegment room) throws IOException {
        if (due == Deadline.NEVER) return connection.recvInto(room);
        try {
            // An event loop is not to be held by a slow peer.
            return connection instanceof Socket socket && !socket.isBlocking()
                    ? connection.recvInto(room)
                    : connection.recvInto(room, Duration.ofNanos(Deadline.remaining(due)));
        } catch (SocketTimeoutException e) {
            throw late(e);
        } catch (WouldBlockException e) {
            throw Deadline.remaining(due) > 0 ? e : late(e);
        }
    }

    private SocketTimeoutException late(IOException cause) {
        var timeout =
                new SocketTimeoutException(
                        "frame at byte %d of the stream was not whole within %d ms"
                                .formatted(before + begin, Deadline.millis(wholeFrame)));
        timeout.initCause(cause);
        return timeout;
    }

    private void makeRoom() {
        if (end < buffer.length) return;
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            before += begin;
            at -= begin;
            end -= begin;
            begin = 0;
        } else {
            buffer =
                    Arrays.copyOf(
                            buffer, (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8));
        }
    }
}
