package io.sockeye.tools.nc;

import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.resolve.ServiceEntry;
import java.io.IOException;
import java.nio.file.Path;

/// Endpoints as texts: `tcp:example.org:80`, `unix-listen:/run/x`, `stdio`.
final class EndpointText {
    private static final String ALL =
            "tcp, tcp-listen, tls, tls-listen, udp, udp-listen, unix, unix-dgram and unix-seqpacket (each with -listen), vsock, vsock-listen, stdio, exec, file, fd";

    private EndpointText() {}

    /// Reads one.
    ///
    /// @throws IllegalArgumentException if it is none; the text says why
    static Endpoint parse(String text) {
        if (text.equals("stdio") || text.equals("-")) return new Endpoint.Stdio();
        int colon = text.indexOf(':');
        if (colon < 0)
            throw new IllegalArgumentException(
                    "'" + text + "' is no endpoint: it is KIND:…, of the kinds " + ALL);
        var rest = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "tcp" -> new Endpoint.Tcp(host(text, rest), port(text, rest));
            case "tcp-listen" -> new Endpoint.TcpListen(hostOrLoopback(rest), port(text, rest));
            case "tls" -> new Endpoint.Tls(host(text, rest), port(text, rest));
            case "tls-listen" -> new Endpoint.TlsListen(hostOrLoopback(rest), port(text, rest));
            case "udp" -> new Endpoint.Udp(host(text, rest), port(text, rest));
            case "udp-listen" -> new Endpoint.UdpListen(hostOrLoopback(rest), port(text, rest));
            case "unix" -> new Endpoint.Unix(UnixKind.STREAM, unix(rest));
            case "unix-listen" -> new Endpoint.UnixListen(UnixKind.STREAM, unix(rest));
            case "unix-dgram" -> new Endpoint.Unix(UnixKind.DATAGRAM, unix(rest));
            case "unix-dgram-listen" -> new Endpoint.UnixListen(UnixKind.DATAGRAM, unix(rest));
            case "unix-seqpacket" -> new Endpoint.Unix(UnixKind.SEQPACKET, unix(rest));
            case "unix-seqpacket-listen" -> new Endpoint.UnixListen(UnixKind.SEQPACKET, unix(rest));
            case "vsock" -> vsock(text, rest);
            case "vsock-listen" -> new Endpoint.VsockListen(number(text, rest));
            case "exec" -> new Endpoint.Exec(notEmpty(text, rest));
            case "file" -> new Endpoint.File(Path.of(notEmpty(text, rest)));
            case "fd" -> new Endpoint.Inherited((int) number(text, rest));
            default ->
                    throw new IllegalArgumentException(
                            "'" + text + "' is of no kind that there is: " + ALL);
        };
    }

    /// The name of a Unix socket: a path, or with an `@` before it an abstract name.
    static UnixSocketAddress unix(String name) {
        if (name.isEmpty()) throw new IllegalArgumentException("a Unix socket needs a name");
        return name.startsWith("@")
                ? SocketAddress.abstractUnix(name.substring(1))
                : SocketAddress.unix(name);
    }

    /// A port of TCP or UDP.
    static int port(String text) {
        if (!text.isEmpty() && !Character.isDigit(text.charAt(0))) return service(text);
        long port = number(text, text);
        if (port > 65535) throw new IllegalArgumentException("port " + text + " is over 65535");
        return (int) port;
    }

    private static int service(String name) {
        try {
            return ServiceEntry.named(name).port();
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + name + "' is neither a port nor a service", e);
        }
    }

    private static Endpoint vsock(String text, String rest) {
        int colon = rest.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("'" + text + "' is not vsock:CID:PORT");
        return new Endpoint.Vsock(
                number(text, rest.substring(0, colon)), number(text, rest.substring(colon + 1)));
    }

    private static int port(String text, String rest) {
        var digits = rest.substring(rest.lastIndexOf(':') + 1);
        if (digits.isEmpty()) throw new IllegalArgumentException("'" + text + "' has no port");
        return port(digits);
    }

    private static String host(String text, String rest) {
        int colon = rest.lastIndexOf(':');
        if (colon <= 0) throw new IllegalArgumentException("'" + text + "' is not HOST:PORT");
        return bare(rest.substring(0, colon));
    }

    /// Who listens for everybody says so: `0.0.0.0` or `[::]`.
    private static String hostOrLoopback(String rest) {
        int colon = rest.lastIndexOf(':');
        return colon <= 0 ? Endpoint.LOOPBACK : bare(rest.substring(0, colon));
    }

    /// An address of IPv6 without its brackets.
    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    private static long number(String text, String digits) {
        try {
            long number = Long.parseLong(digits);
            if (number >= 0 && number <= 0xffff_ffffL) return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' has '" + digits + "' where a number belongs", e);
        }
        throw new IllegalArgumentException("'" + text + "' has a number that does not fit");
    }

    private static String notEmpty(String text, String rest) {
        if (rest.isEmpty())
            throw new IllegalArgumentException("'" + text + "' says nothing behind the colon");
        return rest;
    }
}
