package io.sockeye.tools.serve;

import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Resolver;
import io.sockeye.server.Systemd;
import io.sockeye.tools.cli.SocketFile;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/// Where a server listens, and how its clients call that.
final class Listeners {
    private Listeners() {}

    /// The sockets that systemd, or whoever speaks its protocol, has opened for this process.
    static List<Socket> inherited() throws IOException {
        var sockets = new ArrayList<Socket>();
        for (var each : Systemd.listenSockets()) sockets.add(each.socket());
        return sockets;
    }

    static Socket at(String host, int port) throws IOException {
        var address = address(host, port);
        // All addresses are those of both families, as whoever writes `::` expects.
        var options = ListenOptions.defaults();
        return Socket.createServer(address, isEverything6(address) ? options.dualStack() : options);
    }

    static Socket at(String path) throws IOException {
        return SocketFile.listen(SocketAddress.unix(path), SocketType.SOCK_STREAM);
    }

    /// Accepted sockets have TCP_NODELAY from their listener, tcp(7): without it the last segment of a response waits for the client's
    /// acknowledgement of the one before, which many clients delay by 40 ms.
    static void sendAtOnce(Socket listener) throws IOException {
        if (listener.localAddress() instanceof IpSocketAddress) listener.set(TCP_NODELAY, true);
    }

    private static boolean isEverything6(SocketAddress address) {
        return address instanceof IpSocketAddress ip
                && ip.host() instanceof Inet6Address
                && ip.host().isAnyLocalAddress();
    }

    private static SocketAddress address(String host, int port) throws IOException {
        try {
            return SocketAddress.inet(host, port);
        } catch (IllegalArgumentException noLiteral) {
            var hints = Hints.any().family(AddressFamily.AF_UNSPEC).type(SocketType.SOCK_STREAM);
            for (var answer : Resolver.resolve(host, port, hints))
                if (answer.address() instanceof IpSocketAddress ip) return ip;
            throw new UnknownHostException(host + " has no address of IP");
        }
    }

    /// What to type into a browser. Of a socket for all addresses these are the machine's own.
    static List<String> urls(Socket listener, boolean tls) throws IOException {
        var scheme = tls ? "https://" : "http://";
        var address = listener.localAddress();
        if (!(address instanceof IpSocketAddress ip))
            return List.of(scheme + "localhost/ on " + address);
        if (!ip.host().isAnyLocalAddress()) return List.of(url(scheme, ip, ip.port()));
        var urls = new ArrayList<String>();
        for (var own : own(ip))
            urls.add(url(scheme, SocketAddress.inet(own, ip.port()), ip.port()));
        return urls;
    }

    /// The machine's addresses that a socket for all of them has. No browser takes the interface behind an address that needs none.
    private static List<InetAddress> own(IpSocketAddress all) throws IOException {
        var addresses = new ArrayList<InetAddress>();
        for (var each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var own : Collections.list(each.getInetAddresses())) {
                boolean family = isEverything6(all) || own instanceof Inet4Address;
                if (family && !own.isLinkLocalAddress())
                    addresses.add(InetAddress.getByAddress(own.getAddress()));
            }
        }
        return addresses;
    }

    /// Whether only this machine reaches it.
    static boolean isLocal(Socket listener) throws IOException {
        return !(listener.localAddress() instanceof IpSocketAddress) || isLoopback(listener);
    }

    /// Whether it is reached over the loopback interface only, where browsers are.
    static boolean isLoopback(Socket listener) throws IOException {
        return listener.localAddress() instanceof IpSocketAddress ip
                && ip.host().isLoopbackAddress();
    }

    private static String url(String scheme, SocketAddress address, int port) {
        var text = address.toString();
        int standard = scheme.equals("https://") ? 443 : 80;
        if (port == standard) text = text.substring(0, text.lastIndexOf(':'));
        return scheme + text + "/";
    }

    /// For whom a development certificate is made: loopback, this machine, the addresses where it listens, and names that were told.
    static String[] names(List<Socket> listeners, List<String> told) throws IOException {
        var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        for (var each : listeners)
            if (each.localAddress() instanceof IpSocketAddress ip)
                for (var own : ip.host().isAnyLocalAddress() ? own(ip) : List.of(ip.host()))
                    names.add(own.getHostAddress().replaceFirst("%.*", ""));
        var further = new ArrayList<>(told);
        further.add(Hosts.own());
        for (var each : further) if (isForCertificate(each)) names.add(each);
        return names.toArray(String[]::new);
    }

    /// Labels of letters, digits and dashes, as names of hosts have them; addresses are there already.
    private static boolean isForCertificate(String name) {
        var label = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
        return name.matches("(" + label + "[.])*" + label) && !name.matches("[0-9.]*");
    }
}
