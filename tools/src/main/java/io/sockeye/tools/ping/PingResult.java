package io.sockeye.tools.ping;

import io.sockeye.error.Errno;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What came of one probe: exactly one of these three.
public sealed interface PingResult {
    /// Who was asked.
    ///
    /// @return the address
    InetAddress to();

    /// Which probe of this host it was.
    ///
    /// @return 1 or more
    long sequence();

    /// Whether the host has answered.
    ///
    /// @return true for a [Reply]
    default boolean isReply() {
        return this instanceof Reply;
    }

    /// The host has answered, and the answer is to this very probe.
    ///
    /// @param to who was asked
    /// @param from who answered: another one only if a group was asked
    /// @param sequence which probe, 1 or more
    /// @param roundTrip by ICMP and UDP from the time at which the kernel gave the probe to the device until it had the answer, where the kernel
    ///     says so; else from just before the call that sent it
    /// @param timeToLive TTL or hop limit with which the answer arrived; empty with TCP and UDP
    /// @param bytes of the answer from the ICMP header on; of UDP those of the datagram; 0 with TCP
    /// @param portClosed the answer of TCP or UDP was that nobody listens: the host is there all the same
    /// @param timeSource who took the time of arrival
    record Reply(
            InetAddress to,
            InetAddress from,
            long sequence,
            Duration roundTrip,
            OptionalInt timeToLive,
            int bytes,
            boolean portClosed,
            TimeSource timeSource)
            implements PingResult {}

    /// Nothing came back.
    ///
    /// @param to who was asked
    /// @param sequence which probe, 1 or more
    /// @param waited how long: the timeout, or less where the run ended before
    record Lost(InetAddress to, long sequence, Duration waited) implements PingResult {}

    /// The probe did not get there, and somebody says so: a router, the host itself, or this machine.
    ///
    /// @param to who was asked
    /// @param sequence which probe, 1 or more
    /// @param reporter who sent the ICMP error; empty if this machine did not send the probe at all
    /// @param errno what the kernel makes of it: EHOSTUNREACH, ENETUNREACH, EMSGSIZE, …
    /// @param icmpType of the error, in the numbers of the host's family; empty without one
    /// @param icmpCode of the error; empty without one
    /// @param mtu what fits, if the probe was too long
    /// @param text in words: `Destination Host Unreachable`
    record Unreachable(
            InetAddress to,
            long sequence,
            Optional<InetAddress> reporter,
            Errno errno,
            OptionalInt icmpType,
            OptionalInt icmpCode,
            OptionalLong mtu,
            String text)
            implements PingResult {}
}
