package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.control.ControlType;
import io.sockeye.control.HopLimit;
import io.sockeye.control.OriginalDestination;
import io.sockeye.control.PacketInfo4;
import io.sockeye.control.PacketInfo6;
import io.sockeye.control.TrafficClass;
import io.sockeye.internal.sys.NetinetIn;
import io.sockeye.internal.sys.NetinetIn.In6Pktinfo;
import io.sockeye.internal.sys.NetinetIn.InPktinfo;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn6;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// What a packet's header says, and where it came in: ip(7), RFC 3542.
final class PacketBody {
    static final int INFO4 = (int) InPktinfo.LAYOUT.byteSize();
    static final int INFO6 = (int) In6Pktinfo.LAYOUT.byteSize();

    private PacketBody() {}

    static Optional<PacketInfo4> info4(MemorySegment data) {
        if (data.byteSize() < INFO4) return Optional.empty();
        return Optional.of(
                new PacketInfo4(
                        data.get(JAVA_INT, InPktinfo.IPI_IFINDEX),
                        Hosts.read4(data, InPktinfo.IPI_SPEC_DST),
                        Hosts.read4(data, InPktinfo.IPI_ADDR)));
    }

    static void write(PacketInfo4 info, MemorySegment data) {
        data.set(JAVA_INT, InPktinfo.IPI_IFINDEX, info.interfaceIndex());
        Hosts.write(info.local(), data, InPktinfo.IPI_SPEC_DST);
        Hosts.write(info.destination(), data, InPktinfo.IPI_ADDR);
    }

    static Optional<PacketInfo6> info6(MemorySegment data) {
        if (data.byteSize() < INFO6) return Optional.empty();
        return Optional.of(
                new PacketInfo6(
                        data.get(JAVA_INT, In6Pktinfo.IPI6_IFINDEX),
                        Hosts.read6(data, In6Pktinfo.IPI6_ADDR)));
    }

    static void write(PacketInfo6 info, MemorySegment data) {
        Hosts.write(info.destination(), data, In6Pktinfo.IPI6_ADDR);
        data.set(JAVA_INT, In6Pktinfo.IPI6_IFINDEX, info.interfaceIndex());
    }

    static Optional<HopLimit> hopLimit(ControlType type, MemorySegment data) {
        return octet(data, type.level() == NetinetIn.SOL_IPV6 ? -1 : 0)
                .map(value -> new HopLimit(type, value));
    }

    /// The kernel sends one byte, and takes an int as well.
    static Optional<TrafficClass> trafficClass4(ControlType type, MemorySegment data) {
        if (data.byteSize() >= Integer.BYTES) return trafficClass6(type, data);
        if (data.byteSize() != 1) return Optional.empty();
        return Optional.of(new TrafficClass(type, Byte.toUnsignedInt(data.get(JAVA_BYTE, 0))));
    }

    static Optional<TrafficClass> trafficClass6(ControlType type, MemorySegment data) {
        return octet(data, 0).map(value -> new TrafficClass(type, value));
    }

    /// An int that holds a byte of a header.
    private static Optional<Integer> octet(MemorySegment data, int least) {
        if (data.byteSize() < Integer.BYTES) return Optional.empty();
        int value = data.get(JAVA_INT, 0);
        return value < least || value > 255 ? Optional.empty() : Optional.of(value);
    }

    static int length(OriginalDestination original) {
        return original.address() instanceof Inet4SocketAddress
                ? SockaddrIn.SIZE
                : SockaddrIn6.SIZE;
    }

    static Optional<OriginalDestination> original4(MemorySegment data) {
        return original(data, SockaddrIn.SIZE, Inet4SocketAddress.class);
    }

    static Optional<OriginalDestination> original6(MemorySegment data) {
        return original(data, SockaddrIn6.SIZE, Inet6SocketAddress.class);
    }

    private static Optional<OriginalDestination> original(
            MemorySegment data, int size, Class<? extends IpSocketAddress> shape) {
        if (data.byteSize() < size) return Optional.empty();
        return Optional.of(SockaddrCodec.decode(data, size))
                .filter(shape::isInstance)
                .map(address -> new OriginalDestination(shape.cast(address)));
    }

    static void write(OriginalDestination original, MemorySegment data) {
        SockaddrCodec.encode(original.address(), data);
    }
}
