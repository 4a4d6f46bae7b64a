package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.sockeye.address.Bytes;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.SctpInitMessage;
import io.sockeye.control.SctpNextInfo;
import io.sockeye.control.SctpNotification;
import io.sockeye.control.SctpNotification.Adaptation;
import io.sockeye.control.SctpNotification.AssociationChange;
import io.sockeye.control.SctpNotification.OpaqueNotification;
import io.sockeye.control.SctpNotification.PartialDelivery;
import io.sockeye.control.SctpNotification.PeerAddressChange;
import io.sockeye.control.SctpNotification.SenderDry;
import io.sockeye.control.SctpNotification.ShutdownEvent;
import io.sockeye.control.SctpPartialReliability;
import io.sockeye.control.SctpReceiveInfo;
import io.sockeye.control.SctpSendInfo;
import io.sockeye.control.SctpSendReceiveInfo;
import io.sockeye.internal.sys.LinuxSctp;
import io.sockeye.internal.sys.LinuxSctp.SctpAssocChange;
import io.sockeye.internal.sys.LinuxSctp.SctpInitmsg;
import io.sockeye.internal.sys.LinuxSctp.SctpNxtinfo;
import io.sockeye.internal.sys.LinuxSctp.SctpPaddrChange;
import io.sockeye.internal.sys.LinuxSctp.SctpPrinfo;
import io.sockeye.internal.sys.LinuxSctp.SctpRcvinfo;
import io.sockeye.internal.sys.LinuxSctp.SctpSndinfo;
import io.sockeye.internal.sys.LinuxSctp.SctpSndrcvinfo;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// What goes beside a message of SCTP, and what comes in place of one: RFC 6458, sections 5.3 and 6.1.
public final class SctpBody {
    /// Type, flags and length of a notification; a number of the association mostly follows.
    private static final int HEADER = 8;

    private static final int STORAGE = 128;

    private SctpBody() {}

    static Optional<? extends ControlMessage> read(int type, MemorySegment data) {
        return switch (type) {
            case LinuxSctp.SCTP_INIT -> initMessage(data);
            case LinuxSctp.SCTP_SNDRCV -> sendReceiveInfo(data);
            case LinuxSctp.SCTP_SNDINFO -> sendInfo(data);
            case LinuxSctp.SCTP_RCVINFO -> receiveInfo(data);
            case LinuxSctp.SCTP_NXTINFO -> nextInfo(data);
            case LinuxSctp.SCTP_PRINFO -> partialReliability(data);
            default -> Optional.empty();
        };
    }

    /// @return nothing if the struct is cut
    public static Optional<SctpInitMessage> initMessage(MemorySegment data) {
        if (data.byteSize() < SctpInitmsg.SIZE) return Optional.empty();
        return Optional.of(
                new SctpInitMessage(
                        u16(data, SctpInitmsg.SINIT_NUM_OSTREAMS),
                        u16(data, SctpInitmsg.SINIT_MAX_INSTREAMS),
                        u16(data, SctpInitmsg.SINIT_MAX_ATTEMPTS),
                        u16(data, SctpInitmsg.SINIT_MAX_INIT_TIMEO)));
    }

    /// Writes struct sctp_initmsg.
    public static void write(SctpInitMessage message, MemorySegment data) {
        put16(message.outStreams(), data, SctpInitmsg.SINIT_NUM_OSTREAMS);
        put16(message.maxInStreams(), data, SctpInitmsg.SINIT_MAX_INSTREAMS);
        put16(message.maxAttempts(), data, SctpInitmsg.SINIT_MAX_ATTEMPTS);
        put16(message.maxTimeout(), data, SctpInitmsg.SINIT_MAX_INIT_TIMEO);
    }

    /// @return nothing if the struct is cut
    public static Optional<SctpSendInfo> sendInfo(MemorySegment data) {
        if (data.byteSize() < SctpSndinfo.SIZE) return Optional.empty();
        return Optional.of(
                new SctpSendInfo(
                        u16(data, SctpSndinfo.SND_SID),
                        u16(data, SctpSndinfo.SND_FLAGS),
                        u32(data, SctpSndinfo.SND_PPID),
                        u32(data, SctpSndinfo.SND_CONTEXT),
                        i32(data, SctpSndinfo.SND_ASSOC_ID)));
    }

    /// Writes struct sctp_sndinfo.
    public static void write(SctpSendInfo info, MemorySegment data) {
        put16(info.stream(), data, SctpSndinfo.SND_SID);
        put16(info.flags(), data, SctpSndinfo.SND_FLAGS);
        put32(info.protocol(), data, SctpSndinfo.SND_PPID);
        put32(info.context(), data, SctpSndinfo.SND_CONTEXT);
        put32(info.association(), data, SctpSndinfo.SND_ASSOC_ID);
    }

    private static Optional<SctpReceiveInfo> receiveInfo(MemorySegment data) {
        if (data.byteSize() < SctpRcvinfo.SIZE) return Optional.empty();
        return Optional.of(
                new SctpReceiveInfo(
                        u16(data, SctpRcvinfo.RCV_SID),
                        u16(data, SctpRcvinfo.RCV_SSN),
                        u16(data, SctpRcvinfo.RCV_FLAGS),
                        u32(data, SctpRcvinfo.RCV_PPID),
                        u32(data, SctpRcvinfo.RCV_TSN),
                        u32(data, SctpRcvinfo.RCV_CUMTSN),
                        u32(data, SctpRcvinfo.RCV_CONTEXT),
                        i32(data, SctpRcvinfo.RCV_ASSOC_ID)));
    }

    static void write(SctpReceiveInfo info, MemorySegment data) {
        put16(info.stream(), data, SctpRcvinfo.RCV_SID);
        put16(info.sequence(), data, SctpRcvinfo.RCV_SSN);
        put16(info.flags(), data, SctpRcvinfo.RCV_FLAGS);
        put32(info.protocol(), data, SctpRcvinfo.RCV_PPID);
        put32(info.tsn(), data, SctpRcvinfo.RCV_TSN);
        put32(info.cumulativeTsn(), data, SctpRcvinfo.RCV_CUMTSN);
        put32(info.context(), data, SctpRcvinfo.RCV_CONTEXT);
        put32(info.association(), data, SctpRcvinfo.RCV_ASSOC_ID);
    }

    private static Optional<SctpNextInfo> nextInfo(MemorySegment data) {
        if (data.byteSize() < SctpNxtinfo.SIZE) return Optional.empty();
        return Optional.of(
                new SctpNextInfo(
                        u16(data, SctpNxtinfo.NXT_SID),
                        u16(data, SctpNxtinfo.NXT_FLAGS),
                        u32(data, SctpNxtinfo.NXT_PPID),
                        u32(data, SctpNxtinfo.NXT_LENGTH),
                        i32(data, SctpNxtinfo.NXT_ASSOC_ID)));
    }

    static void write(SctpNextInfo info, MemorySegment data) {
        put16(info.stream(), data, SctpNxtinfo.NXT_SID);
        put16(info.flags(), data, SctpNxtinfo.NXT_FLAGS);
        put32(info.protocol(), data, SctpNxtinfo.NXT_PPID);
        put32(info.length(), data, SctpNxtinfo.NXT_LENGTH);
        put32(info.association(), data, SctpNxtinfo.NXT_ASSOC_ID);
    }

    private static Optional<SctpSendReceiveInfo> sendReceiveInfo(MemorySegment data) {
        if (data.byteSize() < SctpSndrcvinfo.SIZE) return Optional.empty();
        return Optional.of(
                new SctpSendReceiveInfo(
                        u16(data, SctpSndrcvinfo.SINFO_STREAM),
                        u16(data, SctpSndrcvinfo.SINFO_SSN),
                        u16(data, SctpSndrcvinfo.SINFO_FLAGS),
                        u32(data, SctpSndrcvinfo.SINFO_PPID),
                        u32(data, SctpSndrcvinfo.SINFO_CONTEXT),
                        u32(data, SctpSndrcvinfo.SINFO_TIMETOLIVE),
                        u32(data, SctpSndrcvinfo.SINFO_TSN),
                        u32(data, SctpSndrcvinfo.SINFO_CUMTSN),
                        i32(data, SctpSndrcvinfo.SINFO_ASSOC_ID)));
    }

    static void write(SctpSendReceiveInfo info, MemorySegment data) {
        put16(info.stream(), data, SctpSndrcvinfo.SINFO_STREAM);
        put16(info.sequence(), data, SctpSndrcvinfo.SINFO_SSN);
        put16(info.flags(), data, SctpSndrcvinfo.SINFO_FLAGS);
        put32(info.protocol(), data, SctpSndrcvinfo.SINFO_PPID);
        put32(info.context(), data, SctpSndrcvinfo.SINFO_CONTEXT);
        put32(info.timeToLive(), data, SctpSndrcvinfo.SINFO_TIMETOLIVE);
        put32(info.tsn(), data, SctpSndrcvinfo.SINFO_TSN);
        put32(info.cumulativeTsn(), data, SctpSndrcvinfo.SINFO_CUMTSN);
        put32(info.association(), data, SctpSndrcvinfo.SINFO_ASSOC_ID);
    }

    private static Optional<SctpPartialReliability> partialReliability(MemorySegment data) {
        if (data.byteSize() < SctpPrinfo.SIZE) return Optional.empty();
        return Optional.of(
                new SctpPartialReliability(
                        u16(data, SctpPrinfo.PR_POLICY), u32(data, SctpPrinfo.PR_VALUE)));
    }

    static void write(SctpPartialReliability info, MemorySegment data) {
        put16(info.policy(), data, SctpPrinfo.PR_POLICY);
        put32(info.value(), data, SctpPrinfo.PR_VALUE);
    }

    /// Reads a notification.
    ///
    /// @throws IllegalArgumentException if it is shorter than it says
    public static SctpNotification notification(byte[] bytes) {
        var data = whole(MemorySegment.ofArray(bytes));
        int type = u16(data, SctpAssocChange.SAC_TYPE);
        int flags = u16(data, SctpAssocChange.SAC_FLAGS);
        return switch (type) {
            case SctpNotification.SCTP_ASSOC_CHANGE -> associationChange(flags, data);
            case SctpNotification.SCTP_PEER_ADDR_CHANGE -> peerAddressChange(flags, data);
            case SctpNotification.SCTP_SHUTDOWN_EVENT ->
                    new ShutdownEvent(flags, i32(atLeast(12, data), HEADER));
            case SctpNotification.SCTP_SENDER_DRY_EVENT ->
                    new SenderDry(flags, i32(atLeast(12, data), HEADER));
            case SctpNotification.SCTP_ADAPTATION_INDICATION ->
                    new Adaptation(flags, u32(atLeast(16, data), HEADER), i32(data, 12));
            case SctpNotification.SCTP_PARTIAL_DELIVERY_EVENT ->
                    new PartialDelivery(
                            flags,
                            u32(atLeast(24, data), HEADER),
                            i32(data, 12),
                            u32(data, 16),
                            u32(data, 20));
            default -> new OpaqueNotification(type, flags, bytes(data, HEADER));
        };
    }

    /// Those bytes that the notification says it has.
    private static MemorySegment whole(MemorySegment data) {
        long declared = u32(atLeast(HEADER, data), SctpAssocChange.SAC_LENGTH);
        if (declared < HEADER || declared > data.byteSize())
            throw new IllegalArgumentException(
                    "a notification of %d bytes says it has %d"
                            .formatted(data.byteSize(), declared));
        return data.asSlice(0, declared);
    }

    private static MemorySegment atLeast(int size, MemorySegment data) {
        if (data.byteSize() < size)
            throw new IllegalArgumentException(
                    "a notification of %d bytes is shorter than %d"
                            .formatted(data.byteSize(), size));
        return data;
    }

    private static AssociationChange associationChange(int flags, MemorySegment data) {
        atLeast(SctpAssocChange.SIZE, data);
        return new AssociationChange(
                flags,
                u16(data, SctpAssocChange.SAC_STATE),
                u16(data, SctpAssocChange.SAC_ERROR),
                u16(data, SctpAssocChange.SAC_OUTBOUND_STREAMS),
                u16(data, SctpAssocChange.SAC_INBOUND_STREAMS),
                i32(data, SctpAssocChange.SAC_ASSOC_ID),
                bytes(data, SctpAssocChange.SIZE));
    }

    private static PeerAddressChange peerAddressChange(int flags, MemorySegment data) {
        atLeast(SctpPaddrChange.SIZE, data);
        // The codec wants a struct sockaddr where C would have it, at a multiple of 8.
        var address = MemorySegment.ofArray(new long[STORAGE / Long.BYTES]);
        MemorySegment.copy(data, SctpPaddrChange.SPC_AADDR, address, 0, STORAGE);
        return new PeerAddressChange(
                flags,
                SockaddrCodec.decode(address, STORAGE),
                i32(data, SctpPaddrChange.SPC_STATE),
                i32(data, SctpPaddrChange.SPC_ERROR),
                i32(data, SctpPaddrChange.SPC_ASSOC_ID));
    }

    private static Bytes bytes(MemorySegment data, long offset) {
        return Bytes.of(data.asSlice(offset).toArray(JAVA_BYTE));
    }

    private static int u16(MemorySegment data, long offset) {
        return Short.toUnsignedInt(data.get(JAVA_SHORT_UNALIGNED, offset));
    }

    private static long u32(MemorySegment data, long offset) {
        return Integer.toUnsignedLong(i32(data, offset));
    }

    private static int i32(MemorySegment data, long offset) {
        return data.get(JAVA_INT_UNALIGNED, offset);
    }

    private static void put16(int number, MemorySegment data, long offset) {
        data.set(JAVA_SHORT_UNALIGNED, offset, (short) number);
    }

    private static void put32(long number, MemorySegment data, long offset) {
        data.set(JAVA_INT_UNALIGNED, offset, (int) number);
    }
}
