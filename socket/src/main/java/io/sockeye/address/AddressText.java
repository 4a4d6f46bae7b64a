package io.sockeye.address;

import java.util.Optional;

/// Reads the texts that addresses print.
final class AddressText {
    private static final String UNIX = "unix:";
    private static final String FLOW = "?flow=";
    private static final int MAX_FLOW_INFO = 0xfffff;

    private AddressText() {}

    static SocketAddress parse(String text) {
        if (text.equals("none")) {
            return SocketAddress.none();
        }
        if (text.startsWith(UNIX)) {
            return unix(text.substring(UNIX.length()));
        }
        if (text.startsWith("[")) {
            return inet6(text);
        }
        if (text.endsWith(")")) {
            return opaque(text);
        }
        int colon = text.indexOf(':');
        if (colon < 0 || colon != text.lastIndexOf(':')) {
            throw refused(text);
        }
        return IpLiteral.address(text.substring(0, colon), port(text, colon + 1, text.length()), 0);
    }

    private static UnixSocketAddress unix(String name) {
        if (name.isEmpty()) {
            return SocketAddress.unnamed();
        }
        if (name.startsWith("@")) {
            return new UnixSocketAddress.Abstract(UnixNames.unescape(name.substring(1)));
        }
        return new UnixSocketAddress.Pathname(UnixNames.unescape(name));
    }

    private static SocketAddress inet6(String text) {
        int bracket = text.indexOf("]:");
        if (bracket < 0) {
            throw refused(text);
        }
        String host = text.substring(1, bracket);
        if (host.indexOf(':') < 0) {
            throw refused(text);
        }
        int flow = text.indexOf(FLOW, bracket);
        int port = port(text, bracket + 2, flow < 0 ? text.length() : flow);
        return IpLiteral.address(host, port, flow < 0 ? 0 : flowInfo(text, flow));
    }

    private static int flowInfo(String text, int flow) {
        String number = text.substring(flow + FLOW.length());
        return Decimal.parse(number, MAX_FLOW_INFO)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the flow info \""
                                        + number
                                        + "\" of \""
                                        + text
                                        + "\" is not in 0.."
                                        + MAX_FLOW_INFO))
                .intValue();
    }

    private static int port(String text, int from, int to) {
        String number = text.substring(from, to);
        return Decimal.parse(number, 65535)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the port \""
                                        + number
                                        + "\" of \""
                                        + text
                                        + "\" is not in 0..65535"))
                .intValue();
    }

    private static SocketAddress opaque(String text) {
        int open = text.indexOf("(0x");
        if (open < 0) {
            throw refused(text);
        }
        Optional<AddressFamily> family = AddressFamily.parse(text.substring(0, open));
        Bytes data = Bytes.parse(text.substring(open + 3, text.length() - 1));
        return new OpaqueSocketAddress(family.orElseThrow(() -> refused(text)), data);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "\""
                        + text
                        + "\" is no socket address; one is such as 127.0.0.1:80, [::1]:80,"
                        + " unix:/run/x, unix:@name");
    }
}
