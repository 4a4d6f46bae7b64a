package io.sockeye.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// A connection as java.io has it: -1 is the end, and a half is closed at a time.
public final class Streams {
    /// The connection.
    public interface Halves {
        /// Fails if it is in no mode for streams.
        void require();

        /// @return how many bytes; 0 at the end
        int receive(byte[] target, int offset, int length) throws IOException;

        /// @return how many bytes are there to be received without a wait, as far as anybody can say
        int available() throws IOException;

        void sendAll(byte[] source, int offset, int length) throws IOException;

        /// Ends one half. It may have been closed meanwhile.
        void shutdown(Direction half) throws IOException;

        void close() throws IOException;
    }

    public final InputStream input = new Input();
    public final OutputStream output = new Output();

    private final Halves halves;
    private boolean inputClosed; // guarded by this
    private boolean outputClosed; // guarded by this

    public Streams(Halves halves) {
        this.halves = halves;
    }

    // What ends a half may wait for the peer, and does so without the monitor: the other half goes
    // on.

    private void closeInput() throws IOException {
        boolean both;
        synchronized (this) {
            if (inputClosed) return;
            inputClosed = true;
            both = outputClosed;
        }
        end(both, Direction.READ);
    }

    private void closeOutput() throws IOException {
        boolean both;
        synchronized (this) {
            if (outputClosed) return;
            outputClosed = true;
            both = inputClosed;
        }
        end(both, Direction.WRITE);
    }

    private void end(boolean both, Direction half) throws IOException {
        if (both) halves.close();
        else halves.shutdown(half);
    }

    private void requireInput() throws IOException {
        synchronized (this) {
            if (inputClosed) throw new IOException("stream closed");
        }
        halves.require();
    }

    private void requireOutput() throws IOException {
        synchronized (this) {
            if (outputClosed) throw new IOException("stream closed");
        }
        halves.require();
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            requireInput();
            if (length == 0) return 0;
            int count = halves.receive(target, offset, length);
            return count == 0 ? -1 : count;
        }

        @Override
        public int available() throws IOException {
            requireInput();
            return halves.available();
        }

        @Override
        public void close() throws IOException {
            closeInput();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, source.length);
            requireOutput();
            halves.sendAll(source, offset, length);
        }

        @Override
        public void close() throws IOException {
            closeOutput();
        }
    }
}
