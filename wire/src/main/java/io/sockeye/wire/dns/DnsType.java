package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;
import java.util.Map;

/// What a record holds, or a question asks for: RFC 1035 section 3.2.2 and the registry of IANA.
///
/// @param number 0 to 65535
public record DnsType(int number) {
    /// An address of IPv4, RFC 1035 section 3.4.1.
    public static final DnsType A = new DnsType(1);

    /// A server of the zone, RFC 1035 section 3.3.11.
    public static final DnsType NS = new DnsType(2);

    /// Another name under which the rest is found, RFC 1035 section 3.3.1.
    public static final DnsType CNAME = new DnsType(5);

    /// The beginning of a zone, RFC 1035 section 3.3.13.
    public static final DnsType SOA = new DnsType(6);

    /// A name, mostly of an address, RFC 1035 section 3.3.12.
    public static final DnsType PTR = new DnsType(12);

    /// Where mail goes, RFC 1035 section 3.3.9.
    public static final DnsType MX = new DnsType(15);

    /// Any text, RFC 1035 section 3.3.14.
    public static final DnsType TXT = new DnsType(16);

    /// An address of IPv6, RFC 3596 section 2.1.
    public static final DnsType AAAA = new DnsType(28);

    /// Where a service is, RFC 2782.
    public static final DnsType SRV = new DnsType(33);

    /// Another name for all below it, RFC 6672.
    public static final DnsType DNAME = new DnsType(39);

    /// The extension of a message, RFC 6891.
    public static final DnsType OPT = new DnsType(41);

    /// The key of a zone below, RFC 4034 section 5.
    public static final DnsType DS = new DnsType(43);

    /// A signature, RFC 4034 section 3.
    public static final DnsType RRSIG = new DnsType(46);

    /// What there is not, RFC 4034 section 4.
    public static final DnsType NSEC = new DnsType(47);

    /// The key of the zone, RFC 4034 section 2.
    public static final DnsType DNSKEY = new DnsType(48);

    /// How a service is reached, RFC 9460.
    public static final DnsType SVCB = new DnsType(64);

    /// The same for HTTP, RFC 9460 section 9.
    public static final DnsType HTTPS = new DnsType(65);

    /// A question for a whole zone, RFC 5936.
    public static final DnsType AXFR = new DnsType(252);

    /// A question for whatever there is, RFC 8482.
    public static final DnsType ANY = new DnsType(255);

    /// Who may certify the name, RFC 8659.
    public static final DnsType CAA = new DnsType(257);

    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(1, "A"),
                    Map.entry(2, "NS"),
                    Map.entry(5, "CNAME"),
                    Map.entry(6, "SOA"),
                    Map.entry(12, "PTR"),
                    Map.entry(15, "MX"),
                    Map.entry(16, "TXT"),
                    Map.entry(28, "AAAA"),
                    Map.entry(33, "SRV"),
                    Map.entry(39, "DNAME"),
                    Map.entry(41, "OPT"),
                    Map.entry(43, "DS"),
                    Map.entry(46, "RRSIG"),
                    Map.entry(47, "NSEC"),
                    Map.entry(48, "DNSKEY"),
                    Map.entry(64, "SVCB"),
                    Map.entry(65, "HTTPS"),
                    Map.entry(252, "AXFR"),
                    Map.entry(255, "ANY"),
                    Map.entry(257, "CAA"));

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit its field
    public DnsType {
        Range.check("DnsType", number, 65535);
    }

    /// Answers the name, or the number.
    ///
    /// @return such as `AAAA`, or `TYPE65280` as RFC 3597 section 5 has it
    @Override
    public String toString() {
        var name = NAMES.get(number);
        return name == null ? "TYPE" + number : name;
    }
}
