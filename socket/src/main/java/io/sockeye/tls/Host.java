package io.sockeye.tls;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.Idna;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom a certificate is for: a name, or an IP address.
///
/// @param text the name in ASCII and small letters, without the dot at its end; or the address as the JDK writes it
/// @param address empty if it is a name
record Host(String text, Optional<IpSocketAddress> address) {
    private static final Pattern NAME =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[.*]):[0-9]+");

    /// The host of an URI: an address of IPv6 may stand in brackets, and may have a zone, which no certificate knows. One of IPv4 that is mapped
    /// into IPv6 is the one of IPv4.
    ///
    /// @throws IllegalArgumentException if it is neither a name nor an address
    static Host of(String text) {
        if (WITH_PORT.matcher(text).matches())
            throw new IllegalArgumentException(
                    "host '" + text + "' has a port, which does not belong there");
        var bare =
                text.startsWith("[") && text.endsWith("]")
                        ? text.substring(1, text.length() - 1)
                        : text;
        var address = address(bare.contains(":") ? bare.replaceFirst("%.*", "") : bare);
        if (address.isPresent()) return new Host(address.get().host().getHostAddress(), address);
        return new Host(name(text), Optional.empty());
    }

    /// The same, or a pattern for the first label: `*.example.org`.
    static Host pattern(String text) {
        if (!text.startsWith("*.")) return of(text);
        var rest = name(text.substring(2));
        if (rest.indexOf('.') < 0)
            throw new IllegalArgumentException(
                    "pattern " + text + " covers a whole top-level domain");
        return new Host("*." + rest, Optional.empty());
    }

    private static Optional<IpSocketAddress> address(String text) {
        if (!text.contains(":") && !text.matches("[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+"))
            return Optional.empty();
        var parsed = SocketAddress.inet(text, 0);
        return Optional.of(parsed instanceof Inet6SocketAddress six ? plain(six) : parsed);
    }

    /// Without its zone, and of IPv4 where it is that.
    private static IpSocketAddress plain(Inet6SocketAddress address) {
        try {
            // Answers an Inet4Address for one that is mapped.
            return InetAddress.getByAddress(address.host().getAddress())
                            instanceof Inet4Address four
                    ? new Inet4SocketAddress(four, 0)
                    : new Inet6SocketAddress(address.host(), 0, 0, 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(address + " has not 16 bytes", e);
        }
    }

    private static String name(String text) {
        String ascii;
        try {
            ascii = Idna.toAscii(text, 0).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("host " + text + " is no name", e);
        }
        if (ascii.endsWith(".")) ascii = ascii.substring(0, ascii.length() - 1);
        if (ascii.contains("_"))
            throw new IllegalArgumentException(
                    "host '" + text + "' has a '_', which no name of a host has (RFC 1123)");
        if (ascii.length() > 253 || !NAME.matcher(ascii).matches())
            throw new IllegalArgumentException(
                    "host '" + text + "' is neither a name nor an address");
        return ascii;
    }

    boolean isName() {
        return address.isEmpty();
    }

    /// Whether this, as a pattern, is for that name: its star stands for one whole label.
    boolean covers(String name) {
        if (!text.startsWith("*.")) return text.equals(name);
        int dot = name.indexOf('.');
        return dot > 0 && text.substring(1).equals(name.substring(dot));
    }

    @Override
    public String toString() {
        return text;
    }
}
