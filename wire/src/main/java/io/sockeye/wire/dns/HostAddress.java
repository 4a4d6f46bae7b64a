package io.sockeye.wire.dns;

import java.net.Inet4Address;
import java.net.InetAddress;

/// The address of a host: A (RFC 1035 section 3.4.1) or AAAA (RFC 3596).
///
/// @param address of either family, without a scope
public record HostAddress(InetAddress address) implements DnsData {
    @Override
    public DnsType type() {
        return address instanceof Inet4Address ? DnsType.A : DnsType.AAAA;
    }

    @Override
    public int length() {
        return address instanceof Inet4Address ? 4 : 16;
    }

    /// Answers the address.
    ///
    /// @return such as `192.0.2.80`
    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
