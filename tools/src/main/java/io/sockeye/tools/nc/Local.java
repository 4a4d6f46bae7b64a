package io.sockeye.tools.nc;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.sockeye.Socket;
import io.sockeye.address.SocketType;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.tools.cli.OutputClosedException;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// The ends that are no connections: standard input and output, processes, files, inherited descriptors.
final class Local {
    private static final int SIGPIPE = 128 + 13; // as the shell has it

    private Local() {}

    static End stdio() {
        var in = new FileInputStream(FileDescriptor.in).getChannel();
        var out = new FileOutputStream(FileDescriptor.out).getChannel();
        return new PipeEnd(in, new Results(out), () -> {}, "stdio", false);
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
        return pipe(
                process.getInputStream(),
                new Input(process.getOutputStream()),
                () -> end(process, command),
                "exec:" + command);
    }

    /// One that has ended by itself has to have ended well; who does not read to its end makes it die of SIGPIPE, which is as good.
    private static void end(Process process, String command) throws IOException {
        boolean ended = !process.isAlive();
        process.destroy();
        int status = ended ? process.exitValue() : 0;
        if (status != 0 && status != SIGPIPE)
            throw new EndpointException("exec:" + command + " has ended with " + status);
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
                    return pipe(
                            descriptor.asInputStream(),
                            new Shared(descriptor.asOutputStream()),
                            descriptor,
                            name);
                });
    }

    private static End pipe(InputStream in, WritableByteChannel out, Closeable whole, String name) {
        return new PipeEnd(Channels.newChannel(in), out, whole, name, false);
    }

    // ---- where bytes go ----

    /// Standard output. That nobody reads any more is no failure.
    private record Results(FileChannel out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer data) throws IOException {
            try {
                return out.write(data);
            } catch (IOException e) {
                throw OutputClosedException.orItself(e);
            }
        }

        @Override
        public boolean isOpen() {
            return out.isOpen();
        }

        @Override
        public void close() throws IOException {
            out.close();
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
