package io.sockeye.control;

import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import java.util.Objects;
import java.util.Optional;

/// What the kernel has put on the error queue of a socket, MSG_ERRQUEUE of recv(2): an error and who reported it, or the notice that
/// something was done. struct sock_extended_err of ip(7), section IP_RECVERR.
///
/// Errors come with IP_RECVERR or IPV6_RECVERR; the data of the message is that of the packet which failed, and its `from` where that
/// packet was going. Notices come with SO_TIMESTAMPING, SO_ZEROCOPY and SO_TXTIME. While the queue is not empty, a socket reports POLLERR.
///
/// @param type IP_RECVERR, IPV6_RECVERR, or PACKET_TX_TIMESTAMP of packet(7), whichever the socket's family uses
/// @param errno what went wrong; ENOMSG of a timestamp, 0 of a zero-copy notice
/// @param origin who says so, SO_EE_ORIGIN_
/// @param icmpType the type in the ICMP message; 0 of other origins
/// @param icmpCode the code in the ICMP message; of notices SO_EE_CODE_
/// @param info 32 bits unsigned: the MTU of the path with EMSGSIZE, the first number of a zero-copy notice, the kind of a timestamp,
///     the lower half of a transmit time
/// @param data 32 bits unsigned: the last number of a zero-copy notice, the id of a timestamp, the upper half of a transmit time; with
///     IP_RECVERR_RFC4884 where the extension of an ICMP message begins (16 bits) and its flags
/// @param offender who sent the ICMP message, with port 0; [SocketAddress#none()] where nobody did, but of notices on IPv6 sockets the
///     kernel leaves an address there that means nothing
public record ReceivedError(
        ControlType type,
        Errno errno,
        int origin,
        int icmpType,
        int icmpCode,
        long info,
        long data,
        SocketAddress offender)
        implements ControlMessage {

    /// [#origin()]: nobody.
    public static final int SO_EE_ORIGIN_NONE = 0;

    /// [#origin()]: this machine, without a packet that came back.
    public static final int SO_EE_ORIGIN_LOCAL = 1;

    /// [#origin()]: an ICMP message.
    public static final int SO_EE_ORIGIN_ICMP = 2;

    /// [#origin()]: an ICMPv6 message.
    public static final int SO_EE_ORIGIN_ICMP6 = 3;

    /// [#origin()]: the time at which a packet left; C also calls it SO_EE_ORIGIN_TXSTATUS.
    public static final int SO_EE_ORIGIN_TIMESTAMPING = 4;

    /// [#origin()]: MSG_ZEROCOPY, the memory is the sender's again.
    public static final int SO_EE_ORIGIN_ZEROCOPY = 5;

    /// [#origin()]: SO_TXTIME, a packet was dropped.
    public static final int SO_EE_ORIGIN_TXTIME = 6;

    /// [#icmpCode()] of SO_EE_ORIGIN_ZEROCOPY: the kernel had to copy after all.
    public static final int SO_EE_CODE_ZEROCOPY_COPIED = 1;

    /// [#icmpCode()] of SO_EE_ORIGIN_TXTIME: the time was no good, or there was none.
    public static final int SO_EE_CODE_TXTIME_INVALID_PARAM = 1;

    /// [#icmpCode()] of SO_EE_ORIGIN_TXTIME: the time had passed.
    public static final int SO_EE_CODE_TXTIME_MISSED = 2;

    /// [#info()] of SO_EE_ORIGIN_TIMESTAMPING: given to the device, or sent by it if the time is that of the hardware.
    public static final int SCM_TSTAMP_SND = 0;

    /// [#info()] of SO_EE_ORIGIN_TIMESTAMPING: has entered the packet scheduler.
    public static final int SCM_TSTAMP_SCHED = 1;

    /// [#info()] of SO_EE_ORIGIN_TIMESTAMPING: acknowledged by the peer.
    public static final int SCM_TSTAMP_ACK = 2;

    /// [#info()] of SO_EE_ORIGIN_TIMESTAMPING: the device said that it had sent (since Linux 6.15).
    public static final int SCM_TSTAMP_COMPLETION = 3;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public ReceivedError {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(errno, "errno");
        Objects.requireNonNull(offender, "offender");
        Ranges.check("origin", origin, Ranges.BYTE);
        Ranges.check("icmpType", icmpType, Ranges.BYTE);
        Ranges.check("icmpCode", icmpCode, Ranges.BYTE);
        Ranges.check("info", info, Ranges.INT);
        Ranges.check("data", data, Ranges.INT);
    }

    /// What this says of MSG_ZEROCOPY.
    ///
    /// @return which sends are done; empty of any other origin
    public Optional<ZerocopyNotice> zerocopy() {
        if (origin != SO_EE_ORIGIN_ZEROCOPY) return Optional.empty();
        return Optional.of(
                new ZerocopyNotice(info, data, (icmpCode & SO_EE_CODE_ZEROCOPY_COPIED) != 0));
    }

    /// What this says of a time in the [Timestamps] beside it.
    ///
    /// @return which packet, and how far it had come; empty of any other origin
    public Optional<TransmitNotice> transmit() {
        if (origin != SO_EE_ORIGIN_TIMESTAMPING) return Optional.empty();
        return Optional.of(new TransmitNotice((int) info, data));
    }
}
