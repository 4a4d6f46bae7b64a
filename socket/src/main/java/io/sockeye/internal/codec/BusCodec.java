package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.address.AlgSocketAddress;
import io.sockeye.address.CanSocketAddress;
import io.sockeye.address.CanSocketAddress.Isotp;
import io.sockeye.address.CanSocketAddress.J1939;
import io.sockeye.address.CanSocketAddress.Raw;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.TipcSocketAddress;
import io.sockeye.internal.sys.LinuxCan.SockaddrCan;
import io.sockeye.internal.sys.LinuxIfAlg.SockaddrAlg;
import io.sockeye.internal.sys.LinuxTipc;
import io.sockeye.internal.sys.LinuxTipc.SockaddrTipc;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Addresses of CAN, TIPC and the kernel's cryptography. What is too short, or says what no record can, is null.
final class BusCodec {
    /// struct sockaddr_can as far as the protocols use it: the kernel answers with just these lengths.
    private static final int RAW_SIZE = (int) SockaddrCan.CAN_ADDR;

    private static final int ISOTP_SIZE = RAW_SIZE + 8;

    // Where the members of the unions stand, behind the beginning of their union.
    private static final int J1939_PGN = 8;
    private static final int J1939_ADDR = 12;

    private BusCodec() {}

    static int encode(CanSocketAddress address, MemorySegment target) {
        target.asSlice(2, SockaddrCan.SIZE - 2).fill((byte) 0);
        target.set(JAVA_INT, SockaddrCan.CAN_IFINDEX, address.interfaceIndex());
        switch (address) {
            case Raw _ -> {}
            case Isotp isotp -> {
                target.set(JAVA_INT, SockaddrCan.CAN_ADDR, (int) isotp.receiveId());
                target.set(JAVA_INT, SockaddrCan.CAN_ADDR + 4, (int) isotp.transmitId());
            }
            case J1939 j1939 -> {
                target.set(JAVA_LONG, SockaddrCan.CAN_ADDR, j1939.name());
                target.set(JAVA_INT, SockaddrCan.CAN_ADDR + J1939_PGN, j1939.pgn());
                target.set(JAVA_BYTE, SockaddrCan.CAN_ADDR + J1939_ADDR, (byte) j1939.address());
            }
        }
        return SockaddrCan.SIZE;
    }

    static @Nullable SocketAddress can(MemorySegment source, int size) {
        if (size < RAW_SIZE) return null;
        int index = source.get(JAVA_INT, SockaddrCan.CAN_IFINDEX);
        if (index < 0) return null;
        if (size < ISOTP_SIZE) return new Raw(index);
        if (size < SockaddrCan.SIZE)
            return new Isotp(
                    index,
                    unsigned(source, SockaddrCan.CAN_ADDR),
                    unsigned(source, SockaddrCan.CAN_ADDR + 4));
        long pgn = unsigned(source, SockaddrCan.CAN_ADDR + J1939_PGN);
        if (pgn > CanSocketAddress.J1939_NO_PGN) return null;
        return new J1939(
                index,
                source.get(JAVA_LONG, SockaddrCan.CAN_ADDR),
                (int) pgn,
                Byte.toUnsignedInt(source.get(JAVA_BYTE, SockaddrCan.CAN_ADDR + J1939_ADDR)));
    }

    static int encode(TipcSocketAddress address, MemorySegment target) {
        target.set(JAVA_BYTE, SockaddrTipc.SCOPE, (byte) address.scope());
        switch (address) {
            case TipcSocketAddress.Id id ->
                    put(target, LinuxTipc.TIPC_ADDR_ID, id.reference(), id.node(), 0);
            case TipcSocketAddress.Name name ->
                    put(
                            target,
                            LinuxTipc.TIPC_ADDR_NAME,
                            name.type(),
                            name.instance(),
                            name.domain());
            case TipcSocketAddress.Range range ->
                    put(
                            target,
                            LinuxTipc.TIPC_ADDR_NAMESEQ,
                            range.type(),
                            range.lower(),
                            range.upper());
        }
        return SockaddrTipc.SIZE;
    }

    private static void put(MemorySegment target, int type, long first, long second, long third) {
        target.set(JAVA_BYTE, SockaddrTipc.ADDRTYPE, (byte) type);
        target.set(JAVA_INT, SockaddrTipc.ADDR, (int) first);
        target.set(JAVA_INT, SockaddrTipc.ADDR + 4, (int) second);
        target.set(JAVA_INT, SockaddrTipc.ADDR + 8, (int) third);
    }

    static @Nullable SocketAddress tipc(MemorySegment source, int size) {
        if (size < SockaddrTipc.SIZE) return null;
        int scope = source.get(JAVA_BYTE, SockaddrTipc.SCOPE);
        long first = unsigned(source, SockaddrTipc.ADDR);
        long second = unsigned(source, SockaddrTipc.ADDR + 4);
        long third = unsigned(source, SockaddrTipc.ADDR + 8);
        return switch (source.get(JAVA_BYTE, SockaddrTipc.ADDRTYPE)) {
            case LinuxTipc.TIPC_ADDR_ID -> new TipcSocketAddress.Id(second, first, scope);
            case LinuxTipc.TIPC_ADDR_NAME ->
                    new TipcSocketAddress.Name(first, second, third, scope);
            case LinuxTipc.TIPC_ADDR_NAMESEQ ->
                    new TipcSocketAddress.Range(first, second, third, scope);
            default -> null;
        };
    }

    static int encode(AlgSocketAddress address, MemorySegment target) {
        target.asSlice(2, SockaddrAlg.SIZE - 2).fill((byte) 0);
        text(address.type(), target, SockaddrAlg.SALG_TYPE);
        target.set(JAVA_INT, SockaddrAlg.SALG_FEAT, (int) address.features());
        target.set(JAVA_INT, SockaddrAlg.SALG_MASK, (int) address.mask());
        text(address.name(), target, SockaddrAlg.SALG_NAME);
        return SockaddrAlg.SIZE;
    }

    private static void text(String text, MemorySegment target, long offset) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, offset, bytes.length);
    }

    static @Nullable SocketAddress alg(MemorySegment source, int size) {
        if (size < SockaddrAlg.SIZE) return null;
        try {
            return new AlgSocketAddress(
                    text(source, SockaddrAlg.SALG_TYPE, SockaddrAlg.SALG_FEAT),
                    text(source, SockaddrAlg.SALG_NAME, SockaddrAlg.SIZE),
                    unsigned(source, SockaddrAlg.SALG_FEAT),
                    unsigned(source, SockaddrAlg.SALG_MASK));
        } catch (IllegalArgumentException noText) {
            return null;
        }
    }

    private static String text(MemorySegment source, long from, long to) {
        long end = from;
        while (end < to && source.get(JAVA_BYTE, end) != 0) end++;
        byte[] bytes = source.asSlice(from, end - from).toArray(JAVA_BYTE);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static long unsigned(MemorySegment source, long offset) {
        return Integer.toUnsignedLong(source.get(JAVA_INT, offset));
    }
}
