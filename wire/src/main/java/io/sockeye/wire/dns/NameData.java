package io.sockeye.wire.dns;

import java.util.Set;

/// Another name and nothing else: NS, CNAME and PTR (RFC 1035 section 3.3), DNAME (RFC 6672).
///
/// @param type one of these four
/// @param name of a server, a host, a service
public record NameData(DnsType type, DnsName name) implements DnsData {
    private static final Set<DnsType> TYPES =
            Set.of(DnsType.NS, DnsType.CNAME, DnsType.PTR, DnsType.DNAME);

    /// Checks the type.
    ///
    /// @throws IllegalArgumentException if it is another; the message names it
    public NameData {
        if (!TYPES.contains(type)) throw new IllegalArgumentException(type + " is no name alone");
    }

    @Override
    public int length() {
        return name.length();
    }

    /// Answers the name.
    ///
    /// @return such as `www.example.org.`
    @Override
    public String toString() {
        return name.toString();
    }
}
