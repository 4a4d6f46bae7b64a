package io.sockeye.resolve;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;

/// What the name service knows of a host: `struct hostent` of gethostbyname(3).
///
/// @param name the official one
/// @param aliases its other names
/// @param addresses of one family; an IPv4 address mapped into IPv6 stays an IPv6 address
public record HostEntry(String name, List<String> aliases, List<InetAddress> addresses) {
    /// Takes the parts.
    public HostEntry {
        Objects.requireNonNull(name, "name");
        aliases = List.copyOf(aliases);
        addresses = List.copyOf(addresses);
    }
}
