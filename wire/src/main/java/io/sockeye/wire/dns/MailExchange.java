package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;

/// Where mail goes: MX, RFC 1035 section 3.3.9.
///
/// @param preference the lowest is tried first, 0 to 65535
/// @param exchange the host; the root if there is none (RFC 7505)
public record MailExchange(int preference, DnsName exchange) implements DnsData {
    private static final int NUMBERS = 2;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 16 bits; the message names it
    public MailExchange {
        Range.check("preference", preference, 65535);
    }

    @Override
    public DnsType type() {
        return DnsType.MX;
    }

    @Override
    public int length() {
        return NUMBERS + exchange.length();
    }

    /// Answers number and host.
    ///
    /// @return such as `10 mail.example.org.`
    @Override
    public String toString() {
        return preference + " " + exchange;
    }
}
