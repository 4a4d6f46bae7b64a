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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ends that are no connections: standard input and output, files, inherited descriptors. Processes are [Exec]'s.
final class Local {
    // O_ACCMODE, fcntl.h
    private static final char READ_ONLY = '0';
    private static final char WRITE_ONLY = '1';
    private static final char READ_AND_WRITE = '2';

    private Local() {}

    /// Standard input and output. The input is read by a descriptor of its own: closing that ends a wait in it, and leaves the input to whoever
    /// comes next.
    ///
    /// @param isLast whether the end of what goes out closes standard output; otherwise others write there later
    static End stdio(boolean isLast) throws IOException {
        var in = OwnedDescriptor.copyOf(Descriptor.of(0));
        return new PipeEnd(
                new Source(in.asInputStream()), new Results(isLast), in, "stdio", false, false);
    }

    /// A file to be read. What comes back for it is thrown away.
    static End source(Path path) throws IOException {
        // open(2) takes it, and read(2) would say it without a name.
        if (Files.isDirectory(path))
            throw new FileSystemException(path.toString(), null, "is a directory");
        var file = FileChannel.open(path, READ);
        return new PipeEnd(file, nowhere(), file, "file:" + path, false, false);
    }

    /// A file to be written anew.
    static End target(Path path) throws IOException {
        var file = FileChannel.open(path, WRITE, CREATE, TRUNCATE_EXISTING);
        return new PipeEnd(nothing(), file, file, "file:" + path, true, false);
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
                    return pipe(descriptor, name);
                });
    }

    /// One that is open for one direction alone: of the other nothing comes, or what comes is thrown away.
    private static End pipe(OwnedDescriptor descriptor, String name) throws IOException {
        char mode = mode(descriptor);
        boolean isMute = mode == WRITE_ONLY;
        return new PipeEnd(
                isMute ? nothing() : new Source(descriptor.asInputStream()),
                mode == READ_ONLY ? nowhere() : new Shared(descriptor.asOutputStream()),
                descriptor,
                name,
                isMute,
                false);
    }

    /// The last octal digit of its flags, proc_pid_fdinfo(5).
    private static char mode(OwnedDescriptor descriptor) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor.fileno())))
            if (line.startsWith("flags:")) return line.charAt(line.length() - 1);
        return READ_AND_WRITE;
    }

    private static ReadableByteChannel nothing() {
        return Channels.newChannel(InputStream.nullInputStream());
    }

    private static WritableByteChannel nowhere() {
        return Channels.newChannel(OutputStream.nullOutputStream());
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
            data.duplicate().get(piece);
            try (var out = OwnedDescriptor.copyOf(Descriptor.of(1))) {
                out.asOutputStream().write(piece);
            } catch (ErrnoException e) {
                throw e.is(Errno.EPIPE) ? new IOException("Broken pipe", e) : e;
            }
            data.position(data.position() + piece.length);
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
