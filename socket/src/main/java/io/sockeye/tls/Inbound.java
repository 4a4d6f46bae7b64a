package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The half that receives: records become bytes, straight in the caller's memory where a record fits there.
///
/// What has come of a record stays when a wait ends early. All wants the [#turn].
final class Inbound {
    /// What [#record] answers when no record is whole.
    private static final int INCOMPLETE = -1;

    /// Who waits for a peer that may be silent for long has room for no more.
    private static final int WAITING_ROOM = 512;

    /// So many records in a row may be without bytes for the caller: tickets and new keys. Whoever sends more only wants us to compute.
    private static final int EMPTY_RECORDS = 100;

    /// So many answers are kept for a peer that does not read. They count as long as there is one; whatever else comes meanwhile counts, too.
    private static final int UNANSWERED = 10_000;

    /// The type of a record that belongs to a handshake, RFC 8446, section 5.1.
    private static final byte HANDSHAKE = 22;

    final ReentrantLock turn = new ReentrantLock();

    private final Connection below;
    private final SSLEngine engine;
    private final Outbound outbound;
    private final Failure failure; // of the protocol: that ends both halves
    private final Failure unreachable =
            new Failure(); // of the connection below: the kernel tells it once

    private @Nullable ByteBuffer
            records; // what has come, to be read from; null if there is nothing
    private @Nullable ByteBuffer bytes; // a record that did not fit; null if there is none
    private boolean plentiful; // the last receive filled its room
    private int emptyRecords;
    private int unanswered; // records that want an answer which the peer does not read
    private boolean finished; // the handshake
    private boolean ended; // by close_notify
    private volatile boolean shut; // by our side

    Inbound(Connection below, SSLEngine engine, Outbound outbound, Failure failure) {
        this.below = below;
        this.engine = engine;
        this.outbound = outbound;
        this.failure = failure;
    }

    // ---- bytes ----

    /// Receives what is there.
    ///
    /// @param target with room for one byte at least
    /// @return how many bytes; 0 at the end
    int receive(MemorySegment target, long deadline) throws IOException {
        if (bytes != null) return take(target);
        var room = view(target);
        int done = 0;
        while (true) {
            int count = done == 0 ? record(room) : recordAfter(room);
            if (bytes != null) return done + take(target.asSlice(done));
            if (count == INCOMPLETE) {
                if (done > 0) return done;
                fill(deadline);
                continue;
            }
            done += count;
            // Without a byte it goes on, also where there is no room: 0 is the end.
            if (ended || (done > 0 && (!room.hasRemaining() || records == null))) return done;
        }
    }

    /// What is wrong with the second record must not take the first away: the next call says it.
    private int recordAfter(ByteBuffer room) {
        try {
            return record(room);
        } catch (IOException kept) {
            return INCOMPLETE;
        }
    }

    /// Where the engine must not work every record "does not fit", and is copied when it is whole.
    private static ByteBuffer view(MemorySegment target) {
        if (!CallersMemory.staysFor(target)) return ByteBuffer.allocate(0);
        return target.asSlice(0, Math.min(target.byteSize(), Integer.MAX_VALUE)).asByteBuffer();
    }

    private int take(MemorySegment target) {
        var left = bytes;
        if (left == null) return 0;
        int count = (int) Math.min(left.remaining(), target.byteSize());
        MemorySegment.copy(MemorySegment.ofBuffer(left), 0, target, 0, count);
        left.position(left.position() + count);
        if (!left.hasRemaining()) {
            bytes = null;
            Buffers.release(left);
        }
        return count;
    }

    // ---- records ----

    /// Takes one record.
    ///
    /// @param room for its bytes; if it does not fit they are in [#bytes]
    /// @return how many are in the room, or [#INCOMPLETE]; 0 also at the end
    private int record(ByteBuffer room) throws IOException {
        failure.check();
        if (ended) return 0;
        var source = records;
        if (source == null) return INCOMPLETE;
        refuseSecondHandshake(source);
        var result = unwrap(source, room);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW)
            result = unwrapApart(source);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) return INCOMPLETE;
        if (!source.hasRemaining()) {
            records = null;
            Buffers.release(source);
        }
        finished |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
        ended = result.getStatus() == SSLEngineResult.Status.CLOSED;
        if (finished) attend(result);
        return bytes == null ? result.bytesProduced() : 0;
    }

    private SSLEngineResult unwrap(ByteBuffer source, ByteBuffer room) throws IOException {
        try {
            return engine.unwrap(source, room);
        } catch (SSLException e) {
            throw broken(Refused.typed(e));
        } catch (RuntimeException e) {
            throw broken(new SSLException("the TLS engine failed", e));
        }
    }

    private SSLException broken(SSLException e) {
        failure.keep(e);
        if (finished) outbound.answer(); // with the alert
        return e;
    }

    private SSLEngineResult unwrapApart(ByteBuffer source) throws IOException {
        var result = unwrapInto(Buffers.SMALL, source);
        return result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW
                ? unwrapInto(Buffers.LARGE, source)
                : result;
    }

    private SSLEngineResult unwrapInto(Buffers size, ByteBuffer source) throws IOException {
        var apart = size.take();
        try {
            return unwrap(source, apart);
        } finally {
            if (apart.flip().hasRemaining()) bytes = apart;
            else Buffers.release(apart);
        }
    }

    /// In TLS 1.2 a peer could begin a handshake anew. Nothing needs that, and it has been the door of attacks (RFC 5746).
    private void refuseSecondHandshake(ByteBuffer source) throws IOException {
        if (!finished
                || source.get(source.position()) != HANDSHAKE
                || !engine.getSession().getProtocol().equals("TLSv1.2")) return;
        engine.closeOutbound();
        throw broken(new SSLException("the peer wants to renegotiate, which is refused"));
    }

    /// What a record has brought beside bytes, after the handshake.
    private void attend(SSLEngineResult result) throws IOException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) Handshake.work(engine);
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) outbound.answer();
        emptyRecords = result.bytesProduced() > 0 || ended ? 0 : emptyRecords + 1;
        if (emptyRecords > EMPTY_RECORDS)
            throw tooMuch("the peer has sent %d records without data".formatted(emptyRecords));
        boolean waits = engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
        unanswered = waits ? unanswered + 1 : 0;
        if (unanswered > UNANSWERED)
            throw tooMuch("the peer wants %d answers and reads none".formatted(unanswered));
    }

    private SSLException tooMuch(String what) {
        engine.closeOutbound();
        return broken(new SSLException(what));
    }

    // ---- from the connection below ----

    /// Waits for more of a record.
    private void fill(long deadline) throws IOException {
        unreachable.check();
        int count;
        try {
            count = records == null ? receive(deadline) : receiveMore(deadline);
        } catch (ErrnoException e) {
            throw unreachable.keep(e);
        }
        if (count > 0) return;
        if (!shut) throw failure.keep(truncated());
        ended = true;
    }

    private int receive(long deadline) throws IOException {
        int count = plentiful ? receiveNow() : 0;
        return count > 0 ? count : receiveFirst(deadline);
    }

    private TlsTruncatedException truncated() {
        if (!finished) return new TlsTruncatedException("the stream ended during the handshake");
        return new TlsTruncatedException(
                records == null
                        ? "the stream ended without close_notify"
                        : "the stream ended in the middle of a record");
    }

    /// Without a wait, into room for many records.
    ///
    /// @return 0 if nothing is there, or it has ended
    private int receiveNow() throws IOException {
        plentiful = false;
        if (!(below instanceof Socket socket)) return 0;
        var room = Buffers.LARGE.take();
        int count = 0;
        try {
            count = Math.max(0, socket.tryRecvInto(room));
        } finally {
            received(room, count);
        }
        return count;
    }

    /// Of a peer that may be silent for long.
    private int receiveFirst(long deadline) throws IOException {
        var first = new byte[WAITING_ROOM];
        int count = below.recvInto(MemorySegment.ofArray(first), Time.left(deadline));
        if (count == 0) return 0;
        received(Buffers.SMALL.take().put(first, 0, count), count);
        if (count == WAITING_ROOM && below instanceof Socket socket) receiveRest(socket);
        return count;
    }

    /// What else is there, without a wait.
    private void receiveRest(Socket socket) throws IOException {
        var room = records();
        try {
            int more = socket.tryRecvInto(room);
            plentiful = more > 0 && !room.hasRemaining();
        } catch (ErrnoException e) {
            unreachable.keep(e); // who reads on is told; what has come comes first
        } finally {
            room.flip();
        }
    }

    /// The rest of what has begun to come.
    private int receiveMore(long deadline) throws IOException {
        var room = records();
        try {
            int count = below.recvInto(MemorySegment.ofBuffer(room), Time.left(deadline));
            room.position(room.position() + count);
            plentiful = !room.hasRemaining();
            return count;
        } finally {
            room.flip();
        }
    }

    private void received(ByteBuffer room, int count) {
        if (count == 0) {
            Buffers.release(room);
            return;
        }
        plentiful = !room.hasRemaining();
        records = room.flip();
    }

    /// What has come, to put more behind it: where there is much, in room for many records.
    private ByteBuffer records() throws IOException {
        var known = records;
        if (known == null) throw new IllegalStateException("nothing has come");
        boolean large = known.capacity() == Buffers.LARGE.size();
        boolean full = known.remaining() == known.capacity();
        if (large && full) throw broken(new SSLException("a record is longer than any may be"));
        if (large || !(full || plentiful)) return known.compact();
        var larger = Buffers.LARGE.take().put(known);
        records = larger;
        Buffers.release(known);
        return larger;
    }

    // ---- the handshake and the end ----

    /// Takes the next record of the handshake.
    ///
    /// @return whether it was the last
    boolean shake(long deadline) throws IOException {
        while (record(ByteBuffer.allocate(0)) == INCOMPLETE) fill(deadline);
        return finished;
    }

    void finish() {
        finished = true;
    }

    /// Who reads finds the end, also without close_notify.
    void shut() {
        shut = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /// Takes what has come without a wait, up to the first byte for the caller, which stays.
    ///
    /// @throws SSLException if the peer has said what is wrong
    void look() throws IOException {
        if (!(below instanceof Socket socket)) return;
        while (bytes == null && !ended) {
            if (record(ByteBuffer.allocate(0)) != INCOMPLETE) continue;
            int before = unread();
            if (records == null) receiveNow();
            else receiveRest(socket);
            if (unread() == before) return;
        }
    }

    /// How many bytes of the next record are there without a wait.
    int waiting() throws IOException {
        look();
        return bytes == null ? 0 : bytes.remaining();
    }

    private int unread() {
        return records == null ? 0 : records.remaining();
    }

    /// Waits for close_notify.
    ///
    /// @throws SSLException if bytes come before it
    void end(long deadline) throws IOException {
        while (!ended) {
            if (bytes == null && record(ByteBuffer.allocate(0)) == INCOMPLETE) fill(deadline);
            if (bytes != null)
                throw new SSLException(
                        "the peer sent data that nobody has read, before its close_notify");
        }
    }

    /// What came behind close_notify, which is no part of TLS.
    byte[] rest() {
        var left = records;
        if (left == null) return new byte[0];
        var rest = new byte[left.remaining()];
        left.get(rest);
        discard();
        return rest;
    }

    /// Nobody will receive any more.
    void discard() {
        if (records != null) Buffers.release(records);
        if (bytes != null) Buffers.release(bytes);
        records = bytes = null;
    }
}
