package io.sockeye.address;

import java.net.InetAddress;

/// An address of IPv4 or IPv6: a host and a port.
///
/// The constants `IPPORT_…` are the well-known ports of `<netinet/in.h>`.
public sealed interface IpSocketAddress extends SocketAddress
        permits Inet4SocketAddress, Inet6SocketAddress {
    /// Echo service.
    int IPPORT_ECHO = 7;

    /// Discard service.
    int IPPORT_DISCARD = 9;

    /// System status.
    int IPPORT_SYSTAT = 11;

    /// Time of day as text.
    int IPPORT_DAYTIME = 13;

    /// Network status.
    int IPPORT_NETSTAT = 15;

    /// File transfer protocol.
    int IPPORT_FTP = 21;

    /// Telnet.
    int IPPORT_TELNET = 23;

    /// Mail transfer.
    int IPPORT_SMTP = 25;

    /// Time service.
    int IPPORT_TIMESERVER = 37;

    /// The old host name service; DNS is 53.
    int IPPORT_NAMESERVER = 42;

    /// Whois service.
    int IPPORT_WHOIS = 43;

    /// Mail transfer protocol, obsolete.
    int IPPORT_MTP = 57;

    /// Trivial file transfer, UDP.
    int IPPORT_TFTP = 69;

    /// Remote job entry.
    int IPPORT_RJE = 77;

    /// Finger service.
    int IPPORT_FINGER = 79;

    /// Terminal link.
    int IPPORT_TTYLINK = 87;

    /// SUPDUP protocol.
    int IPPORT_SUPDUP = 95;

    /// rexecd, TCP.
    int IPPORT_EXECSERVER = 512;

    /// rlogind, TCP.
    int IPPORT_LOGINSERVER = 513;

    /// rshd, TCP.
    int IPPORT_CMDSERVER = 514;

    /// Extended file name server, TCP.
    int IPPORT_EFSSERVER = 520;

    /// Mail notification, UDP.
    int IPPORT_BIFFUDP = 512;

    /// rwhod, UDP.
    int IPPORT_WHOSERVER = 513;

    /// Routing information protocol, UDP.
    int IPPORT_ROUTESERVER = 520;

    /// Ports below this one need CAP_NET_BIND_SERVICE, unless ip_unprivileged_port_start is lower.
    int IPPORT_RESERVED = 1024;

    /// Ports above this one were meant for servers without privileges.
    int IPPORT_USERRESERVED = 5000;

    /// The host.
    ///
    /// @return an `Inet4Address` or, without its scope, an `Inet6Address`
    InetAddress host();

    /// The port.
    ///
    /// @return 0 to 65535; 0 is not chosen yet
    int port();
}
