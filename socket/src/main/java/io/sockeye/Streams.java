package io.sockeye;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// A connection as java.io has it: -1 is the end, and a half is closed at a time.
final class Streams {
    final InputStream input = new Input();
    final OutputStream output = new Output();

    private final Socket socket;
    private boolean inputClosed; // guarded by this
    private boolean outputClosed; // guarded by this

    Streams(Socket socket) {
        this.socket = socket;
    }

    private synchronized void closeInput() throws IOException {
        if (inputClosed) return;
        inputClosed = true;
        if (outputClosed) socket.close();
        else socket.shutdownIfConnected(Shutdown.SHUT_RD);
    }

    private synchronized void closeOutput() throws IOException {
        if (outputClosed) return;
        outputClosed = true;
        if (inputClosed) socket.close();
        else socket.shutdownIfConnected(Shutdown.SHUT_WR);
    }

    private synchronized void check(boolean closed) throws IOException {
        if (closed) throw new IOException("stream closed");
        socket.requireWaiting();
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
            check(inputClosed);
            if (length == 0) return 0;
            int count = socket.recvInto(target, offset, length);
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
            check(outputClosed);
            socket.sendAll(source, offset, length);
        }

        @Override
        public void close() throws IOException {
            closeOutput();
        }
    }
}
