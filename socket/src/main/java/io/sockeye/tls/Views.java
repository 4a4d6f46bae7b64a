package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// A connection as java.io has it: -1 is the end, and a half is closed at a time.
final class Views {
    final InputStream input = new Input();
    final OutputStream output = new Output();

    private final Connection connection;
    private boolean inputClosed; // guarded by this
    private boolean outputClosed; // guarded by this

    Views(Connection connection) {
        this.connection = connection;
    }

    private void closeInput() throws IOException {
        boolean both;
        synchronized (this) {
            if (inputClosed) return;
            inputClosed = true;
            both = outputClosed;
        }
        close(both, Shutdown.SHUT_RD);
    }

    private void closeOutput() throws IOException {
        boolean both;
        synchronized (this) {
            if (outputClosed) return;
            outputClosed = true;
            both = inputClosed;
        }
        close(both, Shutdown.SHUT_WR);
    }

    private void close(boolean both, Shutdown half) throws IOException {
        if (both) connection.close();
        else if (connection.isOpen()) connection.shutdown(half);
    }

    private synchronized void requireInput() throws IOException {
        if (inputClosed) throw new IOException("stream closed");
    }

    private synchronized void requireOutput() throws IOException {
        if (outputClosed) throw new IOException("stream closed");
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
            int count = connection.recvInto(target, offset, length);
            return count == 0 ? -1 : count;
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
            connection.sendAll(source, offset, length);
        }

        @Override
        public void close() throws IOException {
            closeOutput();
        }
    }
}
