package io.sockeye.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/// Where a socket is, or is to be: an immutable value, compared by content.
///
/// The text of every address can be read back by [#parse]:
///
/// | text | address |
/// |---|---|
/// | `127.0.0.1:80` | IPv4 |
/// | `[fe80::1%2]:80`, `[::1]:80?flow=5` | IPv6, with the number of the scope, with a flow label |
/// | `unix:/run/x` | a path; bytes other than printable ASCII, `%` and a leading `@` as `%41` |
/// | `unix:@name` | an abstract name, in the same spelling |
/// | `unix:` | the unnamed Unix address |
/// | `packet:2:ETH_P_ARP?type=PACKET_OUTGOING&hatype=1&hw=525400123456` | the link layer: interface, protocol |
/// | `netlink:0`, `netlink:4711?groups=0x11` | netlink: port, groups |
/// | `vsock:2:1024` | a virtual machine or its host: cid, port |
/// | `can:3`, `can:3?rx=0x123&tx=0x321`, `can:3?name=0x0&pgn=0x40000&addr=0x20` | CAN; ISO-TP; J1939 |
/// | `alg:hash:sha256` | the kernel's cryptography: type, name |
/// | `tipc:name:18888:17`, `tipc:range:18888:0:99?scope=2`, `tipc:id:16781313:33` | TIPC |
/// | `l2cap:00:1A:7D:DA:71:13:4097`, `rfcomm:00:1A:7D:DA:71:13:1`, `sco:00:1A:7D:DA:71:13`, `hci:0` | Bluetooth |
/// | `qipcrtr:1:16384` | Qualcomm's processors: node, port |
/// | `xdp:2:0` | a queue of an interface |
/// | `AF_X25(0x0102)`, `77(0x0102)` | any other family, and the bytes behind it |
/// | `none` | no address |
///
/// A `switch` outside this project needs a `default`: a family that is opaque today may have
/// its own record tomorrow.
public sealed interface SocketAddress
        permits IpSocketAddress,
                UnixSocketAddress,
                PacketSocketAddress,
                NetlinkSocketAddress,
                VsockSocketAddress,
                CanSocketAddress,
                AlgSocketAddress,
                TipcSocketAddress,
                BluetoothSocketAddress,
                QipcrtrSocketAddress,
                XdpSocketAddress,
                OpaqueSocketAddress {

    /// The family of this address.
    ///
    /// @return the family
    AddressFamily family();

    /// Reads the text that `toString` of any address prints.
    ///
    /// @param text the text
    /// @return an address equal to the one that printed it
    /// @throws IllegalArgumentException if the text is no address, which a host name never is; the
    ///     message shows the text
    static SocketAddress parse(String text) {
        return AddressText.parse(text);
    }

    /// Takes over an address of the JDK.
    ///
    /// @param address an `InetSocketAddress` or `UnixDomainSocketAddress`
    /// @return the same address; the empty path is the unnamed Unix address
    /// @throws IllegalArgumentException if its host is not resolved, its path is too long or has
    ///     bytes that its text cannot show, or it is of another class
    static SocketAddress of(java.net.SocketAddress address) {
        return switch (address) {
            case InetSocketAddress inet -> {
                InetAddress host = inet.getAddress();
                if (host == null) {
                    throw new IllegalArgumentException(
                            "the host of " + inet + " is not resolved; no DNS here");
                }
                yield inet(host, inet.getPort());
            }
            case UnixDomainSocketAddress unix ->
                    unix.getPath().toString().isEmpty() ? unnamed() : unix(unix.getPath());
            default ->
                    throw new IllegalArgumentException(
                            address + " is of " + address.getClass() + ", which is not supported");
        };
    }

    /// Answers this address as the JDK's class, for `java.net` and NIO.
    ///
    /// The JDK has no place for a flow label, which is dropped. A path is a path again only if its
    /// bytes are text.
    ///
    /// @return an `InetSocketAddress` or `UnixDomainSocketAddress`, or nothing when the JDK cannot
    ///     express the address
    default Optional<java.net.SocketAddress> toJdk() {
        return Optional.empty();
    }

    /// Makes an IP address from a literal host.
    ///
    /// An IPv4 literal is four decimal numbers without leading zeros. An IPv6 literal is as in RFC
    /// 4291, without brackets; the scope is the number of an interface, as in `fe80::1%2`.
    ///
    /// @param literal such as `127.0.0.1`, `fe80::1%2`; names are refused: no DNS here
    /// @param port 0 to 65535; 0 lets the kernel choose on bind(2)
    /// @return the address
    /// @throws IllegalArgumentException if the host is no literal or the port is out of range; the
    ///     message names the value
    static IpSocketAddress inet(String literal, int port) {
        return IpLiteral.address(literal, port, 0);
    }

    /// Makes an IP address from the JDK's host.
    ///
    /// @param host the host; the scope of an IPv6 host becomes the scope of the address
    /// @param port 0 to 65535; 0 lets the kernel choose on bind(2)
    /// @return the address
    /// @throws IllegalArgumentException if the port is out of range
    static IpSocketAddress inet(InetAddress host, int port) {
        return switch (host) {
            case java.net.Inet4Address four -> new Inet4SocketAddress(four, port);
            case java.net.Inet6Address six -> new Inet6SocketAddress(six, port, 0, 0);
            default -> throw new IllegalArgumentException(host + " is neither IPv4 nor IPv6");
        };
    }

    /// Makes the address of a port on this machine alone, `127.0.0.1`.
    ///
    /// @param port 0 to 65535; 0 lets the kernel choose on bind(2)
    /// @return the address
    /// @throws IllegalArgumentException if the port is out of range
    static IpSocketAddress loopback(int port) {
        return new Inet4SocketAddress(Inet4SocketAddress.INADDR_LOOPBACK, port);
    }

    /// Makes the address of a port on every IPv4 interface, `0.0.0.0`.
    ///
    /// @param port 0 to 65535; 0 lets the kernel choose on bind(2)
    /// @return the address
    /// @throws IllegalArgumentException if the port is out of range
    static IpSocketAddress any(int port) {
        return new Inet4SocketAddress(Inet4SocketAddress.INADDR_ANY, port);
    }

    /// Makes a Unix address from a path, in UTF-8.
    ///
    /// @param path 1 to 107 bytes, no NUL; a leading `@` has no meaning here
    /// @return the address
    /// @throws IllegalArgumentException if the path is empty, too long or has a NUL
    static UnixSocketAddress unix(String path) {
        return new UnixSocketAddress.Pathname(UnixNames.utf8(path));
    }

    /// Makes a Unix address from a path, in the encoding of file names.
    ///
    /// @param path a path of the default file system, 1 to 107 bytes
    /// @return the address
    /// @throws IllegalArgumentException if the path is empty, too long, of another file system, or
    ///     its bytes are not text: give such bytes to [UnixSocketAddress.Pathname]
    static UnixSocketAddress unix(Path path) {
        return new UnixSocketAddress.Pathname(UnixNames.bytes(path));
    }

    /// Makes an abstract Unix address: a name without a file, gone with its socket, see unix(7).
    ///
    /// @param name at most 107 bytes of UTF-8; the leading NUL is added
    /// @return the address
    /// @throws IllegalArgumentException if the name is too long
    static UnixSocketAddress abstractUnix(String name) {
        return new UnixSocketAddress.Abstract(UnixNames.utf8(name));
    }

    /// The Unix address without a name: on bind(2) the kernel chooses an abstract name.
    ///
    /// @return the address
    static UnixSocketAddress unnamed() {
        return UnixSocketAddress.Unnamed.INSTANCE;
    }

    /// Makes an address of the link layer, to bind(2): which frames of which interface are received.
    ///
    /// @param interfaceIndex the number of the interface; 0 is every interface
    /// @param protocol which frames, ETH_P_ALL for all
    /// @return the address
    /// @throws IllegalArgumentException if the number is negative
    static PacketSocketAddress packet(int interfaceIndex, PacketProtocol protocol) {
        return new PacketSocketAddress(
                interfaceIndex, protocol, PacketType.PACKET_HOST, 0, Bytes.of());
    }

    /// Makes an address of netlink.
    ///
    /// @param pid the port; 0 is the kernel, and to bind(2) it lets the kernel choose
    /// @param groups the first 32 groups, a bit each
    /// @return the address; `netlink(0, 0)` is the kernel
    /// @throws IllegalArgumentException if a number does not fit 32 bits
    static NetlinkSocketAddress netlink(long pid, long groups) {
        return new NetlinkSocketAddress(pid, groups);
    }

    /// Makes an address of a virtual machine or its host.
    ///
    /// @param cid which machine: VMADDR_CID_HOST and its like, in [VsockSocketAddress]
    /// @param port 32 bits unsigned
    /// @return the address
    /// @throws IllegalArgumentException if a number does not fit 32 bits
    static VsockSocketAddress vsock(long cid, long port) {
        return new VsockSocketAddress(cid, port);
    }

    /// Makes an address of a CAN interface, for CAN_RAW and CAN_BCM.
    ///
    /// @param interfaceIndex the number of the interface; 0 is every interface
    /// @return the address
    /// @throws IllegalArgumentException if the number is negative
    static CanSocketAddress can(int interfaceIndex) {
        return new CanSocketAddress.Raw(interfaceIndex);
    }

    /// No address, AF_UNSPEC: where the kernel gives none.
    ///
    /// To connect(2) a datagram socket to it dissolves its association.
    ///
    /// @return the address
    static SocketAddress none() {
        return OpaqueSocketAddress.NONE;
    }
}
