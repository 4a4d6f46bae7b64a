package io.sockeye.fuzz.property;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// An engine of the JDK that answers whenever it is read from, and somebody in between who changes what it says.
///
/// The changes are groups of bytes: where (two bytes), what (one), and with what. An even number flips bits of the byte there; an odd one puts so many
/// bytes before it, half the number.
final class TlsPeer extends Scripted {
    private static final int ROOM = 32 * 1024;
    private static final int MASK = 0x0fff;

    private final SSLEngine engine;
    private final Queue<byte[]> pieces;
    private final int piece; // as much comes at once
    private final ByteBuffer changes;

    private final ByteBuffer incoming = ByteBuffer.allocate(ROOM);
    private final ByteArrayOutputStream through = new ByteArrayOutputStream();
    private int said;
    private boolean changed;
    private int taken; // of what came through

    TlsPeer(SSLEngine engine, List<byte[]> pieces, byte[] data) throws SSLException {
        this.engine = engine;
        this.pieces = new ArrayDeque<>(pieces);
        piece = 1 + 4 * (data[1] & 0xff);
        changes = ByteBuffer.wrap(data, 2, data.length - 2);
        engine.beginHandshake();
    }

    /// Whether anything was done to what it said.
    boolean isChanged() {
        return changed;
    }

    private void speak() throws SSLException {
        while (!engine.isOutboundDone()) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> wrap(new byte[0]);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!unwrap()) return;
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    var next = pieces.poll();
                    if (next == null) engine.closeOutbound();
                    wrap(next == null ? new byte[0] : next);
                }
            }
        }
    }

    private void wrap(byte[] data) throws SSLException {
        var record = ByteBuffer.allocate(ROOM);
        engine.wrap(ByteBuffer.wrap(data), record);
        pass(record.flip());
    }

    /// @return whether there was a record
    private boolean unwrap() throws SSLException {
        incoming.flip();
        try {
            var result = engine.unwrap(incoming, ByteBuffer.allocate(ROOM));
            return result.getStatus() == Status.OK
                    && (result.bytesConsumed() > 0
                            || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK);
        } finally {
            incoming.compact();
        }
    }

    /// Changes come in the order of their places: what lies before is left as it is.
    private void pass(ByteBuffer record) {
        while (record.hasRemaining()) {
            byte next = record.get();
            while (changes.remaining() >= 4
                    && (changes.getShort(changes.position()) & MASK) <= said) {
                changes.getShort();
                changed = true;
                int what = changes.get() & 0xff;
                if (what % 2 == 0) next ^= changes.get();
                else
                    for (int i = 0; i < what / 2 && changes.hasRemaining(); i++)
                        through.write(changes.get());
            }
            through.write(next);
            said++;
        }
    }

    @Override
    public int recvInto(MemorySegment room) {
        try {
            speak();
        } catch (SSLException refused) {
            // It has nothing more to say.
        }
        int count = (int) Math.min(Math.min(through.size() - taken, piece), room.byteSize());
        MemorySegment.copy(through.toByteArray(), taken, room, ValueLayout.JAVA_BYTE, 0, count);
        taken += count;
        return count;
    }

    @Override
    public void sendAll(MemorySegment all) {
        byte[] data = all.toArray(ValueLayout.JAVA_BYTE);
        incoming.put(data, 0, Math.min(data.length, incoming.remaining()));
    }
}
