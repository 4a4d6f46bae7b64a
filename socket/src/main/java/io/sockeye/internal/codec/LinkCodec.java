package io.sockeye.internal.codec;

import static io.sockeye.internal.sys.NetinetIn.BE_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.address.Bytes;
import io.sockeye.address.NetlinkSocketAddress;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.PacketSocketAddress;
import io.sockeye.address.PacketType;
import io.sockeye.address.QipcrtrSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.address.XdpSocketAddress;
import io.sockeye.internal.sys.LinuxIfPacket.SockaddrLl;
import io.sockeye.internal.sys.LinuxIfXdp.SockaddrXdp;
import io.sockeye.internal.sys.LinuxNetlink.SockaddrNl;
import io.sockeye.internal.sys.LinuxQrtr.SockaddrQrtr;
import io.sockeye.internal.sys.LinuxVmSockets.SockaddrVm;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Addresses of links, of the kernel and of machines. What is too short, or says what no record can, is null.
final class LinkCodec {
    private LinkCodec() {}

    static int encode(PacketSocketAddress address, MemorySegment target) {
        target.set(BE_SHORT, SockaddrLl.SLL_PROTOCOL, (short) address.protocol().number());
        target.set(JAVA_INT, SockaddrLl.SLL_IFINDEX, address.interfaceIndex());
        target.set(JAVA_SHORT, SockaddrLl.SLL_HATYPE, (short) address.hardwareType());
        target.set(JAVA_BYTE, SockaddrLl.SLL_PKTTYPE, (byte) address.packetType().number());
        byte[] hardware = address.hardware().toArray();
        target.set(JAVA_BYTE, SockaddrLl.SLL_HALEN, (byte) hardware.length);
        target.asSlice(SockaddrLl.SLL_ADDR, SockaddrLl.SIZE - SockaddrLl.SLL_ADDR).fill((byte) 0);
        MemorySegment.copy(hardware, 0, target, JAVA_BYTE, SockaddrLl.SLL_ADDR, hardware.length);
        // Infiniband has 20 bytes where the struct has 8: packet(7) takes them behind it.
        return (int) Math.max(SockaddrLl.SIZE, SockaddrLl.SLL_ADDR + hardware.length);
    }

    static @Nullable SocketAddress packet(MemorySegment source, int size) {
        if (size < SockaddrLl.SLL_ADDR) return null;
        int hardware = Byte.toUnsignedInt(source.get(JAVA_BYTE, SockaddrLl.SLL_HALEN));
        int index = source.get(JAVA_INT, SockaddrLl.SLL_IFINDEX);
        if (hardware > size - SockaddrLl.SLL_ADDR || hardware > 32 || index < 0) return null;
        return new PacketSocketAddress(
                index,
                PacketProtocol.of(
                        Short.toUnsignedInt(source.get(BE_SHORT, SockaddrLl.SLL_PROTOCOL))),
                PacketType.of(Byte.toUnsignedInt(source.get(JAVA_BYTE, SockaddrLl.SLL_PKTTYPE))),
                Short.toUnsignedInt(source.get(JAVA_SHORT, SockaddrLl.SLL_HATYPE)),
                Bytes.of(source.asSlice(SockaddrLl.SLL_ADDR, hardware).toArray(JAVA_BYTE)));
    }

    static int encode(NetlinkSocketAddress address, MemorySegment target) {
        target.set(JAVA_SHORT, SockaddrNl.NL_PAD, (short) 0);
        target.set(JAVA_INT, SockaddrNl.NL_PID, (int) address.pid());
        target.set(JAVA_INT, SockaddrNl.NL_GROUPS, (int) address.groups());
        return SockaddrNl.SIZE;
    }

    static @Nullable SocketAddress netlink(MemorySegment source, int size) {
        if (size < SockaddrNl.SIZE) return null;
        return new NetlinkSocketAddress(
                unsigned(source, SockaddrNl.NL_PID), unsigned(source, SockaddrNl.NL_GROUPS));
    }

    static int encode(VsockSocketAddress address, MemorySegment target) {
        target.asSlice(2, SockaddrVm.SIZE - 2).fill((byte) 0);
        target.set(JAVA_INT, SockaddrVm.SVM_PORT, (int) address.port());
        target.set(JAVA_INT, SockaddrVm.SVM_CID, (int) address.cid());
        target.set(JAVA_BYTE, SockaddrVm.SVM_FLAGS, (byte) address.flags());
        return SockaddrVm.SIZE;
    }

    static @Nullable SocketAddress vsock(MemorySegment source, int size) {
        if (size < SockaddrVm.SIZE) return null;
        return new VsockSocketAddress(
                unsigned(source, SockaddrVm.SVM_CID),
                unsigned(source, SockaddrVm.SVM_PORT),
                Byte.toUnsignedInt(source.get(JAVA_BYTE, SockaddrVm.SVM_FLAGS)));
    }

    static int encode(XdpSocketAddress address, MemorySegment target) {
        target.set(JAVA_SHORT, SockaddrXdp.SXDP_FLAGS, (short) address.flags());
        target.set(JAVA_INT, SockaddrXdp.SXDP_IFINDEX, address.interfaceIndex());
        target.set(JAVA_INT, SockaddrXdp.SXDP_QUEUE_ID, address.queue());
        target.set(JAVA_INT, SockaddrXdp.SXDP_SHARED_UMEM_FD, address.sharedUmem());
        return SockaddrXdp.SIZE;
    }

    static @Nullable SocketAddress xdp(MemorySegment source, int size) {
        if (size < SockaddrXdp.SIZE) return null;
        int index = source.get(JAVA_INT, SockaddrXdp.SXDP_IFINDEX);
        int queue = source.get(JAVA_INT, SockaddrXdp.SXDP_QUEUE_ID);
        int shared = source.get(JAVA_INT, SockaddrXdp.SXDP_SHARED_UMEM_FD);
        if ((index | queue | shared) < 0) return null;
        int flags = Short.toUnsignedInt(source.get(JAVA_SHORT, SockaddrXdp.SXDP_FLAGS));
        return new XdpSocketAddress(flags, index, queue, shared);
    }

    static int encode(QipcrtrSocketAddress address, MemorySegment target) {
        target.asSlice(2, SockaddrQrtr.SIZE - 2).fill((byte) 0);
        target.set(JAVA_INT, SockaddrQrtr.SQ_NODE, (int) address.node());
        target.set(JAVA_INT, SockaddrQrtr.SQ_PORT, (int) address.port());
        return SockaddrQrtr.SIZE;
    }

    static @Nullable SocketAddress qipcrtr(MemorySegment source, int size) {
        if (size < SockaddrQrtr.SIZE) return null;
        return new QipcrtrSocketAddress(
                unsigned(source, SockaddrQrtr.SQ_NODE), unsigned(source, SockaddrQrtr.SQ_PORT));
    }

    private static long unsigned(MemorySegment source, long offset) {
        return Integer.toUnsignedLong(source.get(JAVA_INT, offset));
    }
}
