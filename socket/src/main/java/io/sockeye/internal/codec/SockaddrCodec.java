package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.AlgSocketAddress;
import io.sockeye.address.BluetoothSocketAddress;
import io.sockeye.address.Bytes;
import io.sockeye.address.CanSocketAddress;
import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.NetlinkSocketAddress;
import io.sockeye.address.OpaqueSocketAddress;
import io.sockeye.address.PacketSocketAddress;
import io.sockeye.address.QipcrtrSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.TipcSocketAddress;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.address.XdpSocketAddress;
import io.sockeye.internal.sys.NetinetIn;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn6;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.SockaddrStorage;
import io.sockeye.internal.sys.SysUn;
import java.lang.foreign.MemorySegment;

/// `struct sockaddr` of every family. The length counts: a Unix name ends where it says.
public final class SockaddrCodec {

    /// What dissolves an association: enough bytes for every family's taste.
    private static final int UNSPEC_LENGTH = 16;

    private SockaddrCodec() {}

    /// Writes an address.
    ///
    /// @param target room for a `struct sockaddr_storage`
    /// @return the address length
    public static int encode(SocketAddress address, MemorySegment target) {
        target.set(JAVA_SHORT, SockaddrStorage.SS_FAMILY, (short) address.family().number());
        return switch (address) {
            case Inet4SocketAddress ip -> encode(ip, target);
            case Inet6SocketAddress ip -> encode(ip, target);
            case UnixSocketAddress unix -> encode(unix, target);
            case PacketSocketAddress link -> LinkCodec.encode(link, target);
            case NetlinkSocketAddress kernel -> LinkCodec.encode(kernel, target);
            case VsockSocketAddress machine -> LinkCodec.encode(machine, target);
            case XdpSocketAddress queue -> LinkCodec.encode(queue, target);
            case QipcrtrSocketAddress port -> LinkCodec.encode(port, target);
            case CanSocketAddress can -> BusCodec.encode(can, target);
            case TipcSocketAddress tipc -> BusCodec.encode(tipc, target);
            case AlgSocketAddress alg -> BusCodec.encode(alg, target);
            case BluetoothSocketAddress bluetooth -> BluetoothCodec.encode(bluetooth, target);
            case OpaqueSocketAddress opaque -> encode(opaque, target);
        };
    }

    private static int encode(Inet4SocketAddress address, MemorySegment target) {
        target.set(NetinetIn.BE_SHORT, SockaddrIn.SIN_PORT, (short) address.port());
        Hosts.write(address.host(), target, SockaddrIn.SIN_ADDR);
        target.asSlice(SockaddrIn.SIN_ADDR + 4, 8).fill((byte) 0);
        return SockaddrIn.SIZE;
    }

    private static int encode(Inet6SocketAddress address, MemorySegment target) {
        target.set(NetinetIn.BE_SHORT, SockaddrIn6.SIN6_PORT, (short) address.port());
        target.set(NetinetIn.BE_INT, SockaddrIn6.SIN6_FLOWINFO, address.flowInfo());
        Hosts.write(address.host(), target, SockaddrIn6.SIN6_ADDR);
        target.set(JAVA_INT, SockaddrIn6.SIN6_SCOPE_ID, (int) address.scopeId());
        return SockaddrIn6.SIZE;
    }

    private static int encode(UnixSocketAddress address, MemorySegment target) {
        return switch (address) {
            case UnixSocketAddress.Unnamed _ -> SysUn.SUN_PATH;
            case UnixSocketAddress.Pathname path -> {
                int end = put(path.bytes().toArray(), target, SysUn.SUN_PATH);
                target.set(JAVA_BYTE, end, (byte) 0);
                yield end + 1;
            }
            case UnixSocketAddress.Abstract name -> {
                target.set(JAVA_BYTE, SysUn.SUN_PATH, (byte) 0);
                yield put(name.bytes().toArray(), target, SysUn.SUN_PATH + 1);
            }
        };
    }

    private static int encode(OpaqueSocketAddress address, MemorySegment target) {
        if (address.family().number() == SysSocket.AF_UNSPEC) {
            target.asSlice(2, UNSPEC_LENGTH - 2).fill((byte) 0);
            return UNSPEC_LENGTH;
        }
        int length = address.data().length();
        if (length > target.byteSize() - 2) {
            throw new IllegalArgumentException(
                    address
                            + " has "
                            + length
                            + " bytes; a sockaddr holds "
                            + (target.byteSize() - 2));
        }
        return put(address.data().toArray(), target, 2);
    }

    private static int put(byte[] bytes, MemorySegment target, long offset) {
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, offset, bytes.length);
        return (int) offset + bytes.length;
    }

    /// Reads an address.
    ///
    /// @param length what the kernel said; it may be more than the room it had
    /// @return the address; [SocketAddress#none()] when the kernel gave none
    public static SocketAddress decode(MemorySegment source, int length) {
        int size = (int) Math.min(length, source.byteSize());
        if (size < SysUn.SUN_PATH) return SocketAddress.none();
        int family = Short.toUnsignedInt(source.get(JAVA_SHORT, SockaddrStorage.SS_FAMILY));
        var known =
                switch (family) {
                    case SysSocket.AF_INET -> size < SockaddrIn.SIZE ? null : inet4(source);
                    case SysSocket.AF_INET6 -> size < SockaddrIn6.SIZE ? null : inet6(source);
                    case SysSocket.AF_UNIX -> unix(source, size);
                    case SysSocket.AF_UNSPEC -> SocketAddress.none();
                    case SysSocket.AF_PACKET -> LinkCodec.packet(source, size);
                    case SysSocket.AF_NETLINK -> LinkCodec.netlink(source, size);
                    case SysSocket.AF_VSOCK -> LinkCodec.vsock(source, size);
                    case SysSocket.AF_XDP -> LinkCodec.xdp(source, size);
                    case SysSocket.AF_QIPCRTR -> LinkCodec.qipcrtr(source, size);
                    case SysSocket.AF_CAN -> BusCodec.can(source, size);
                    case SysSocket.AF_TIPC -> BusCodec.tipc(source, size);
                    case SysSocket.AF_ALG -> BusCodec.alg(source, size);
                    case SysSocket.AF_BLUETOOTH -> BluetoothCodec.decode(source, size);
                    default -> null;
                };
        return known == null ? opaque(family, bytes(source, 2, size)) : known;
    }

    private static SocketAddress inet4(MemorySegment source) {
        return new Inet4SocketAddress(
                Hosts.read4(source, SockaddrIn.SIN_ADDR), port(source, SockaddrIn.SIN_PORT));
    }

    private static SocketAddress inet6(MemorySegment source) {
        return new Inet6SocketAddress(
                Hosts.read6(source, SockaddrIn6.SIN6_ADDR),
                port(source, SockaddrIn6.SIN6_PORT),
                source.get(NetinetIn.BE_INT, SockaddrIn6.SIN6_FLOWINFO) & 0xFFFFF,
                Integer.toUnsignedLong(source.get(JAVA_INT, SockaddrIn6.SIN6_SCOPE_ID)));
    }

    private static int port(MemorySegment source, long offset) {
        return Short.toUnsignedInt(source.get(NetinetIn.BE_SHORT, offset));
    }

    private static SocketAddress unix(MemorySegment source, int size) {
        if (size == SysUn.SUN_PATH) return SocketAddress.unnamed();
        // What nobody can spell stays bytes: C may bind to a path of 108 bytes without a NUL.
        if (size > SysUn.SUN_PATH + SysUn.SUN_PATH_SIZE)
            return opaque(SysSocket.AF_UNIX, bytes(source, 2, size));
        if (source.get(JAVA_BYTE, SysUn.SUN_PATH) == 0) {
            return new UnixSocketAddress.Abstract(
                    Bytes.of(bytes(source, SysUn.SUN_PATH + 1, size)));
        }
        int end = SysUn.SUN_PATH;
        while (end < size && source.get(JAVA_BYTE, end) != 0) end++;
        byte[] path = bytes(source, SysUn.SUN_PATH, end);
        if (path.length == SysUn.SUN_PATH_SIZE) return opaque(SysSocket.AF_UNIX, path);
        return new UnixSocketAddress.Pathname(Bytes.of(path));
    }

    private static SocketAddress opaque(int family, byte[] data) {
        return new OpaqueSocketAddress(AddressFamily.of(family), Bytes.of(data));
    }

    private static byte[] bytes(MemorySegment source, long from, long to) {
        return source.asSlice(from, to - from).toArray(JAVA_BYTE);
    }
}
