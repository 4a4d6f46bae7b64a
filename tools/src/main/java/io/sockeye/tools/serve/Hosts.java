package io.sockeye.tools.serve;

import io.sockeye.Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names by which a server may be called.
///
/// Whoever has a domain can let its name mean 127.0.0.1 a moment after a browser has loaded a page from it (DNS rebinding). To the browser that page
/// and what is served here are one site then, and the page reads it. Only the name that the browser believes to speak to, in Host, tells it from a
/// page of ours.
final class Hosts {
    /// Any name at all.
    static final String ANY = "*";

    private static final Path OWN_NAME = Path.of("/proc/sys/kernel/hostname");

    private final @Nullable Set<String> names; // null for any

    private Hosts(@Nullable Set<String> names) {
        this.names = names;
    }

    /// Takes every name.
    static Hosts any() {
        return new Hosts(null);
    }

    /// What is taken by a server at these listeners: every name, unless names were told or only this machine reaches it.
    ///
    /// @param bind where it was told to listen; null if it was not
    /// @param told further names
    static Hosts of(List<Socket> listeners, @Nullable String bind, List<String> told)
            throws IOException {
        boolean checks = !told.isEmpty() || areLoopback(listeners);
        if (!checks || told.contains(ANY)) return any();
        var names = new HashSet<String>();
        for (var each : told) names.add(plain(each));
        if (bind != null) names.add(plain(bind));
        names.add(plain(Files.readString(OWN_NAME).strip()));
        return new Hosts(names);
    }

    private static boolean areLoopback(List<Socket> listeners) throws IOException {
        for (var each : listeners) if (!Listeners.isLoopback(each)) return false;
        return true;
    }

    /// Whether an option may say this.
    static boolean isName(String text) {
        return text.equals(ANY) || (text.indexOf(':') < 0 && Authority.isValid(text));
    }

    /// Whether a request for this is meant for here.
    ///
    /// @param authority valid, with or without a port; empty where the client is of a time before there was a Host
    boolean admit(String authority) {
        if (names == null || authority.isEmpty() || authority.charAt(0) == '[') return true;
        int colon = authority.indexOf(':');
        var name = plain(colon < 0 ? authority : authority.substring(0, colon));
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || isIp4(name)
                || names.contains(name);
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
