package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.address.Bytes;
import io.sockeye.control.AlgOperation;
import io.sockeye.control.AuxiliaryData;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.control.J1939Header;
import io.sockeye.control.NetlinkGroup;
import io.sockeye.control.NetlinkNamespace;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.TipcDestination;
import io.sockeye.control.TipcError;
import io.sockeye.control.TlsRecordType;
import io.sockeye.internal.sys.LinuxCan;
import io.sockeye.internal.sys.LinuxIfPacket;
import io.sockeye.internal.sys.LinuxIfPacket.TpacketAuxdata;
import io.sockeye.internal.sys.LinuxNetlink;
import io.sockeye.internal.sys.LinuxTipc;
import io.sockeye.internal.sys.LinuxTls;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes beside the messages of packet sockets, netlink, CAN, TIPC and the kernel's crypto algorithms.
final class FamilyBody {
    private FamilyBody() {}

    static Optional<? extends ControlMessage> ofPacket(ControlType type, MemorySegment data) {
        return switch (type.number()) {
            case LinuxIfPacket.PACKET_AUXDATA -> auxiliary(data);
            case LinuxIfPacket.PACKET_TX_TIMESTAMP -> ErrorBody.read(type, data);
            default -> Optional.empty();
        };
    }

    private static Optional<AuxiliaryData> auxiliary(MemorySegment data) {
        if (data.byteSize() < TpacketAuxdata.SIZE) return Optional.empty();
        return Optional.of(
                new AuxiliaryData(
                        u32(data, TpacketAuxdata.TP_STATUS),
                        u32(data, TpacketAuxdata.TP_LEN),
                        u32(data, TpacketAuxdata.TP_SNAPLEN),
                        u16(data, TpacketAuxdata.TP_MAC),
                        u16(data, TpacketAuxdata.TP_NET),
                        u16(data, TpacketAuxdata.TP_VLAN_TCI),
                        u16(data, TpacketAuxdata.TP_VLAN_TPID)));
    }

    static void write(AuxiliaryData auxiliary, MemorySegment data) {
        data.set(JAVA_INT, TpacketAuxdata.TP_STATUS, (int) auxiliary.status());
        data.set(JAVA_INT, TpacketAuxdata.TP_LEN, (int) auxiliary.length());
        data.set(JAVA_INT, TpacketAuxdata.TP_SNAPLEN, (int) auxiliary.snapLength());
        data.set(JAVA_SHORT, TpacketAuxdata.TP_MAC, (short) auxiliary.linkOffset());
        data.set(JAVA_SHORT, TpacketAuxdata.TP_NET, (short) auxiliary.networkOffset());
        data.set(JAVA_SHORT, TpacketAuxdata.TP_VLAN_TCI, (short) auxiliary.vlanTag());
        data.set(JAVA_SHORT, TpacketAuxdata.TP_VLAN_TPID, (short) auxiliary.vlanProtocol());
    }

    static Optional<? extends ControlMessage> ofNetlink(int type, MemorySegment data) {
        if (data.byteSize() < Integer.BYTES) return Optional.empty();
        return switch (type) {
            case LinuxNetlink.NETLINK_PKTINFO -> Optional.of(new NetlinkGroup(u32(data, 0)));
            case LinuxNetlink.NETLINK_LISTEN_ALL_NSID ->
                    Optional.of(new NetlinkNamespace(data.get(JAVA_INT, 0)));
            default -> Optional.empty();
        };
    }

    static Optional<? extends ControlMessage> ofCan(ControlType type, MemorySegment data) {
        return type.number() == LinuxCan.SCM_CAN_RAW_ERRQUEUE
                ? ErrorBody.read(type, data)
                : Optional.empty();
    }

    static Optional<? extends ControlMessage> ofJ1939(ControlType type, MemorySegment data) {
        return switch (type.number()) {
            case LinuxCan.SCM_J1939_DEST_ADDR, LinuxCan.SCM_J1939_PRIO ->
                    data.byteSize() < Byte.BYTES
                            ? Optional.empty()
                            : Optional.of(
                                    new J1939Header(
                                            type, Byte.toUnsignedLong(data.get(JAVA_BYTE, 0))));
            case LinuxCan.SCM_J1939_DEST_NAME ->
                    data.byteSize() < Long.BYTES
                            ? Optional.empty()
                            : Optional.of(new J1939Header(type, data.get(JAVA_LONG, 0)));
            case LinuxCan.SCM_J1939_ERRQUEUE -> ErrorBody.read(type, data);
            default -> Optional.empty();
        };
    }

    static int length(J1939Header header) {
        return isName(header) ? Long.BYTES : Byte.BYTES;
    }

    static void write(J1939Header header, MemorySegment data) {
        if (isName(header)) data.set(JAVA_LONG, 0, header.value());
        else data.set(JAVA_BYTE, 0, (byte) header.value());
    }

    private static boolean isName(J1939Header header) {
        return header.type().number() == LinuxCan.SCM_J1939_DEST_NAME;
    }

    static Optional<? extends ControlMessage> ofTipc(int type, MemorySegment data) {
        return switch (type) {
            case LinuxTipc.TIPC_ERRINFO ->
                    data.byteSize() < 8
                            ? Optional.empty()
                            : Optional.of(new TipcError(u32(data, 0), u32(data, 4)));
            case LinuxTipc.TIPC_DESTNAME ->
                    data.byteSize() < 12
                            ? Optional.empty()
                            : Optional.of(
                                    new TipcDestination(u32(data, 0), u32(data, 4), u32(data, 8)));
            default -> Optional.empty();
        };
    }

    static void write(TipcError error, MemorySegment data) {
        data.set(JAVA_INT, 0, (int) error.error());
        data.set(JAVA_INT, 4, (int) error.length());
    }

    static void write(TipcDestination destination, MemorySegment data) {
        data.set(JAVA_INT, 0, (int) destination.serviceType());
        data.set(JAVA_INT, 4, (int) destination.lower());
        data.set(JAVA_INT, 8, (int) destination.upper());
    }

    static Optional<? extends ControlMessage> ofTls(ControlType type, MemorySegment data) {
        return switch (type.number()) {
            case LinuxTls.TLS_SET_RECORD_TYPE, LinuxTls.TLS_GET_RECORD_TYPE ->
                    data.byteSize() < Byte.BYTES
                            ? Optional.empty()
                            : Optional.of(
                                    new TlsRecordType(
                                            type, Byte.toUnsignedInt(data.get(JAVA_BYTE, 0))));
            default -> Optional.empty();
        };
    }

    /// An operation as the kernel wants it told: ALG_SET_OP, ALG_SET_IV with a struct af_alg_iv, ALG_SET_AEAD_ASSOCLEN.
    static List<ControlMessage> parts(AlgOperation operation) {
        var parts = new ArrayList<ControlMessage>();
        parts.add(number(ControlType.ALG_SET_OP, operation.operation()));
        operation.iv().map(FamilyBody::iv).ifPresent(parts::add);
        if (operation.associatedLength().isPresent()) {
            long length = operation.associatedLength().getAsLong();
            parts.add(number(ControlType.ALG_SET_AEAD_ASSOCLEN, (int) length));
        }
        return parts;
    }

    private static ControlMessage iv(Bytes iv) {
        byte[] struct = new byte[Integer.BYTES + iv.length()];
        natural(struct).putInt(iv.length()).put(iv.toArray());
        return new OpaqueControlMessage(ControlType.ALG_SET_IV, Bytes.of(struct));
    }

    private static ControlMessage number(ControlType type, int number) {
        byte[] bytes = new byte[Integer.BYTES];
        natural(bytes).putInt(number);
        return new OpaqueControlMessage(type, Bytes.of(bytes));
    }

    private static ByteBuffer natural(byte... bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static int u16(MemorySegment data, long offset) {
        return Short.toUnsignedInt(data.get(JAVA_SHORT, offset));
    }

    private static long u32(MemorySegment data, long offset) {
        return Integer.toUnsignedLong(data.get(JAVA_INT, offset));
    }
}
