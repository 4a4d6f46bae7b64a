package io.sockeye.framing;

import io.sockeye.Connection;
import java.io.IOException;
import java.util.Arrays;

/// Writes frames to a connection.
///
/// Frames gather until [#flush()], or until they are as much as goes out well at once. Several threads may write; each frame is whole. When a send
/// fails, a part of a frame may be out, and every further write says so.
///
/// @param <T> what a frame is
public final class FrameWriter<T> {
    private static final int SIZE = 8 * 1024;

    /// As much as is sent without being asked to.
    private static final int ENOUGH = 64 * 1024;

    private final Connection connection;
    private final Framing<T> framing;
    private final Outgoing outgoing = new Outgoing();
    private final FrameTurn turn;

    private boolean torn; // a part of a frame may have been sent; guarded by the turn

    private FrameWriter(Connection connection, Framing<T> framing) {
        this.connection = connection;
        this.turn = new FrameTurn(connection);
        this.framing = framing;
    }

    /// Writes frames to a connection.
    ///
    /// @param connection stays the caller's to close
    /// @param framing how they lie in it
    /// @param <T> what a frame is
    /// @return the writer
    public static <T> FrameWriter<T> of(Connection connection, Framing<T> framing) {
        return new FrameWriter<>(connection, framing);
    }

    /// Writes a frame, to be sent by the next flush.
    ///
    /// Blocks only when 64 KiB have gathered, which are sent then, within the timeout of the connection.
    ///
    /// @param frame of the framing's kind
    /// @return this
    /// @throws IllegalArgumentException if it cannot be a frame, or is over the limit; nothing of it goes out
    /// @throws IOException if the connection fails: an unknown part has been sent, and the connection is of no more use for frames; or another
    ///     thread is in the middle of sending until the timeout has passed or this thread is interrupted: the frame has not gathered
    public FrameWriter<T> write(T frame) throws IOException {
        turn.begin("write of a frame");
        try {
            requireWhole();
            int length = outgoing.length;
            boolean whole = false;
            try {
                framing.write(frame, outgoing);
                whole = true;
            } finally {
                if (!whole) outgoing.length = length;
            }
            if (outgoing.length >= ENOUGH) send();
            return this;
        } finally {
            turn.end();
        }
    }

    /// Sends what has gathered.
    ///
    /// Blocks while there is no room, within the timeout of the connection.
    ///
    /// @throws IOException if the connection fails: an unknown part has been sent, and the connection is of no more use for frames
    public void flush() throws IOException {
        turn.begin("flush of frames");
        try {
            requireWhole();
            send();
        } finally {
            turn.end();
        }
    }

    /// Behind a part of a frame the peer would take the next one for the rest of it.
    private void requireWhole() throws IOException {
        if (torn) throw new IOException("an earlier send has failed: a part of a frame may be out");
    }

    private void send() throws IOException {
        int length = outgoing.length;
        if (length == 0) return;
        outgoing.length = 0;
        torn = true;
        connection.sendAll(outgoing.buffer, 0, length);
        torn = false;
        if (outgoing.buffer.length > 2 * ENOUGH) outgoing.buffer = new byte[SIZE];
    }

    /// What has gathered; guarded by the turn.
    private static final class Outgoing implements FrameOutput {
        private byte[] buffer = new byte[SIZE];
        private int length;

        @Override
        public void write(byte[] data) {
            int needed = Math.addExact(length, data.length);
            if (needed > buffer.length) {
                long size = Math.min(Math.max(needed, 2L * buffer.length), Integer.MAX_VALUE - 8);
                buffer = Arrays.copyOf(buffer, (int) size);
            }
            System.arraycopy(data, 0, buffer, length, data.length);
            length = needed;
        }

        @Override
        public void writeByte(int value) {
            write(new byte[] {(byte) value});
        }
    }
}
