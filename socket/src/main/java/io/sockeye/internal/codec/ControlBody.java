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
import io.sockeye.control.Credentials;
import io.sockeye.control.HopLimit;
import io.sockeye.control.J1939Header;
import io.sockeye.control.NetlinkGroup;
import io.sockeye.control.NetlinkNamespace;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.OriginalDestination;
import io.sockeye.control.PacketInfo4;
import io.sockeye.control.PacketInfo6;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.control.ProcessDescriptor;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.SctpInitMessage;
import io.sockeye.control.SctpNextInfo;
import io.sockeye.control.SctpPartialReliability;
import io.sockeye.control.SctpReceiveInfo;
import io.sockeye.control.SctpSendInfo;
import io.sockeye.control.SctpSendReceiveInfo;
import io.sockeye.control.SecurityLabel;
import io.sockeye.control.SegmentSize;
import io.sockeye.control.Timestamps;
import io.sockeye.control.TipcDestination;
import io.sockeye.control.TipcError;
import io.sockeye.control.TlsRecordType;
import io.sockeye.control.TrafficClass;
import io.sockeye.control.TransmitTime;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.internal.sys.LinuxCan;
import io.sockeye.internal.sys.LinuxIfPacket;
import io.sockeye.internal.sys.LinuxNetlink;
import io.sockeye.internal.sys.LinuxSctp;
import io.sockeye.internal.sys.LinuxTipc;
import io.sockeye.internal.sys.LinuxTls;
import io.sockeye.internal.sys.LinuxVmSockets;
import io.sockeye.internal.sys.NetinetIn;
import io.sockeye.internal.sys.NetinetUdp;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.Ucred;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// What follows the header of a control message; [ControlCodec] has taken those apart that are more than one. Where it is shorter than its struct, because the kernel cut it, it stays the bytes
/// that came; what a later kernel has added behind the struct is left out.
final class ControlBody {
    private ControlBody() {}

    static int length(ControlMessage message) {
        return switch (message) {
            case PassedDescriptors passed -> Integer.BYTES * passed.descriptors().size();
            case ProcessDescriptor _, HopLimit _, TrafficClass _ -> Integer.BYTES;
            case Credentials _ -> (int) Ucred.LAYOUT.byteSize();
            case SecurityLabel label -> label.label().length();
            case PacketInfo4 _ -> PacketBody.INFO4;
            case PacketInfo6 _ -> PacketBody.INFO6;
            case OriginalDestination original -> PacketBody.length(original);
            case Timestamps times -> TimeBody.length(times.type().number());
            case ReceivedError error -> ErrorBody.length(error.type());
            case SegmentSize size -> isSent(size) ? Short.BYTES : Integer.BYTES;
            case TransmitTime _ -> Long.BYTES;
            case AuxiliaryData _ -> LinuxIfPacket.TpacketAuxdata.SIZE;
            case NetlinkGroup _, NetlinkNamespace _ -> Integer.BYTES;
            case J1939Header header -> FamilyBody.length(header);
            case SctpInitMessage _ -> LinuxSctp.SctpInitmsg.SIZE;
            case SctpSendInfo _ -> LinuxSctp.SctpSndinfo.SIZE;
            case SctpReceiveInfo _ -> LinuxSctp.SctpRcvinfo.SIZE;
            case SctpNextInfo _ -> LinuxSctp.SctpNxtinfo.SIZE;
            case SctpSendReceiveInfo _ -> LinuxSctp.SctpSndrcvinfo.SIZE;
            case SctpPartialReliability _ -> LinuxSctp.SctpPrinfo.SIZE;
            case TipcError _ -> 2 * Integer.BYTES;
            case TipcDestination _ -> 3 * Integer.BYTES;
            case TlsRecordType _ -> Byte.BYTES;
            case AlgOperation operation -> throw new IllegalStateException(operation + " is parts");
            case OpaqueControlMessage opaque -> opaque.data().length();
        };
    }

    /// @param numbers answers the number of a descriptor
    static void write(
            ControlMessage message, MemorySegment data, ToIntFunction<Descriptor> numbers) {
        switch (message) {
            case PassedDescriptors passed -> DescriptorBody.write(passed, data, numbers);
            case ProcessDescriptor process ->
                    data.set(JAVA_INT, 0, numbers.applyAsInt(process.descriptor()));
            case Credentials credentials -> write(credentials, data);
            case SecurityLabel label -> put(label.label(), data);
            case PacketInfo4 info -> PacketBody.write(info, data);
            case PacketInfo6 info -> PacketBody.write(info, data);
            // ip(7) takes the class as one byte or as an int; the int keeps what the kernel is to
            // refuse.
            case HopLimit limit -> data.set(JAVA_INT, 0, limit.value());
            case TrafficClass traffic -> data.set(JAVA_INT, 0, traffic.value());
            case OriginalDestination original -> PacketBody.write(original, data);
            case Timestamps times -> TimeBody.write(times, data);
            case ReceivedError error -> ErrorBody.write(error, data);
            case SegmentSize size -> {
                if (isSent(size)) data.set(JAVA_SHORT, 0, (short) size.bytes());
                else data.set(JAVA_INT, 0, size.bytes());
            }
            case TransmitTime time -> data.set(JAVA_LONG, 0, time.nanos());
            case AuxiliaryData auxiliary -> FamilyBody.write(auxiliary, data);
            case NetlinkGroup group -> data.set(JAVA_INT, 0, (int) group.group());
            case NetlinkNamespace namespace -> data.set(JAVA_INT, 0, namespace.id());
            case J1939Header header -> FamilyBody.write(header, data);
            case SctpInitMessage init -> SctpBody.write(init, data);
            case SctpSendInfo info -> SctpBody.write(info, data);
            case SctpReceiveInfo info -> SctpBody.write(info, data);
            case SctpNextInfo info -> SctpBody.write(info, data);
            case SctpSendReceiveInfo info -> SctpBody.write(info, data);
            case SctpPartialReliability info -> SctpBody.write(info, data);
            case TipcError error -> FamilyBody.write(error, data);
            case TipcDestination destination -> FamilyBody.write(destination, data);
            case TlsRecordType record -> data.set(JAVA_BYTE, 0, (byte) record.contentType());
            case AlgOperation operation -> throw new IllegalStateException(operation + " is parts");
            case OpaqueControlMessage opaque -> put(opaque.data(), data);
        }
    }

    private static boolean isSent(SegmentSize size) {
        return size.type().number() == NetinetUdp.UDP_SEGMENT;
    }

    private static void write(Credentials credentials, MemorySegment data) {
        data.set(JAVA_INT, Ucred.PID, credentials.pid());
        data.set(JAVA_INT, Ucred.UID, (int) credentials.uid());
        data.set(JAVA_INT, Ucred.GID, (int) credentials.gid());
    }

    private static void put(Bytes bytes, MemorySegment data) {
        MemorySegment.copy(bytes.toArray(), 0, data, JAVA_BYTE, 0, bytes.length());
    }

    /// Reads one message, which may be none, or two. Descriptors in it are owned from here on.
    static void read(ControlType type, MemorySegment data, List<ControlMessage> messages)
            throws IOException {
        boolean ofSockets = type.level() == SysSocket.SOL_SOCKET;
        if (ofSockets && type.number() == SysSocket.SCM_RIGHTS) {
            DescriptorBody.passed(data, messages);
        } else if (ofSockets && type.number() == SysSocket.SCM_PIDFD) {
            DescriptorBody.process(data, messages);
        } else {
            var value = value(type, data);
            messages.add(value.isPresent() ? value.get() : opaque(type, data));
        }
    }

    static ControlMessage opaque(ControlType type, MemorySegment data) {
        return new OpaqueControlMessage(type, Bytes.of(data.toArray(JAVA_BYTE)));
    }

    private static Optional<? extends ControlMessage> value(ControlType type, MemorySegment data) {
        return switch (type.level()) {
            case SysSocket.SOL_SOCKET -> ofSocket(type, data);
            case NetinetIn.SOL_IP -> ofIp4(type, data);
            case NetinetIn.SOL_IPV6 -> ofIp6(type, data);
            case NetinetUdp.SOL_UDP -> ofUdp(type, data);
            case LinuxIfPacket.SOL_PACKET -> FamilyBody.ofPacket(type, data);
            case LinuxNetlink.SOL_NETLINK -> FamilyBody.ofNetlink(type.number(), data);
            case LinuxCan.SOL_CAN_RAW -> FamilyBody.ofCan(type, data);
            case LinuxCan.SOL_CAN_J1939 -> FamilyBody.ofJ1939(type, data);
            case LinuxSctp.SOL_SCTP -> SctpBody.read(type.number(), data);
            case LinuxTipc.SOL_TIPC -> FamilyBody.ofTipc(type.number(), data);
            case LinuxTls.SOL_TLS -> FamilyBody.ofTls(type, data);
            case LinuxVmSockets.SOL_VSOCK ->
                    type.number() == LinuxVmSockets.VSOCK_RECVERR
                            ? ErrorBody.read(type, data)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<? extends ControlMessage> ofSocket(
            ControlType type, MemorySegment data) {
        return switch (type.number()) {
            case SysSocket.SCM_CREDENTIALS -> credentials(data);
            case SysSocket.SCM_SECURITY -> label(type, data);
            case SysSocket.SCM_TIMESTAMP,
                    SysSocket.SCM_TIMESTAMPNS,
                    SysSocket.SCM_TIMESTAMPING,
                    SysSocket.SO_TIMESTAMP_NEW,
                    SysSocket.SO_TIMESTAMPNS_NEW,
                    SysSocket.SO_TIMESTAMPING_NEW ->
                    TimeBody.read(type, data);
            case SysSocket.SCM_TXTIME ->
                    data.byteSize() < Long.BYTES
                            ? Optional.empty()
                            : Optional.of(new TransmitTime(data.get(JAVA_LONG, 0)));
            default -> Optional.empty();
        };
    }

    private static Optional<Credentials> credentials(MemorySegment data) {
        if (data.byteSize() < Ucred.LAYOUT.byteSize() || data.get(JAVA_INT, Ucred.PID) < 0)
            return Optional.empty();
        return Optional.of(
                new Credentials(
                        data.get(JAVA_INT, Ucred.PID),
                        Integer.toUnsignedLong(data.get(JAVA_INT, Ucred.UID)),
                        Integer.toUnsignedLong(data.get(JAVA_INT, Ucred.GID))));
    }

    private static Optional<SecurityLabel> label(ControlType type, MemorySegment data) {
        return Optional.of(new SecurityLabel(type, Bytes.of(data.toArray(JAVA_BYTE))));
    }

    private static Optional<? extends ControlMessage> ofIp4(ControlType type, MemorySegment data) {
        return switch (type.number()) {
            case NetinetIn.IP_PKTINFO -> PacketBody.info4(data);
            case NetinetIn.IP_TTL -> PacketBody.hopLimit(type, data);
            case NetinetIn.IP_TOS -> PacketBody.trafficClass4(type, data);
            case NetinetIn.IP_ORIGDSTADDR -> PacketBody.original4(data);
            case NetinetIn.IP_RECVERR -> ErrorBody.read(type, data);
            case SysSocket.SCM_SECURITY -> label(type, data);
            default -> Optional.empty();
        };
    }

    private static Optional<? extends ControlMessage> ofIp6(ControlType type, MemorySegment data) {
        return switch (type.number()) {
            case NetinetIn.IPV6_PKTINFO -> PacketBody.info6(data);
            case NetinetIn.IPV6_HOPLIMIT -> PacketBody.hopLimit(type, data);
            case NetinetIn.IPV6_TCLASS -> PacketBody.trafficClass6(type, data);
            case NetinetIn.IPV6_ORIGDSTADDR -> PacketBody.original6(data);
            case NetinetIn.IPV6_RECVERR -> ErrorBody.read(type, data);
            default -> Optional.empty();
        };
    }

    private static Optional<SegmentSize> ofUdp(ControlType type, MemorySegment data) {
        return switch (type.number()) {
            case NetinetUdp.UDP_SEGMENT ->
                    data.byteSize() < Short.BYTES
                            ? Optional.empty()
                            : Optional.of(
                                    new SegmentSize(
                                            type, Short.toUnsignedInt(data.get(JAVA_SHORT, 0))));
            case NetinetUdp.UDP_GRO ->
                    data.byteSize() < Integer.BYTES
                            ? Optional.empty()
                            : Optional.of(new SegmentSize(type, data.get(JAVA_INT, 0)));
            default -> Optional.empty();
        };
    }
}
