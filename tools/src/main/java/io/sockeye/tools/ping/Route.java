package io.sockeye.tools.ping;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.SocketOptions.SO_BINDTODEVICE;
import static io.sockeye.option.SocketOptions.SO_BROADCAST;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.PermissionException;
import io.sockeye.tools.cli.Targets;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// How the kernel would send to a host: connect(2) of a UDP socket says it, and sends nothing. ping(8) asks the same way.
///
/// @param source which of this machine's addresses it would go from; null where there is no way
/// @param isForbiddenBroadcast whether the host is a broadcast address, and the settings do not allow it
record Route(@Nullable InetAddress source, boolean isForbiddenBroadcast) {
    private static final int ANY_PORT = 1025;

    static Route to(Host host, Settings settings) throws IOException {
        try {
            return new Route(source(host, settings, settings.broadcast), false);
        } catch (PermissionException _) {
            return new Route(null, !settings.broadcast && isBroadcast(host, settings));
        } catch (ErrnoException _) {
            return new Route(null, false);
        }
    }

    /// Otherwise it is a route or a firewall that forbids.
    private static boolean isBroadcast(Host host, Settings settings) throws IOException {
        try {
            source(host, settings, true);
            return true;
        } catch (ErrnoException _) {
            return false;
        }
    }

    private static InetAddress source(Host host, Settings settings, boolean broadcast)
            throws IOException {
        boolean six = host.address instanceof Inet6Address;
        try (var socket = Socket.open(six ? AF_INET6 : AF_INET, SOCK_DGRAM)) {
            if (settings.device != null) socket.set(SO_BINDTODEVICE, settings.device);
            if (broadcast && !six) socket.set(SO_BROADCAST, true);
            if (settings.source != null) socket.bind(SocketAddress.inet(settings.source, 0));
            socket.connect(SocketAddress.inet(host.address, ANY_PORT));
            return Targets.host(socket.localAddress(IpSocketAddress.class));
        }
    }
}
