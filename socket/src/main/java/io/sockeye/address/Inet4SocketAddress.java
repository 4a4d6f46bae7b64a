package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_INET;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/// An address of IPv4, struct sockaddr_in of ip(7).
///
/// The constants `INADDR_…` are the hosts of `<netinet/in.h>`.
///
/// @param host the host
/// @param port 0 to 65535
public record Inet4SocketAddress(Inet4Address host, int port) implements IpSocketAddress {
    /// Every interface of this machine.
    public static final Inet4Address INADDR_ANY = Inet4Address.ofLiteral("0.0.0.0");

    /// Every host of the local network; sending there needs SO_BROADCAST.
    public static final Inet4Address INADDR_BROADCAST = Inet4Address.ofLiteral("255.255.255.255");

    /// What inet_addr(3) answers for an error; the same as [#INADDR_BROADCAST].
    public static final Inet4Address INADDR_NONE = INADDR_BROADCAST;

    /// The source of ICMP answers of a host without an address, RFC 7600.
    public static final Inet4Address INADDR_DUMMY = Inet4Address.ofLiteral("192.0.0.8");

    /// This machine itself.
    public static final Inet4Address INADDR_LOOPBACK = Inet4Address.ofLiteral("127.0.0.1");

    /// The multicast group that is none.
    public static final Inet4Address INADDR_UNSPEC_GROUP = Inet4Address.ofLiteral("224.0.0.0");

    /// The multicast group of all hosts of the local network.
    public static final Inet4Address INADDR_ALLHOSTS_GROUP = Inet4Address.ofLiteral("224.0.0.1");

    /// The multicast group of all routers of the local network.
    public static final Inet4Address INADDR_ALLRTRS_GROUP = Inet4Address.ofLiteral("224.0.0.2");

    /// The multicast group of all snooping switches, RFC 4286.
    public static final Inet4Address INADDR_ALLSNOOPERS_GROUP =
            Inet4Address.ofLiteral("224.0.0.106");

    /// The last multicast group that no router passes on.
    public static final Inet4Address INADDR_MAX_LOCAL_GROUP = Inet4Address.ofLiteral("224.0.0.255");

    /// Checks the port.
    ///
    /// @throws IllegalArgumentException if the port is outside 0..65535; the message names it
    public Inet4SocketAddress {
        Objects.requireNonNull(host, "host");
        IpLiteral.checkPort(port);
    }

    /// The family of this address.
    ///
    /// @return AF_INET
    @Override
    public AddressFamily family() {
        return AF_INET;
    }

    /// Answers the same address as an `InetSocketAddress`.
    ///
    /// @return never empty
    @Override
    public Optional<java.net.SocketAddress> toJdk() {
        return Optional.of(new InetSocketAddress(host, port));
    }

    /// Answers host and port.
    ///
    /// @return such as `127.0.0.1:80`
    @Override
    public String toString() {
        return host.getHostAddress() + ":" + port;
    }
}
