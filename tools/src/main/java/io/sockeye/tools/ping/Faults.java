package io.sockeye.tools.ping;

import io.sockeye.address.IpSocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.ping.PingResult.Unreachable;
import io.sockeye.wire.icmp.DestinationUnreachable;
import io.sockeye.wire.icmp.DestinationUnreachable6;
import io.sockeye.wire.icmp.PacketTooBig6;
import io.sockeye.wire.icmp.ParameterProblem;
import io.sockeye.wire.icmp.ParameterProblem6;
import io.sockeye.wire.icmp.Redirect;
import io.sockeye.wire.icmp.TimeExceeded;
import io.sockeye.wire.icmp.TimeExceeded6;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Why a probe did not arrive, in the words of ping(8).
final class Faults {
    private Faults() {}

    /// Of a message on the error queue.
    static Unreachable reported(Probe probe, ReceivedError error) {
        Optional<InetAddress> reporter =
                error.offender() instanceof IpSocketAddress ip
                        ? Optional.of(Targets.host(ip))
                        : Optional.empty();
        boolean icmp = error.origin() != ReceivedError.SO_EE_ORIGIN_LOCAL;
        boolean tooLong = error.errno().equals(Errno.EMSGSIZE);
        return new Unreachable(
                probe.host.address,
                probe.sequence,
                icmp ? reporter : Optional.empty(),
                error.errno(),
                icmp ? OptionalInt.of(error.icmpType()) : OptionalInt.empty(),
                icmp ? OptionalInt.of(error.icmpCode()) : OptionalInt.empty(),
                tooLong ? OptionalLong.of(error.info()) : OptionalLong.empty(),
                switch (error.origin()) {
                    case ReceivedError.SO_EE_ORIGIN_ICMP ->
                            icmp(error.icmpType(), error.icmpCode(), error.info());
                    case ReceivedError.SO_EE_ORIGIN_ICMP6 ->
                            icmp6(error.icmpType(), error.icmpCode(), error.info());
                    default -> local(error.errno(), error.info());
                });
    }

    /// Whether that was a host's word that nobody listens at a port of UDP.
    static boolean isPortUnreachable(ReceivedError error) {
        return error.origin() == ReceivedError.SO_EE_ORIGIN_ICMP6
                ? error.icmpType() == DestinationUnreachable6.TYPE && error.icmpCode() == 4
                : error.icmpType() == DestinationUnreachable.TYPE && error.icmpCode() == 3;
    }

    /// Of a call that this machine refused.
    static Unreachable refused(Probe probe, ErrnoException failure, long mtu) {
        boolean tooLong = failure.is(Errno.EMSGSIZE) && mtu > 0;
        return new Unreachable(
                probe.host.address,
                probe.sequence,
                Optional.empty(),
                failure.errno(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                tooLong ? OptionalLong.of(mtu) : OptionalLong.empty(),
                local(failure.errno(), mtu));
    }

    /// What the kernel says, and of what that most often comes.
    private static String local(Errno errno, long mtu) {
        if (errno.equals(Errno.EMSGSIZE) && mtu > 0)
            return "local error: message too long, mtu=" + mtu;
        return "local error: " + errno.message() + cause(errno);
    }

    private static String cause(Errno errno) {
        if (errno.equals(Errno.ENETUNREACH)) return ": this machine has no route to it";
        if (errno.equals(Errno.EACCES))
            return ": a broadcast address (-b allows it), or a route or firewall here forbids it";
        if (errno.equals(Errno.EPERM)) return ": a firewall on this machine forbids it";
        return "";
    }

    /// RFC 792 and the registry of its codes.
    static String icmp(int type, int code, long info) {
        return switch (type) {
            case DestinationUnreachable.TYPE ->
                    switch (code) {
                        case 0 -> "Destination Net Unreachable";
                        case 1 -> "Destination Host Unreachable";
                        case 2 -> "Destination Protocol Unreachable";
                        case 3 -> "Destination Port Unreachable";
                        case DestinationUnreachable.FRAGMENTATION_NEEDED ->
                                "Frag needed and DF set (mtu = " + info + ")";
                        case 5 -> "Source Route Failed";
                        case 6 -> "Destination Net Unknown";
                        case 7 -> "Destination Host Unknown";
                        case 9 -> "Destination Net Prohibited";
                        case 10 -> "Destination Host Prohibited";
                        case 11 -> "Destination Net Unreachable for Type of Service";
                        case 12 -> "Destination Host Unreachable for Type of Service";
                        case 13 -> "Packet filtered";
                        case 14 -> "Precedence Violation";
                        case 15 -> "Precedence Cutoff";
                        default -> "Dest Unreachable, Bad Code: " + code;
                    };
            case TimeExceeded.TYPE ->
                    code == 0 ? "Time to live exceeded" : "Frag reassembly time exceeded";
            case ParameterProblem.TYPE -> "Parameter problem: pointer = " + (info >> 24);
            case Redirect.TYPE -> "Redirect";
            default -> "ICMP type " + type + " code " + code;
        };
    }

    /// RFC 4443.
    static String icmp6(int type, int code, long info) {
        return switch (type) {
            case DestinationUnreachable6.TYPE ->
                    "Destination unreachable: "
                            + switch (code) {
                                case 0 -> "No route";
                                case 1 -> "Administratively prohibited";
                                case 2 -> "Beyond scope of source address";
                                case 3 -> "Address unreachable";
                                case 4 -> "Port unreachable";
                                case 5 -> "Source address failed ingress/egress policy";
                                case 6 -> "Reject route to destination";
                                default -> "Unknown code " + code;
                            };
            case PacketTooBig6.TYPE -> "Packet too big: mtu=" + info;
            case TimeExceeded6.TYPE ->
                    "Time exceeded: " + (code == 0 ? "Hop limit" : "Defragmentation failure");
            case ParameterProblem6.TYPE -> "Parameter problem: pointer = " + info;
            default -> "ICMPv6 type " + type + " code " + code;
        };
    }
}
