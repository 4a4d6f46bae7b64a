package io.sockeye.tools.nc;

import io.sockeye.address.UnixSocketAddress;
import java.nio.file.Path;

/// One of the two ends, as the command line names it. [EndpointText] reads them.
sealed interface Endpoint {
    /// The host of those who listen and name none: 127.0.0.1, or with `-6` ::1.
    String LOOPBACK = "";

    /// An end that waits for others.
    sealed interface Listener extends Endpoint {
        /// Whether it accepts nobody: who sends is there.
        default boolean isOfDatagrams() {
            return switch (this) {
                case UdpListen _ -> true;
                case UnixListen(var kind, _) -> kind == UnixKind.DATAGRAM;
                case TcpListen _, TlsListen _, VsockListen _ -> false;
            };
        }
    }

    record Tcp(String host, int port) implements Endpoint {}

    record TcpListen(String host, int port) implements Listener {}

    record Tls(String host, int port) implements Endpoint {}

    record TlsListen(String host, int port) implements Listener {}

    record Udp(String host, int port) implements Endpoint {}

    record UdpListen(String host, int port) implements Listener {}

    /// @param kind stream, datagram or seqpacket
    record Unix(UnixKind kind, UnixSocketAddress address) implements Endpoint {}

    record UnixListen(UnixKind kind, UnixSocketAddress address) implements Listener {}

    record Vsock(long cid, long port) implements Endpoint {}

    record VsockListen(long port) implements Listener {}

    record Stdio() implements Endpoint {}

    /// @param command for `/bin/sh -c`
    record Exec(String command) implements Endpoint {}

    /// @param path read from its beginning, or written anew
    record File(Path path) implements Endpoint {}

    record Inherited(int number) implements Endpoint {}
}
