package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;

/// What is asked for, RFC 1035 section 4.1.2.
///
/// @param name whose records
/// @param type which of them
/// @param dnsClass 0 to 65535: [DnsRecord#IN], 255 any; in multicast DNS the first bit wants an answer to the asker alone
public record DnsQuestion(DnsName name, DnsType type, int dnsClass) {
    private static final int FIXED = 4;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the class does not fit 16 bits; the message names it
    public DnsQuestion {
        Range.check("class", dnsClass, 65535);
    }

    int length() {
        return name.length() + FIXED;
    }

    /// Answers name, class and type.
    ///
    /// @return such as `www.example.org. IN AAAA`
    @Override
    public String toString() {
        return "%s %s %s".formatted(name, DnsRecord.text(dnsClass), type);
    }
}
