package io.sockeye.tools.nc;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import java.util.List;

/// The two ends of a run.
record Ends(Endpoint left, Endpoint right) {
    /// Reads words: one or two endpoints, or what nc takes.
    ///
    /// @throws IllegalArgumentException if they are neither; the text says why
    static Ends of(List<String> words, boolean listen, boolean udp, boolean unix, boolean tls) {
        if (words.isEmpty())
            throw new IllegalArgumentException("nothing to connect to: HOST PORT, or endpoints");
        if (isEndpoint(words.getFirst())) return endpoints(words, listen, udp, unix, tls);
        if (udp && tls) throw new IllegalArgumentException("TLS is for streams: not with -u");
        if (unix && tls) throw new IllegalArgumentException("TLS is for TCP: not with -U");
        return new Ends(
                unix ? unix(words, listen, udp) : network(words, listen, udp, tls),
                new Endpoint.Stdio());
    }

    private static boolean isEndpoint(String word) {
        return word.equals("stdio")
                || word.equals("-")
                || (word.matches("[a-z-]+:.*") && !isAddress(word));
    }

    /// An address of IPv6 may begin with letters, too: `fd` is also a kind, whose number has no second colon.
    private static boolean isAddress(String word) {
        return word.matches("[0-9a-f]{1,4}:[0-9a-f.]*:.*");
    }

    private static Ends endpoints(
            List<String> words, boolean listen, boolean udp, boolean unix, boolean tls) {
        if (listen || udp || unix || tls)
            throw new IllegalArgumentException(
                    "-l, -u, -U and --tls go with HOST PORT: an endpoint says it itself");
        if (words.size() > 2) throw new IllegalArgumentException("more than two endpoints");
        return new Ends(
                EndpointText.parse(words.getFirst()),
                words.size() == 1 ? new Endpoint.Stdio() : EndpointText.parse(words.getLast()));
    }

    private static Endpoint unix(List<String> words, boolean listen, boolean datagrams) {
        if (words.size() != 1) throw new IllegalArgumentException("-U takes one path, or @NAME");
        var address = EndpointText.unix(words.getFirst());
        var kind = datagrams ? UnixKind.DATAGRAM : UnixKind.STREAM;
        return listen ? new Endpoint.UnixListen(kind, address) : new Endpoint.Unix(kind, address);
    }

    private static Endpoint network(List<String> words, boolean listen, boolean udp, boolean tls) {
        if (words.size() == 2) requireHost(words.getFirst());
        if (words.size() > 2 || (words.size() < 2 && !listen))
            throw new IllegalArgumentException(
                    listen ? "-l takes PORT, or HOST PORT" : "it takes HOST PORT");
        var host = words.size() == 2 ? words.getFirst() : Endpoint.LOOPBACK;
        int port = EndpointText.port(words.getLast());
        if (listen)
            return udp
                    ? new Endpoint.UdpListen(host, port)
                    : tls ? new Endpoint.TlsListen(host, port) : new Endpoint.TcpListen(host, port);
        return udp
                ? new Endpoint.Udp(host, port)
                : tls ? new Endpoint.Tls(host, port) : new Endpoint.Tcp(host, port);
    }

    /// A variable of the shell that nobody has set would be this machine.
    static void requireHost(String word) {
        if (word.isEmpty()) throw new IllegalArgumentException("the host is empty");
    }

    /// Whether a socket has a host at its other end.
    static boolean isOfNetwork(Socket socket) {
        var family = socket.family();
        return family.equals(AddressFamily.AF_INET) || family.equals(AddressFamily.AF_INET6);
    }

    /// Whether one of them has a host.
    boolean isOfNetwork() {
        return isOfNetwork(left) || isOfNetwork(right);
    }

    private static boolean isOfNetwork(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp _,
                    Endpoint.TcpListen _,
                    Endpoint.Tls _,
                    Endpoint.TlsListen _,
                    Endpoint.Udp _,
                    Endpoint.UdpListen _ ->
                    true;
            default -> false;
        };
    }

    boolean has(Class<? extends Endpoint> kind) {
        return kind.isInstance(left) || kind.isInstance(right);
    }
}
