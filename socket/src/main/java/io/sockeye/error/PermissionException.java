package io.sockeye.error;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import java.io.Serial;

/// The kernel forbids the call: EACCES, EPERM. The text ends with the remedy, where one is known.
public final class PermissionException extends ErrnoException {
    @Serial private static final long serialVersionUID = 1L;

    PermissionException(String call, Errno errno, SocketAddress local, SocketAddress peer) {
        super(call, errno, local, peer);
    }

    @Override
    String remedy() {
        String call = call();
        if (local() instanceof UnixSocketAddress.Pathname && call.equals("bind")) {
            return "bind needs write and search permission on the directory of the path";
        }
        if (peer() instanceof UnixSocketAddress.Pathname) {
            return "to connect or send needs write permission on the socket file and search"
                    + " permission on the directories of its path";
        }
        if (call.equals("bind")) {
            return bind();
        }
        if (call.startsWith("socket")) {
            return "raw and packet sockets need CAP_NET_RAW; ICMP sockets of type SOCK_DGRAM need"
                    + " their group in the sysctl net.ipv4.ping_group_range";
        }
        if (call.startsWith("setsockopt")) {
            return "this option needs CAP_NET_ADMIN, some options CAP_NET_RAW";
        }
        if (call.startsWith("connect") || call.startsWith("send")) {
            return send();
        }
        if (call.equals("epoll_ctl")) {
            return "files and folders are always ready, and cannot be watched";
        }
        return "run with the capability that the man page of " + call + " names, or as root";
    }

    private String bind() {
        if (local() instanceof IpSocketAddress ip
                && ip.port() > 0
                && ip.port() < IpSocketAddress.IPPORT_RESERVED) {
            return "ports below the sysctl net.ipv4.ip_unprivileged_port_start (1024) need"
                    + " CAP_NET_BIND_SERVICE";
        }
        return "run with the capability that the man page of the family names, or as root";
    }

    /// connect(2): EACCES is a broadcast address without SO_BROADCAST, or a route or rule that
    /// prohibits; EPERM is a rule.
    private String send() {
        if (is(Errno.EACCES)
                && peer() instanceof Inet4SocketAddress ip
                && ip.host().equals(Inet4SocketAddress.INADDR_BROADCAST)) {
            return "a broadcast address needs SO_BROADCAST";
        }
        if (is(Errno.EACCES) && peer() instanceof Inet4SocketAddress) {
            return "if this is a broadcast address of a network, set SO_BROADCAST; otherwise a"
                    + " route or a firewall rule of this machine prohibits it";
        }
        return "a firewall rule of this machine prohibits it";
    }
}
