package io.sockeye.tools.nc;

import io.sockeye.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Who connects for us: it resolves the name, too.
///
/// @param kind of its protocol
/// @param host of itself
/// @param port of itself
/// @param login `user:password`, or empty
record Proxy(Kind kind, String host, int port, Optional<String> login) {
    enum Kind {
        /// RFC 1928, RFC 1929.
        SOCKS5,
        /// CONNECT, RFC 9110, section 9.3.6.
        HTTP
    }

    private static final int LONGEST_HEAD = 8 * 1024;

    /// Reads `socks5://user:password@host:port` or `http://…`.
    static Proxy parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("proxy '" + text + "' is no URI", e);
        }
        var scheme = String.valueOf(uri.getScheme());
        var host = uri.getHost();
        if (host == null || !String.valueOf(uri.getPath()).isEmpty())
            throw new IllegalArgumentException("proxy '" + text + "' is not SCHEME://HOST:PORT");
        var kind =
                switch (scheme) {
                    case "socks5", "socks5h" -> Kind.SOCKS5;
                    case "http" -> Kind.HTTP;
                    default ->
                            throw new IllegalArgumentException(
                                    "proxy '" + text + "' is neither socks5:// nor http://");
                };
        int usual = kind == Kind.SOCKS5 ? 1080 : 8080;
        return new Proxy(
                kind,
                EndpointText.bare(host),
                uri.getPort() < 0 ? usual : uri.getPort(),
                Optional.ofNullable(uri.getUserInfo()));
    }

    /// Where it is, for texts.
    String place() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /// Has it connect.
    ///
    /// @param connection to the proxy
    void ask(Connection connection, String target, int port) throws IOException {
        if (kind == Kind.HTTP) askHttp(connection, target, port);
        else askSocks(connection, target, port);
    }

    // ---- HTTP ----

    private void askHttp(Connection connection, String target, int targetPort) throws IOException {
        var to = (target.contains(":") ? "[" + target + "]" : target) + ":" + targetPort;
        var request = new StringBuilder("CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n");
        login.ifPresent(words ->
                request.append("Proxy-Authorization: Basic ")
                        .append(
                                Base64.getEncoder()
                                        .encodeToString(words.getBytes(StandardCharsets.UTF_8)))
                        .append("\r\n"));
        connection.sendAll(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        var status = head(connection).lines().findFirst().orElse("");
        if (!status.matches("HTTP/1\\.[01] 2\\d\\d( .*)?"))
            throw new EndpointException("the proxy does not connect: " + status);
    }

    /// A byte at a time: what stands behind it is not for us.
    private static String head(Connection connection) throws IOException {
        var head = new ByteArrayOutputStream();
        while (head.size() < LONGEST_HEAD) {
            head.write(connection.recvExactly(1)[0]);
            var text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) return text;
        }
        throw new EndpointException("the proxy's answer is longer than " + LONGEST_HEAD + " bytes");
    }

    // ---- SOCKS ----

    private void askSocks(Connection connection, String target, int targetPort) throws IOException {
        connection.sendAll(login.isPresent() ? new byte[] {5, 2, 0, 2} : new byte[] {5, 1, 0});
        var method = connection.recvExactly(2);
        if (method[0] != 5) throw new EndpointException("the proxy does not speak SOCKS 5");
        switch (method[1]) {
            case 0 -> {}
            case 2 -> logIn(connection);
            default -> throw new EndpointException("the proxy wants a login that there is not");
        }
        connection.sendAll(socksRequest(target, targetPort));
        var answer = connection.recvExactly(4);
        if (answer[1] != 0)
            throw new EndpointException("the proxy does not connect: " + text(answer[1]));
        // The address that it uses, which nobody asks for.
        int length =
                switch (answer[3]) {
                    case 1 -> 4;
                    case 3 -> connection.recvExactly(1)[0] & 0xff;
                    case 4 -> 16;
                    default -> throw new EndpointException("the proxy's answer is no SOCKS 5");
                };
        connection.recvExactly(length + 2);
    }

    private void logIn(Connection connection) throws IOException {
        var words =
                login.orElseThrow(() -> new EndpointException("the proxy wants a login"))
                        .split(":", 2);
        var request = new ByteArrayOutputStream();
        request.write(1);
        for (var word : new String[] {words[0], words.length > 1 ? words[1] : ""})
            writeShort(request, word);
        connection.sendAll(request.toByteArray());
        if (connection.recvExactly(2)[1] != 0)
            throw new EndpointException("the proxy refuses the login");
    }

    private static byte[] socksRequest(String target, int port) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {5, 1, 0});
        writeTarget(request, target);
        request.write(port >> 8);
        request.write(port);
        return request.toByteArray();
    }

    /// An address as such: not every proxy takes one for a name.
    private static void writeTarget(ByteArrayOutputStream request, String target)
            throws IOException {
        byte[] address;
        try {
            address = InetAddress.ofLiteral(target).getAddress();
        } catch (IllegalArgumentException name) {
            request.write(3);
            writeShort(request, target);
            return;
        }
        request.write(address.length == 4 ? 1 : 4);
        request.writeBytes(address);
    }

    private static void writeShort(ByteArrayOutputStream request, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) throw new EndpointException("'" + text + "' is too long for SOCKS");
        request.write(bytes.length);
        request.writeBytes(bytes);
    }

    private static String text(byte reply) {
        return switch (reply) {
            case 1 -> "general failure";
            case 2 -> "not allowed";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "TTL expired";
            case 7 -> "command not supported";
            case 8 -> "address type not supported";
            default -> "reply " + reply;
        };
    }
}
