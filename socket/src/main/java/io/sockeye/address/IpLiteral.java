package io.sockeye.address;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

/// IP hosts as text: strict where inet_aton(3) and the JDK are lenient, and never a look-up.
final class IpLiteral {
    private static final int MAX_PORT = 65535;
    private static final int GROUPS = 8;

    private IpLiteral() {}

    static void checkPort(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port " + port + " is outside 0.." + MAX_PORT);
        }
    }

    static IpSocketAddress address(String literal, int port, int flowInfo) {
        checkPort(port);
        if (literal.indexOf(':') < 0) {
            byte[] four = new byte[4];
            if (!parse4(literal, four, 0)) {
                throw refused(literal);
            }
            return new Inet4SocketAddress(address4(four), port);
        }
        int percent = literal.indexOf('%');
        String host = percent < 0 ? literal : literal.substring(0, percent);
        byte[] six = parse6(host).orElseThrow(() -> refused(literal));
        long scope = percent < 0 ? 0 : scope(literal, literal.substring(percent + 1));
        return new Inet6SocketAddress(Inet6SocketAddress.address(six, -1), port, flowInfo, scope);
    }

    private static long scope(String literal, String zone) {
        return Decimal.parse(zone, 0xffff_ffffL).orElseThrow(() -> scopeRefused(literal, zone));
    }

    private static IllegalArgumentException scopeRefused(String literal, String zone) {
        String what = "the scope \"" + zone + "\" of \"" + literal + "\" is no interface number;";
        return new IllegalArgumentException(what + " give its index, as `ip link` shows it");
    }

    private static IllegalArgumentException refused(String literal) {
        return new IllegalArgumentException(
                "\"" + literal + "\" is no IP address; names are not resolved here");
    }

    private static Inet4Address address4(byte[] bytes) {
        try {
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(bytes.length + " bytes are no IPv4 host", e);
        }
    }

    /// Four decimal numbers without leading zeros: a zero in front means octal to inet_aton(3).
    private static boolean parse4(String text, byte[] target, int offset) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            Optional<Long> part = Decimal.parse(parts[i], 255);
            if (part.isEmpty()) {
                return false;
            }
            target[offset + i] = part.get().byteValue();
        }
        return true;
    }

    /// The forms of RFC 4291 2.2: groups, one gap of zeros, an IPv4 tail.
    private static Optional<byte[]> parse6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = new byte[16];
            return parseGroups(text, all, true) == 16 ? Optional.of(all) : Optional.empty();
        }
        byte[] head = new byte[16];
        byte[] tail = new byte[16];
        int headLength = parseGroups(text.substring(0, gap), head, false);
        int tailLength = parseGroups(text.substring(gap + 2), tail, true);
        // The gap stands for one group at least.
        if (headLength < 0 || tailLength < 0 || headLength + tailLength > 14) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, head, 16 - tailLength, tailLength);
        return Optional.of(head);
    }

    /// Answers the count of bytes, or -1 when the text is wrong; no text is no groups.
    private static int parseGroups(String text, byte[] target, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        if (groups.length > GROUPS) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < groups.length; i++) {
            boolean last = i == groups.length - 1;
            if (last && mayEndInIpv4 && groups[i].indexOf('.') >= 0) {
                return length <= 12 && parse4(groups[i], target, length) ? length + 4 : -1;
            }
            int group = parseGroup(groups[i]);
            if (group < 0) {
                return -1;
            }
            target[length++] = (byte) (group >> 8);
            target[length++] = (byte) group;
        }
        return length;
    }

    private static int parseGroup(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            // HexFormat takes ASCII digits alone, where Character.digit takes those of any script.
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return -1;
            }
            value = value << 4 | HexFormat.fromHexDigit(text.charAt(i));
        }
        return value;
    }

    /// RFC 5952: lower case, no leading zeros, the longest run of zero groups as `::` (the first of
    /// equals, never a single group), and a mapped IPv4 address in dotted form.
    static String format(Inet6Address host) {
        byte[] bytes = host.getAddress();
        if (isMapped(bytes)) {
            return "::ffff:"
                    + (bytes[12] & 0xff)
                    + "."
                    + (bytes[13] & 0xff)
                    + "."
                    + (bytes[14] & 0xff)
                    + "."
                    + (bytes[15] & 0xff);
        }
        int start = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(bytes, i + run) == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        if (length < 2) {
            return groups(bytes, 0, GROUPS);
        }
        return groups(bytes, 0, start) + "::" + groups(bytes, start + length, GROUPS);
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | (bytes[2 * index + 1] & 0xff);
    }

    private static String groups(byte[] bytes, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(group(bytes, i)));
        }
        return text.toString();
    }
}
