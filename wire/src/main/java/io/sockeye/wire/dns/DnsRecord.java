package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;

/// What is known under a name, RFC 1035 section 4.1.3.
///
/// @param name under which it is found
/// @param dnsClass 0 to 65535: [#IN] and its like; in multicast DNS the first bit says that it replaces what was known
/// @param timeToLive for how long it may be kept, in seconds, 32 bits unsigned; what has the first bit set counts as 0 (RFC 2181 section 8)
/// @param data of a type
public record DnsRecord(DnsName name, int dnsClass, long timeToLive, DnsData data) {
    /// The class of the Internet.
    public static final int IN = 1;

    private static final int FIXED = 10;
    private static final int CLASS_BITS = 0x7fff;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or other classes do not have such data; the message names the value
    public DnsRecord {
        Range.check("class", dnsClass, 65535);
        Range.check("time to live", timeToLive, 0xffff_ffffL);
        Range.check("length of the data", data.length(), 65535);
        boolean internet = data instanceof HostAddress || data instanceof ServiceLocation;
        if (internet && !isInternet(dnsClass))
            throw new IllegalArgumentException(data.type() + " in class " + text(dnsClass));
    }

    /// Whether it is that of the Internet, with or without the bit of multicast DNS.
    static boolean isInternet(int dnsClass) {
        return (dnsClass & CLASS_BITS) == IN;
    }

    /// Which kind of data it has.
    ///
    /// @return that of the data
    public DnsType type() {
        return data.type();
    }

    int length() {
        return name.length() + FIXED + data.length();
    }

    static String text(int dnsClass) {
        return switch (dnsClass) {
            case IN -> "IN";
            case 3 -> "CH";
            case 4 -> "HS";
            case 254 -> "NONE";
            case 255 -> "ANY";
            default -> "CLASS" + dnsClass;
        };
    }

    /// Answers the record as zone files have it.
    ///
    /// @return such as `www.example.org. 300 IN A 192.0.2.80`
    @Override
    public String toString() {
        return "%s %d %s %s %s".formatted(name, timeToLive, text(dnsClass), type(), data);
    }
}
