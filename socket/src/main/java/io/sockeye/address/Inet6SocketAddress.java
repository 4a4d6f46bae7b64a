package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_INET6;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;

/// An address of IPv6, struct sockaddr_in6 of ipv6(7).
///
/// A scope inside the host moves to `scopeId`, since the equality of `Inet6Address` ignores it. An
/// IPv4 address mapped into IPv6 (`::ffff:192.0.2.1`) stays an IPv6 address.
///
/// @param host the host, without a scope
/// @param port 0 to 65535
/// @param flowInfo the flow label in host order, 0 to 0xFFFFF; 0 is none
/// @param scopeId the index of the interface for a link-local host, 32 bits unsigned; 0 is none
public record Inet6SocketAddress(Inet6Address host, int port, int flowInfo, long scopeId)
        implements IpSocketAddress {
    private static final int MAX_FLOW_INFO = 0xfffff;
    private static final long MAX_SCOPE_ID = 0xffff_ffffL;

    /// Checks the ranges, and moves the scope of the host.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or the host has another scope
    ///     than `scopeId` says; the message names the value
    public Inet6SocketAddress {
        Objects.requireNonNull(host, "host");
        IpLiteral.checkPort(port);
        if (flowInfo < 0 || flowInfo > MAX_FLOW_INFO) {
            throw new IllegalArgumentException(
                    "flow info " + flowInfo + " is outside 0.." + MAX_FLOW_INFO);
        }
        if (scopeId < 0 || scopeId > MAX_SCOPE_ID) {
            throw new IllegalArgumentException(
                    "scope id " + scopeId + " is outside 0.." + MAX_SCOPE_ID);
        }
        int scopeOfHost = host.getScopeId();
        if (scopeOfHost != 0) {
            if (scopeId != 0 && scopeId != scopeOfHost) {
                throw new IllegalArgumentException(
                        "scope id " + scopeId + " is not the scope of " + host.getHostAddress());
            }
            scopeId = scopeOfHost;
            host = address(host.getAddress(), -1);
        }
    }

    /// Makes a host of 16 bytes; a negative scope is none.
    ///
    /// `InetAddress.getByAddress(bytes)` would answer an Inet4Address for a mapped address.
    static Inet6Address address(byte[] bytes, int scope) {
        try {
            return Inet6Address.getByAddress(null, bytes, scope);
        } catch (UnknownHostException e) {
            throw new AssertionError(bytes.length + " bytes are no IPv6 host", e);
        }
    }

    /// The family of this address.
    ///
    /// @return AF_INET6
    @Override
    public AddressFamily family() {
        return AF_INET6;
    }

    /// Answers the same address as an `InetSocketAddress`, but for the flow label.
    ///
    /// @return empty if the scope is above 2147483647, which the JDK cannot express
    @Override
    public Optional<java.net.SocketAddress> toJdk() {
        if (scopeId > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        Inet6Address scoped = scopeId == 0 ? host : address(host.getAddress(), (int) scopeId);
        return Optional.of(new InetSocketAddress(scoped, port));
    }

    /// Answers host, scope, port and flow label, the host as RFC 5952 wants it.
    ///
    /// @return such as `[fe80::1%2]:80` or `[::1]:80?flow=5`
    @Override
    public String toString() {
        var text = new StringBuilder("[").append(IpLiteral.format(host));
        if (scopeId != 0) {
            text.append('%').append(scopeId);
        }
        text.append("]:").append(port);
        if (flowInfo != 0) {
            text.append("?flow=").append(flowInfo);
        }
        return text.toString();
    }
}
