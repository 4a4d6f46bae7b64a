package io.sockeye.tools.nc;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.sockeye.Socket;
import io.sockeye.address.SocketType;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.tools.cli.OutputClosedException;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The ends that are no connections: standard input and output, processes, files, inherited descriptors.
final class Local {
    private static final int SIGPIPE = 128 + 13; // as the shell has it

    private Local() {}

    /// Standard input and output. The input is read by a descriptor of its own: closing that ends a wait in it, and leaves the input to whoever
    /// comes next.
    ///
    /// @param isLast whether the end of what goes out closes standard output; otherwise others write there later
    static End stdio(boolean isLast) throws IOException {
        var in = OwnedDescriptor.copyOf(Descriptor.of(0));
        return new PipeEnd(new Source(in.asInputStream()), new Results(isLast), in, "stdio", false);
    }

    /// A file to be read. What comes back for it is thrown away.
    static End source(Path path) throws IOException {
        var file = FileChannel.open(path, READ);
        var nowhere = Channels.newChannel(OutputStream.nullOutputStream());
        return new PipeEnd(file, nowhere, file, "file:" + path, false);
    }

    /// A file to be written anew.
    static End target(Path path) throws IOException {
        var file = FileChannel.open(path, WRITE, CREATE, TRUNCATE_EXISTING);
        var nothing = Channels.newChannel(InputStream.nullInputStream());
        return new PipeEnd(nothing, file, file, "file:" + path, true);
    }

    /// A command of the shell; its complaints are ours.
    static End exec(String command) throws IOException {
        var process =
                new ProcessBuilder("/bin/sh", "-c", command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var output = new Source(process.getInputStream());
        return new PipeEnd(
                output,
                new Input(process.getOutputStream()),
                new Ending(process, output, command),
                "exec:" + command,
                false);
    }

    /// The end of a process. One that has ended by itself has to have ended well; who does not read to its end makes it die of SIGPIPE, which
    /// is as good. What we end ourselves has not failed, also when it is closed once more.
    private static final class Ending implements Closeable {
        /// Between the end of its output and its own; one that lives on behind it is ended.
        private static final int PATIENCE_MILLIS = 1_000;

        private final Process process;
        private final Source output;
        private final String command;
        private boolean closed; // guarded by this

        Ending(Process process, Source output, String command) {
            this.process = process;
            this.output = output;
            this.command = command;
        }

        @Override
        public synchronized void close() throws IOException {
            if (closed) return;
            closed = true;
            boolean ended = output.over ? hasEnded() : !process.isAlive();
            process.destroy();
            int status = ended ? process.exitValue() : 0;
            if (status != 0 && status != SIGPIPE)
                throw new EndpointException("exec:" + command + " has ended with " + status);
        }

        private boolean hasEnded() {
            try {
                return process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !process.isAlive();
            }
        }
    }

    /// A stream that gives arrays, in pieces as large as the room: [Channels] has smaller ones. One reads at a time.
    private static final class Source implements ReadableByteChannel {
        private final InputStream in;
        private byte[] piece = {};
        private volatile boolean over; // it has ended; a process does so a moment later

        Source(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(ByteBuffer room) throws IOException {
            if (piece.length < room.remaining()) piece = new byte[room.remaining()];
            int count = in.read(piece, 0, room.remaining());
            if (count < 0) over = true;
            else room.put(piece, 0, count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// A socket of any kind, or something else that can be read and written.
    static End inherited(int number) throws IOException {
        var descriptor = OwnedDescriptor.adopt(number);
        var name = "fd:" + number;
        return Dialer.orClose(
                descriptor,
                () -> {
                    try {
                        // Whoever is refused has lost what he gave: a copy.
                        var socket = Socket.adopt(descriptor.duplicate()).blocking();
                        descriptor.close();
                        return socket.type().equals(SocketType.SOCK_STREAM)
                                ? new StreamEnd(socket, name)
                                : new MessageEnd(socket, name, true);
                    } catch (ErrnoException e) {
                        if (!e.is(Errno.ENOTSOCK)) throw e;
                    }
                    return new PipeEnd(
                            new Source(descriptor.asInputStream()),
                            new Shared(descriptor.asOutputStream()),
                            descriptor,
                            name,
                            false);
                });
    }

    // ---- where bytes go ----

    /// Standard output. That nobody reads any more is no failure.
    private record Results(boolean isLast) implements WritableByteChannel {
        private static final FileChannel OUT =
                new FileOutputStream(FileDescriptor.out).getChannel();
        private static final int PIECE = 4096; // PIPE_BUF, pipe(7)

        @Override
        public int write(ByteBuffer data) throws IOException {
            try {
                int count = OUT.write(data);
                return count > 0 || !data.hasRemaining() ? count : writeLater(data);
            } catch (IOException e) {
                throw OutputClosedException.of(e);
            }
        }

        /// Whoever shares it with us has made it non-blocking, and there is no room: a stream of a descriptor waits for some.
        private static int writeLater(ByteBuffer data) throws IOException {
            var piece = new byte[Math.min(data.remaining(), PIECE)];
            data.get(piece);
            try (var out = OwnedDescriptor.copyOf(Descriptor.of(1))) {
                out.asOutputStream().write(piece);
            } catch (ErrnoException e) {
                throw e.is(Errno.EPIPE) ? new IOException("Broken pipe", e) : e;
            }
            return piece.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            if (isLast) OUT.close();
        }
    }

    /// A stream that takes arrays.
    private abstract static class Sink implements WritableByteChannel {
        abstract void put(byte[] bytes) throws IOException;

        @Override
        public int write(ByteBuffer data) throws IOException {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            put(bytes);
            return bytes.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }
    }

    /// The input of a process, which keeps nothing back. A process that has gone, or does not want to read, is no failure: its answer counts.
    private static final class Input extends Sink {
        private final OutputStream out;

        Input(OutputStream out) {
            this.out = out;
        }

        @Override
        void put(byte[] bytes) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException notWanted) {
                // Thrown away, as the rest will be.
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException gone) {
                // It has not taken the rest.
            }
        }
    }

    /// An inherited descriptor. Both directions have but one, and this one's end is not the other's.
    private static final class Shared extends Sink {
        private final OutputStream out;

        Shared(OutputStream out) {
            this.out = out;
        }

        @Override
        void put(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        @Override
        public void close() {
            // The end as a whole closes it.
        }
    }
}
