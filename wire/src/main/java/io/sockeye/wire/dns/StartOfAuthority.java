package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;

/// The beginning of a zone: SOA, RFC 1035 section 3.3.13. Times are in seconds; all numbers have 32 bits unsigned.
///
/// @param server where the zone comes from
/// @param mailbox of who is responsible, its first label before the `@`
/// @param serial the version of the zone, compared as RFC 1982 says
/// @param refresh after which others look whether it has changed
/// @param retry after which they try again
/// @param expire after which they no longer answer
/// @param minimum for how long it may be kept that there is no such name, RFC 2308 section 4
public record StartOfAuthority(
        DnsName server,
        DnsName mailbox,
        long serial,
        long refresh,
        long retry,
        long expire,
        long minimum)
        implements DnsData {
    private static final int NUMBERS = 20;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 32 bits; the message names the value
    public StartOfAuthority {
        Range.check("serial", serial, 0xffff_ffffL);
        Range.check("refresh", refresh, 0xffff_ffffL);
        Range.check("retry", retry, 0xffff_ffffL);
        Range.check("expire", expire, 0xffff_ffffL);
        Range.check("minimum", minimum, 0xffff_ffffL);
    }

    @Override
    public DnsType type() {
        return DnsType.SOA;
    }

    @Override
    public int length() {
        return server.length() + mailbox.length() + NUMBERS;
    }

    /// Answers all in their order.
    ///
    /// @return such as `ns.example.org. admin.example.org. 2026 1200 180 1209600 600`
    @Override
    public String toString() {
        return "%s %s %d %d %d %d %d"
                .formatted(server, mailbox, serial, refresh, retry, expire, minimum);
    }
}
