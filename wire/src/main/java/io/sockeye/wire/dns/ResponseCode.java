package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;
import java.util.Map;

/// What became of a question: RFC 1035 section 4.1.1, RFC 6891 section 9 and the registry of IANA.
///
/// @param number 0 to 4095: four bits in the header of the message, eight before them in its [Edns]
public record ResponseCode(int number) {
    /// All is well.
    public static final ResponseCode NOERROR = new ResponseCode(0);

    /// The server does not understand the question.
    public static final ResponseCode FORMERR = new ResponseCode(1);

    /// The server could not find out.
    public static final ResponseCode SERVFAIL = new ResponseCode(2);

    /// There is no such name.
    public static final ResponseCode NXDOMAIN = new ResponseCode(3);

    /// The server does not do that.
    public static final ResponseCode NOTIMP = new ResponseCode(4);

    /// The server does not want to.
    public static final ResponseCode REFUSED = new ResponseCode(5);

    /// The name is there and should not be, RFC 2136.
    public static final ResponseCode YXDOMAIN = new ResponseCode(6);

    /// The records are there and should not be, RFC 2136.
    public static final ResponseCode YXRRSET = new ResponseCode(7);

    /// The records are not there and should be, RFC 2136.
    public static final ResponseCode NXRRSET = new ResponseCode(8);

    /// The server is not in charge, RFC 2136; or the signature is wrong, RFC 8945.
    public static final ResponseCode NOTAUTH = new ResponseCode(9);

    /// The name is not in the zone, RFC 2136.
    public static final ResponseCode NOTZONE = new ResponseCode(10);

    /// The server does not know that version of EDNS, RFC 6891.
    public static final ResponseCode BADVERS = new ResponseCode(16);

    /// The cookie is wrong, RFC 7873.
    public static final ResponseCode BADCOOKIE = new ResponseCode(23);

    private static final Map<Integer, String> NAMES =
            Map.ofEntries(
                    Map.entry(0, "NOERROR"),
                    Map.entry(1, "FORMERR"),
                    Map.entry(2, "SERVFAIL"),
                    Map.entry(3, "NXDOMAIN"),
                    Map.entry(4, "NOTIMP"),
                    Map.entry(5, "REFUSED"),
                    Map.entry(6, "YXDOMAIN"),
                    Map.entry(7, "YXRRSET"),
                    Map.entry(8, "NXRRSET"),
                    Map.entry(9, "NOTAUTH"),
                    Map.entry(10, "NOTZONE"),
                    Map.entry(16, "BADVERS"),
                    Map.entry(23, "BADCOOKIE"));

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit its field
    public ResponseCode {
        Range.check("ResponseCode", number, 4095);
    }

    /// Answers the name, or the number.
    ///
    /// @return such as `NXDOMAIN`, or `RCODE3840`
    @Override
    public String toString() {
        var name = NAMES.get(number);
        return name == null ? "RCODE" + number : name;
    }
}
