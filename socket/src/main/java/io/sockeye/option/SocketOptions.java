package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_SOCKET;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketType;
import io.sockeye.control.Credentials;
import io.sockeye.error.Errno;
import java.util.Optional;

/// The options of every socket: level SOL_SOCKET, socket(7).
public final class SocketOptions {
    /// Bind to an address although connections in TIME_WAIT, or other sockets with it, have it.
    public static final SocketOption<Boolean> SO_REUSEADDR = flag("SO_REUSEADDR", 2);

    /// Share an address among sockets that all have this set before bind, as one user.
    public static final SocketOption<Boolean> SO_REUSEPORT = flag("SO_REUSEPORT", 15);

    /// Probe an idle connection; see TCP_KEEPIDLE and its like.
    public static final SocketOption<Boolean> SO_KEEPALIVE = flag("SO_KEEPALIVE", 9);

    /// Allow datagrams to broadcast addresses.
    public static final SocketOption<Boolean> SO_BROADCAST = flag("SO_BROADCAST", 6);

    /// Receive SCM_CREDENTIALS with each message: unix(7).
    public static final SocketOption<Boolean> SO_PASSCRED = flag("SO_PASSCRED", 16);

    /// Receive urgent data in the stream of the other data.
    public static final SocketOption<Boolean> SO_OOBINLINE = flag("SO_OOBINLINE", 10);

    /// Bytes of the receive buffer; the kernel doubles what is set and limits it by
    /// net.core.rmem_max, so that another number is read back.
    public static final SocketOption<Integer> SO_RCVBUF = integer("SO_RCVBUF", 8);

    /// Bytes of the send buffer; the kernel doubles what is set and limits it by
    /// net.core.wmem_max, so that another number is read back.
    public static final SocketOption<Integer> SO_SNDBUF = integer("SO_SNDBUF", 7);

    /// Priority of sent packets in the queue of the device; above 6 needs CAP_NET_ADMIN.
    public static final SocketOption<Integer> SO_PRIORITY = integer("SO_PRIORITY", 12);

    /// The only interface to send and receive by, as a name of at most 15 bytes; empty is any. To
    /// change it needs CAP_NET_RAW.
    public static final SocketOption<String> SO_BINDTODEVICE =
            new SocketOption<>("SO_BINDTODEVICE", SOL_SOCKET, 25, OptionType.string(16));

    /// What close(2) does with data not sent yet.
    public static final SocketOption<Linger> SO_LINGER =
            new SocketOption<>("SO_LINGER", SOL_SOCKET, 13, Linger.TYPE);

    /// The pending error, if any; reading clears it.
    public static final ReadOnlyOption<Optional<Errno>> SO_ERROR =
            new ReadOnlyOption<>(
                    "SO_ERROR",
                    SOL_SOCKET,
                    4,
                    IntType.of(
                            "errno",
                            n -> n == 0 ? Optional.empty() : Optional.of(Errno.of(n)),
                            error -> error.map(Errno::number).orElse(0)));

    /// The type of the socket, without flags.
    public static final ReadOnlyOption<SocketType> SO_TYPE =
            new ReadOnlyOption<>(
                    "SO_TYPE",
                    SOL_SOCKET,
                    3,
                    IntType.of("socket type", SocketType::of, SocketType::number));

    /// The address family of the socket.
    public static final ReadOnlyOption<AddressFamily> SO_DOMAIN =
            new ReadOnlyOption<>(
                    "SO_DOMAIN",
                    SOL_SOCKET,
                    39,
                    IntType.of("address family", AddressFamily::of, AddressFamily::number));

    /// The protocol of the socket, in the numbers of its family.
    public static final ReadOnlyOption<Integer> SO_PROTOCOL =
            new ReadOnlyOption<>("SO_PROTOCOL", SOL_SOCKET, 38, INT);

    /// Whether the socket listens.
    public static final ReadOnlyOption<Boolean> SO_ACCEPTCONN =
            new ReadOnlyOption<>("SO_ACCEPTCONN", SOL_SOCKET, 30, FLAG);

    /// Who the peer of a connected Unix socket was when it connected or listened: unix(7).
    public static final ReadOnlyOption<Credentials> SO_PEERCRED =
            new ReadOnlyOption<>("SO_PEERCRED", SOL_SOCKET, 17, new CredentialsType());

    private SocketOptions() {}

    private static SocketOption<Boolean> flag(String name, int number) {
        return new SocketOption<>(name, SOL_SOCKET, number, FLAG);
    }

    private static SocketOption<Integer> integer(String name, int number) {
        return new SocketOption<>(name, SOL_SOCKET, number, INT);
    }
}
