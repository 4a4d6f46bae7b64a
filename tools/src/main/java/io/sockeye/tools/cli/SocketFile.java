package io.sockeye.tools.cli;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.error.AddressInUseException;
import io.sockeye.error.ConnectionRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/// The file that bind(2) makes for a Unix socket, and that only unlink(2) takes away.
public final class SocketFile {
    private SocketFile() {}

    /// Opens a listener, as [#bind] binds.
    ///
    /// @param address of any kind that a Unix socket may have
    /// @param type a stream, or a seqpacket
    /// @return it, the caller's to close
    public static Socket listen(SocketAddress address, SocketType type) throws IOException {
        var listener = Socket.open(AF_UNIX, type);
        try {
            bind(listener, address);
            return listener.listen();
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    /// Binds. A socket's file behind which nobody listens any more is of one who could not end in order: it makes room.
    public static void bind(Socket socket, SocketAddress address) throws IOException {
        try {
            socket.bind(address);
        } catch (AddressInUseException taken) {
            var path = of(address);
            if (path.isEmpty() || !isLeftBehind(path.get(), address, socket.type())) throw taken;
            Files.deleteIfExists(path.get());
            socket.bind(address);
        }
    }

    /// @return the file of an address; empty if it has none, or one whose name is no text
    public static Optional<Path> of(SocketAddress address) {
        return address instanceof UnixSocketAddress.Pathname named
                ? named.asPath()
                : Optional.empty();
    }

    /// Asks by a socket of another type: who listens does not come to know of it, and the kernel's refusal tells whether there is one.
    private static boolean isLeftBehind(Path path, SocketAddress address, SocketType type)
            throws IOException {
        if (!isSocket(path)) return false; // what is no socket refuses, too
        var other = type.equals(SOCK_DGRAM) ? SOCK_STREAM : SOCK_DGRAM;
        try (var visitor = Socket.open(AF_UNIX, other).nonBlocking()) {
            visitor.connect(address);
            return false;
        } catch (ConnectionRefusedException nobody) {
            return true;
        } catch (IOException somebody) {
            return false; // EPROTOTYPE, or one that is not to be spoken to
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        var attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isOther();
    }
}
