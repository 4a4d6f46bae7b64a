package io.sockeye.error;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.Objects;

/// The kernel said no to a call.
///
/// The text names the call, the peer, the local address and the reason:
/// `connect 10.0.0.5:443 from 10.0.0.2:51332: Connection refused (ECONNREFUSED)`. It is made when
/// it is asked for.
///
/// [#of] picks the class; there are no public constructors.
public class ErrnoException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// The C call.
    private final String call;

    /// The errno.
    private final int number;

    // Addresses travel as their text, which parses back: they are no Serializable of their own.
    private transient SocketAddress local;
    private transient SocketAddress peer;

    ErrnoException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        this.call = Objects.requireNonNull(call, "call");
        this.number = errno.number();
        this.local = Objects.requireNonNull(local, "local");
        this.peer = Objects.requireNonNull(peer, "peer");
    }

    /// Makes the exception for a refused call, of the class that belongs to its errno.
    ///
    /// @param call the C call, such as `connect`
    /// @param errno what the kernel said
    /// @param local the local address, or [SocketAddress#none] if unknown
    /// @param peer the peer's address, or [SocketAddress#none] if unknown
    /// @return the exception, not thrown
    public static ErrnoException of(
            String call, Errno errno, SocketAddress local, SocketAddress peer) {
        return switch (errno.name()) {
            case "ECONNREFUSED" -> new ConnectionRefusedException(call, errno, local, peer);
            case "ECONNRESET", "ENETRESET" ->
                    new ConnectionResetException(call, errno, local, peer);
            case "ECONNABORTED" -> new ConnectionAbortedException(call, errno, local, peer);
            case "ETIMEDOUT" -> new ConnectionTimedOutException(call, errno, local, peer);
            case "EPIPE", "ESHUTDOWN" -> new BrokenPipeException(call, errno, local, peer);
            case "EADDRINUSE" -> new AddressInUseException(call, errno, local, peer);
            case "EADDRNOTAVAIL" -> new AddressNotAvailableException(call, errno, local, peer);
            case "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EHOSTDOWN" ->
                    new UnreachableException(call, errno, local, peer);
            case "EACCES", "EPERM" -> new PermissionException(call, errno, local, peer);
            case "EAFNOSUPPORT",
                    "EPROTONOSUPPORT",
                    "ESOCKTNOSUPPORT",
                    "EOPNOTSUPP",
                    "ENOPROTOOPT" ->
                    new NotSupportedException(call, errno, local, peer);
            case "EAGAIN", "EINPROGRESS", "EALREADY" ->
                    new WouldBlockException(call, errno, local, peer);
            default -> new ErrnoException(call, errno, local, peer);
        };
    }

    /// What the kernel said.
    ///
    /// @return the errno
    public final Errno errno() {
        return Errno.of(number);
    }

    /// Tells whether the errno is one of several.
    ///
    /// @param any such as `ENETUNREACH, EHOSTUNREACH`
    /// @return whether it is among them
    public final boolean is(Errno... any) {
        for (Errno errno : any) {
            if (errno.number() == number) {
                return true;
            }
        }
        return false;
    }

    /// The C call that was refused.
    ///
    /// @return such as `connect`, `setsockopt TCP_NODELAY` or `socket AF_CAN SOCK_RAW CAN_RAW`
    public final String call() {
        return call;
    }

    /// The local address.
    ///
    /// @return [SocketAddress#none] if unknown
    public final SocketAddress local() {
        return local;
    }

    /// The peer's address.
    ///
    /// @return [SocketAddress#none] if unknown
    public final SocketAddress peer() {
        return peer;
    }

    /// The text: call, addresses, reason, and the remedy if there is a known one.
    ///
    /// @return such as `connect 10.0.0.5:443: Connection refused (ECONNREFUSED)`
    @Override
    public String getMessage() {
        var text = new StringBuilder(call);
        boolean peerShown = isTelling(peer);
        if (peerShown) {
            text.append(' ').append(peer);
        }
        if (isTelling(local)) {
            // bind(2) is about its own address alone.
            String joint = peerShown ? " from " : call.equals("bind") ? " " : " on ";
            text.append(joint).append(local);
        }
        Errno errno = errno();
        text.append(": ").append(errno.message());
        // A number without a name is in the message already.
        if (!errno.name().equals(Integer.toString(number))) {
            text.append(" (").append(errno.name()).append(')');
        }
        String remedy = remedy();
        if (!remedy.isEmpty()) {
            text.append("; ").append(remedy);
        }
        return text.toString();
    }

    /// What the user can do about it, as the end of the text; empty if nothing is known.
    String remedy() {
        return "";
    }

    /// Whether an address says anything: 0.0.0.0:0, [::]:0 and the unnamed Unix address do not.
    private static boolean isTelling(SocketAddress address) {
        return switch (address) {
            case UnixSocketAddress.Unnamed _ -> false;
            case Inet4SocketAddress ip -> isTelling(ip);
            case Inet6SocketAddress ip -> isTelling(ip);
            default -> !address.equals(SocketAddress.none());
        };
    }

    private static boolean isTelling(IpSocketAddress ip) {
        return ip.port() != 0 || !ip.host().isAnyLocalAddress();
    }

    /// Writes the texts of the addresses.
    ///
    /// @serialData the fields, then the local and the peer's address as `writeUTF` texts
    /// @param out takes them
    /// @throws IOException if it cannot
    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeUTF(local.toString());
        out.writeUTF(peer.toString());
    }

    /// Reads the texts of the addresses.
    ///
    /// @param in has them
    /// @throws IOException if it fails
    /// @throws ClassNotFoundException never
    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        try {
            local = SocketAddress.parse(in.readUTF());
            peer = SocketAddress.parse(in.readUTF());
        } catch (IllegalArgumentException e) {
            throw new InvalidObjectException("not written by this class", e);
        }
    }
}
