package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;

/// Where a service is: SRV, RFC 2782. Its name is not compressed, but read if it is.
///
/// @param priority the lowest is tried first, 0 to 65535
/// @param weight how often one of the same priority is chosen, 0 to 65535
/// @param port 0 to 65535
/// @param target the host; the root if there is none
public record ServiceLocation(int priority, int weight, int port, DnsName target)
        implements DnsData {
    private static final int NUMBERS = 6;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 16 bits; the message names it
    public ServiceLocation {
        Range.check("priority", priority, 65535);
        Range.check("weight", weight, 65535);
        Range.check("port", port, 65535);
    }

    @Override
    public DnsType type() {
        return DnsType.SRV;
    }

    @Override
    public int length() {
        return NUMBERS + target.length();
    }

    /// Answers numbers and host.
    ///
    /// @return such as `1 2 5060 sip.example.org.`
    @Override
    public String toString() {
        return "%d %d %d %s".formatted(priority, weight, port, target);
    }
}
