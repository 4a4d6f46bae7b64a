package io.sockeye.tools.serve;

import io.sockeye.Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names by which a server may be called.
///
/// Whoever has a domain can let its name mean 127.0.0.1 a moment after a browser has loaded a page from it (DNS rebinding). To the browser that page
/// and what is served here are one site then, and the page reads it. Only the name that the browser believes to speak to, in Host, tells it from a
/// page of ours. And over TLS a server speaks for those that its certificate is for, RFC 9110 section 7.4.
final class Hosts {
    /// Any name at all.
    static final String ANY = "*";

    /// The kinds of names in a certificate, RFC 5280 section 4.2.1.6.
    private static final Integer NAME = 2;

    private static final Integer ADDRESS = 7;

    private static final Path OWN_NAME = Path.of("/proc/sys/kernel/hostname");

    private final @Nullable Set<String> names; // null for any
    private final boolean areCertified;

    private Hosts(@Nullable Set<String> names, boolean areCertified) {
        this.names = names;
        this.areCertified = areCertified;
    }

    /// Takes every name.
    static Hosts any() {
        return new Hosts(null, false);
    }

    /// What is taken by a server at these listeners: every name, unless names were told or only this machine reaches it.
    ///
    /// @param bind where it was told to listen; null if it was not
    /// @param told further names
    static Hosts of(List<Socket> listeners, @Nullable String bind, List<String> told)
            throws IOException {
        boolean checks = !told.isEmpty() || areLoopback(listeners);
        if (!checks || told.contains(ANY)) return any();
        var names = plain(told);
        if (bind != null) names.add(plain(bind));
        names.add(own());
        return new Hosts(names, false);
    }

    /// What is taken over TLS: what the certificate is for.
    ///
    /// @param told further names, which somebody before this server has a certificate for
    static Hosts certified(X509Certificate certificate, List<String> told) throws IOException {
        if (told.contains(ANY)) return any();
        var names = plain(told);
        try {
            var all = certificate.getSubjectAlternativeNames();
            // Each is its kind, and then the name or the address.
            for (var each : all == null ? List.<List<?>>of() : all) {
                var name = String.valueOf(each.get(1));
                if (each.get(0).equals(NAME)) names.add(plain(name));
                if (each.get(0).equals(ADDRESS)) names.add(address(name));
            }
        } catch (CertificateParsingException e) {
            throw new IOException("names of the certificate: " + e.getMessage(), e);
        }
        return new Hosts(names, true);
    }

    /// What this machine calls itself.
    static String own() throws IOException {
        return plain(Files.readString(OWN_NAME).strip());
    }

    private static Set<String> plain(List<String> told) {
        var names = new HashSet<String>();
        for (var each : told) names.add(each.startsWith("[") ? address(each) : plain(each));
        return names;
    }

    private static boolean areLoopback(List<Socket> listeners) throws IOException {
        for (var each : listeners) if (!Listeners.isLoopback(each)) return false;
        return true;
    }

    /// Whether an option may say this.
    static boolean isName(String text) {
        boolean hasPort = text.indexOf(':', text.indexOf(']') + 1) >= 0;
        return text.equals(ANY) || (!hasPort && Authority.isValid(text));
    }

    /// Whether a request for this is meant for here.
    ///
    /// @param authority valid, with or without a port; empty where the client is of a time before there was a Host
    boolean admit(String authority) {
        if (names == null || authority.isEmpty()) return true;
        int end = authority.indexOf(':', authority.indexOf(']') + 1);
        var name = plain(end < 0 ? authority : authority.substring(0, end));
        if (areCertified) return isCertified(names, name);
        return name.charAt(0) == '['
                || name.equals("localhost")
                || name.endsWith(".localhost")
                || isIp4(name)
                || names.contains(name);
    }

    /// A star in a certificate stands for one label.
    private static boolean isCertified(Set<String> names, String name) {
        if (names.contains(name)) return true;
        if (name.charAt(0) == '[' || isIp4(name)) return names.contains(address(name));
        int dot = name.indexOf('.');
        return dot > 0 && names.contains("*" + name.substring(dot));
    }

    /// Each address has one text only.
    private static String address(String text) {
        try {
            return InetAddress.ofLiteral(text.replace("[", "").replace("]", "")).getHostAddress();
        } catch (IllegalArgumentException e) {
            return text; // too many numbers, or too large ones
        }
    }

    /// A name that is looked up does not end with a number, RFC 3696 section 2; `127.1` is an address, too.
    private static boolean isIp4(String name) {
        for (int i = 0; i < name.length(); i++)
            if (!Grammar.isDigit(name.charAt(i)) && name.charAt(i) != '.') return false;
        return true;
    }

    /// Names are the same in capitals, and with the dot of the root behind them.
    private static String plain(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }
}
