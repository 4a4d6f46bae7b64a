package io.sockeye.option;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.LinuxSctp;
import io.sockeye.internal.sys.LinuxSctp.SctpPaddrinfo;
import java.lang.foreign.MemorySegment;

/// How an SCTP association is: struct sctp_status of RFC 6458, section 8.2.1.
///
/// @param association its number
/// @param state [#SCTP_ESTABLISHED] and its like
/// @param window bytes that the peer takes now
/// @param unacknowledged how many chunks have no answer yet
/// @param pending how many chunks wait to be read
/// @param inStreams how many streams the peer sends on
/// @param outStreams how many streams this side sends on
/// @param fragmentationPoint from how many bytes on a message is sent in parts
/// @param primary the path that is sent on
public record SctpStatus(
        int association,
        int state,
        long window,
        int unacknowledged,
        int pending,
        int inStreams,
        int outStreams,
        long fragmentationPoint,
        Path primary) {
    /// [#state()]: nothing yet.
    public static final int SCTP_EMPTY = 0;

    /// [#state()]: closed.
    public static final int SCTP_CLOSED = 1;

    /// [#state()]: asked for a cookie.
    public static final int SCTP_COOKIE_WAIT = 2;

    /// [#state()]: sent the cookie back.
    public static final int SCTP_COOKIE_ECHOED = 3;

    /// [#state()]: connected.
    public static final int SCTP_ESTABLISHED = 4;

    /// [#state()]: to be shut down when all is acknowledged.
    public static final int SCTP_SHUTDOWN_PENDING = 5;

    /// [#state()]: shut down from here.
    public static final int SCTP_SHUTDOWN_SENT = 6;

    /// [#state()]: shut down by the peer.
    public static final int SCTP_SHUTDOWN_RECEIVED = 7;

    /// [#state()]: waiting for the end.
    public static final int SCTP_SHUTDOWN_ACK_SENT = 8;

    static final OptionType<SctpStatus> TYPE =
            new StructType<>(LinuxSctp.SctpStatus.LAYOUT, SctpStatus::read, SctpStatus::write);

    /// A path to the peer: struct sctp_paddrinfo.
    ///
    /// @param address where it leads
    /// @param state 0 inactive, 1 perhaps failed, 2 active, 3 not confirmed
    /// @param congestionWindow in bytes
    /// @param roundTrip smoothed, in milliseconds
    /// @param timeout until something is sent again, in milliseconds
    /// @param mtu in bytes
    public record Path(
            SocketAddress address,
            int state,
            long congestionWindow,
            long roundTrip,
            long timeout,
            long mtu) {
        private static Path read(MemorySegment struct) {
            return new Path(
                    Memory.sockaddr(struct, SctpPaddrinfo.SPINFO_ADDRESS, Memory.SOCKADDR_STORAGE),
                    struct.get(Memory.INT, SctpPaddrinfo.SPINFO_STATE),
                    Memory.unsigned(struct, SctpPaddrinfo.SPINFO_CWND),
                    Memory.unsigned(struct, SctpPaddrinfo.SPINFO_SRTT),
                    Memory.unsigned(struct, SctpPaddrinfo.SPINFO_RTO),
                    Memory.unsigned(struct, SctpPaddrinfo.SPINFO_MTU));
        }

        private void write(MemorySegment struct) {
            Memory.putSockaddr(address, struct, SctpPaddrinfo.SPINFO_ADDRESS);
            struct.set(Memory.INT, SctpPaddrinfo.SPINFO_STATE, state);
            Memory.putUnsigned(congestionWindow, struct, SctpPaddrinfo.SPINFO_CWND);
            Memory.putUnsigned(roundTrip, struct, SctpPaddrinfo.SPINFO_SRTT);
            Memory.putUnsigned(timeout, struct, SctpPaddrinfo.SPINFO_RTO);
            Memory.putUnsigned(mtu, struct, SctpPaddrinfo.SPINFO_MTU);
        }
    }

    private static SctpStatus read(MemorySegment struct) {
        return new SctpStatus(
                struct.get(Memory.INT, LinuxSctp.SctpStatus.SSTAT_ASSOC_ID),
                struct.get(Memory.INT, LinuxSctp.SctpStatus.SSTAT_STATE),
                Memory.unsigned(struct, LinuxSctp.SctpStatus.SSTAT_RWND),
                Memory.unsignedShort(struct, LinuxSctp.SctpStatus.SSTAT_UNACKDATA),
                Memory.unsignedShort(struct, LinuxSctp.SctpStatus.SSTAT_PENDDATA),
                Memory.unsignedShort(struct, LinuxSctp.SctpStatus.SSTAT_INSTRMS),
                Memory.unsignedShort(struct, LinuxSctp.SctpStatus.SSTAT_OUTSTRMS),
                Memory.unsigned(struct, LinuxSctp.SctpStatus.SSTAT_FRAGMENTATION_POINT),
                Path.read(struct.asSlice(LinuxSctp.SctpStatus.SSTAT_PRIMARY)));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, LinuxSctp.SctpStatus.SSTAT_ASSOC_ID, association);
        struct.set(Memory.INT, LinuxSctp.SctpStatus.SSTAT_STATE, state);
        Memory.putUnsigned(window, struct, LinuxSctp.SctpStatus.SSTAT_RWND);
        Memory.putShort(unacknowledged, struct, LinuxSctp.SctpStatus.SSTAT_UNACKDATA);
        Memory.putShort(pending, struct, LinuxSctp.SctpStatus.SSTAT_PENDDATA);
        Memory.putShort(inStreams, struct, LinuxSctp.SctpStatus.SSTAT_INSTRMS);
        Memory.putShort(outStreams, struct, LinuxSctp.SctpStatus.SSTAT_OUTSTRMS);
        Memory.putUnsigned(
                fragmentationPoint, struct, LinuxSctp.SctpStatus.SSTAT_FRAGMENTATION_POINT);
        primary.write(struct.asSlice(LinuxSctp.SctpStatus.SSTAT_PRIMARY));
    }
}
