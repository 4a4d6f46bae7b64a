package io.sockeye.tools.nc;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.AddressFamily.AF_VSOCK;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.sockeye.ConnectOptions;
import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Resolver;
import io.sockeye.tools.cli.OutputClosedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Opens endpoints.
///
/// @param patience how long a connection may take to come about; empty for as long as the kernel tries
/// @param proxy who connects for us
/// @param family of names that have addresses of both
record Dialer(
        Optional<Duration> patience,
        Optional<Proxy> proxy,
        AddressFamily family,
        Security security) {
    private static final int SIGPIPE = 128 + 13; // as the shell has it
    private static final WritableByteChannel NOWHERE =
            Channels.newChannel(OutputStream.nullOutputStream());

    /// Has ended before it began.
    record Nothing() implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer room) {
            return -1;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /// What fails behind the opening of a thing closes it.
    private static <T> T orClose(Closeable opened, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (IOException | RuntimeException e) {
            try {
                opened.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /// Opens one that waits for nobody; listeners of streams are [Listening]'s.
    End open(Endpoint endpoint) throws IOException {
        return switch (endpoint) {
            case Endpoint.Tcp(var host, var port) -> {
                var connection = tcp(host, port);
                yield stream(connection, "tcp ");
            }
            case Endpoint.Tls(var host, var port) -> {
                var connection = tcp(host, port);
                var client = security.client();
                if (patience.isPresent()) client.handshakeTimeout(patience.get());
                var secure = client.wrap(connection, security.name().orElse(host));
                yield stream(secure, "tls ");
            }
            case Endpoint.Udp(var host, var port) -> udp(host, port);
            case Endpoint.UdpListen(var host, var port) -> {
                var address = resolve(host, port, SOCK_DGRAM);
                yield bound(address, SOCK_DGRAM, "udp-listen ");
            }
            case Endpoint.Unix(var kind, var address) -> unix(kind, address);
            case Endpoint.UnixListen(var kind, var address) when kind == UnixKind.DATAGRAM -> {
                var end = bound(address, SOCK_DGRAM, "unix-dgram-listen ");
                yield address instanceof UnixSocketAddress.Pathname named
                        ? end.deleting(named.asPath())
                        : end;
            }
            case Endpoint.Vsock(var cid, var port) -> {
                var socket = Socket.open(AF_VSOCK, SOCK_STREAM);
                var peer = new VsockSocketAddress(cid, port);
                yield stream(connected(socket, peer), "");
            }
            case Endpoint.Stdio() -> stdio();
            case Endpoint.Exec(var command) -> exec(command);
            case Endpoint.File(var path) -> file(path, true);
            case Endpoint.Inherited(var number) -> inherited(number);
            case Endpoint.Listener listener ->
                    throw new IllegalStateException(listener + " waits for others");
        };
    }

    private static End stream(Connection connection, String kind) throws IOException {
        return orClose(
                connection, () -> new StreamEnd(connection, kind + connection.peerAddress()));
    }

    // ---- the network ----

    /// Through the proxy if there is one. The name is then its to resolve.
    Connection tcp(String host, int port) throws IOException {
        if (proxy.isEmpty()) return dial(host, port);
        var by = proxy.get();
        var connection = dial(by.host(), by.port());
        return orClose(
                connection,
                () -> {
                    patience.ifPresent(connection::timeout);
                    try {
                        by.ask(connection, host, port);
                    } catch (EOFException | SocketTimeoutException e) {
                        throw new EndpointException(
                                "the proxy " + by.place() + ": " + e.getMessage());
                    }
                    connection.blocking();
                    return connection;
                });
    }

    private Socket dial(String host, int port) throws IOException {
        if (!family.equals(AddressFamily.AF_UNSPEC)) {
            var address = resolve(host, port, SOCK_STREAM);
            return connected(Socket.open(family, SOCK_STREAM), address);
        }
        var options = ConnectOptions.defaults();
        if (patience.isPresent()) options = options.timeout(patience.get());
        return Socket.createConnection(host, port, options);
    }

    private Socket connected(Socket socket, SocketAddress address) throws IOException {
        return orClose(
                socket,
                () -> {
                    patience.ifPresent(socket::timeout);
                    return socket.connect(address).blocking();
                });
    }

    SocketAddress resolve(String host, int port, SocketType type) throws IOException {
        var hints = Hints.any().type(type).family(family);
        return Resolver.resolve(host, port, hints).getFirst().address();
    }

    private End udp(String host, int port) throws IOException {
        var address = resolve(host, port, SOCK_DGRAM);
        var socket = Socket.open(address.family(), SOCK_DGRAM);
        return orClose(
                socket, () -> new MessageEnd(socket.connect(address), "udp " + address, true));
    }

    private static MessageEnd bound(SocketAddress address, SocketType type, String kind)
            throws IOException {
        var socket = Socket.open(address.family(), type);
        return orClose(
                socket,
                () -> new MessageEnd(socket.bind(address), kind + socket.localAddress(), false));
    }

    private End unix(UnixKind kind, UnixSocketAddress address) throws IOException {
        var socket = Socket.open(AF_UNIX, kind.type());
        connected(socket, address);
        var name = kind.text() + " " + address;
        return switch (kind) {
            case STREAM -> new StreamEnd(socket, name);
            case SEQPACKET -> new MessageEnd(socket, name, true);
            // Whoever wants an answer needs a name for it.
            case DATAGRAM ->
                    orClose(
                            socket,
                            () -> new MessageEnd(socket.bind(SocketAddress.unnamed()), name, true));
        };
    }

    // ---- this machine ----

    private static End stdio() {
        var in = new FileInputStream(FileDescriptor.in).getChannel();
        var out = new FileOutputStream(FileDescriptor.out).getChannel();
        return new PipeEnd(in, new Results(out), () -> {}, "stdio");
    }

    /// Standard output. That nobody reads any more is no failure.
    private record Results(WritableByteChannel out) implements WritableByteChannel {
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

    /// The input of a process: it keeps nothing back. A process that has gone, or does not want to read, is no failure: its answer counts.
    private record Input(OutputStream out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer data) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException notWanted) {
                // Thrown away, as the rest will be.
            }
            return bytes.length;
        }

        @Override
        public boolean isOpen() {
            return true;
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

    /// What an inherited descriptor takes. Its end is that of the descriptor: both directions have but one.
    private record Taken(OutputStream out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer data) throws IOException {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            out.write(bytes);
            return bytes.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // See above.
        }
    }

    /// Its complaints are ours.
    private static End exec(String command) throws IOException {
        var process =
                new ProcessBuilder("/bin/sh", "-c", command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new PipeEnd(
                Channels.newChannel(process.getInputStream()),
                new Input(process.getOutputStream()),
                () -> end(process, command),
                "exec " + command);
    }

    /// One that has ended by itself has to have ended well; who does not read to its end makes it die of SIGPIPE, which is as good.
    private static void end(Process process, String command) throws IOException {
        boolean ended = !process.isAlive();
        process.destroy();
        int status = ended ? process.exitValue() : 0;
        if (status != 0 && status != SIGPIPE)
            throw new EndpointException("exec:" + command + " has ended with " + status);
    }

    /// As the first end it is read, as the second one written anew.
    static End file(Path path, boolean first) throws IOException {
        if (first) {
            var source = FileChannel.open(path, READ);
            return new PipeEnd(source, NOWHERE, source, "file " + path);
        }
        var target = FileChannel.open(path, WRITE, CREATE, TRUNCATE_EXISTING);
        return new PipeEnd(new Nothing(), target, target, "file " + path);
    }

    /// A socket of any kind, or something else that can be read and written.
    private static End inherited(int number) throws IOException {
        var descriptor = OwnedDescriptor.adopt(number);
        return orClose(
                descriptor,
                () -> {
                    try {
                        // Whoever is refused has lost what he gave: a copy.
                        var socket = Socket.adopt(descriptor.duplicate());
                        descriptor.close();
                        return socket.type().equals(SOCK_STREAM)
                                ? new StreamEnd(socket, "fd " + number)
                                : new MessageEnd(socket, "fd " + number, true);
                    } catch (ErrnoException e) {
                        if (!e.is(Errno.ENOTSOCK)) throw e;
                    }
                    return new PipeEnd(
                            Channels.newChannel(descriptor.asInputStream()),
                            new Taken(descriptor.asOutputStream()),
                            descriptor,
                            "fd " + number);
                });
    }
}
