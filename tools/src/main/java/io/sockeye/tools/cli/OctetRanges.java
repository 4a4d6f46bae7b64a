package io.sockeye.tools.cli;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.BitSet;

/// IPv4 addresses by the values of each octet, as nmap writes them: `10.0.0-3.1-50`, `192.168.1,3.*`, `10.0.0.-9`.
final class OctetRanges implements AddressSet {
    /// Of each of four octets, ascending.
    private final int[][] values;

    private OctetRanges(int[][] values) {
        this.values = values;
    }

    /// Reads such a text; the comma between the values of an octet stays within it.
    static OctetRanges parse(String text) {
        var values = new int[4][];
        int begin = 0;
        for (int octet = 0; octet < 4; octet++) {
            int end = octet < 3 ? text.indexOf('.', begin) : text.length();
            if (end < begin) throw malformed(text);
            values[octet] = octet(text, text.substring(begin, end));
            begin = end + 1;
        }
        return new OctetRanges(values);
    }

    private static int[] octet(String text, String part) {
        var set = new BitSet(256);
        for (int begin = 0; begin <= part.length(); ) {
            int comma = part.indexOf(',', begin);
            int end = comma < 0 ? part.length() : comma;
            var range = part.substring(begin, end);
            int dash = range.indexOf('-');
            int low;
            int high;
            if (range.equals("*")) {
                low = 0;
                high = 255;
            } else if (dash < 0) {
                low = number(text, range);
                high = low;
            } else {
                low = dash == 0 ? 0 : number(text, range.substring(0, dash));
                high = dash == range.length() - 1 ? 255 : number(text, range.substring(dash + 1));
            }
            if (low > high) throw malformed(text);
            set.set(low, high + 1);
            begin = end + 1;
        }
        var values = new int[set.cardinality()];
        int count = 0;
        for (int value = set.nextSetBit(0); value >= 0; value = set.nextSetBit(value + 1))
            values[count++] = value;
        return values;
    }

    private static int number(String text, String digits) {
        if (digits.isEmpty() || digits.length() > 3) throw malformed(text);
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') throw malformed(text);
            number = number * 10 + c - '0';
        }
        if (number > 255) throw malformed(text);
        return number;
    }

    private static IllegalArgumentException malformed(String text) {
        // What inet_aton(3) makes of 10.1 is not what everybody means by it.
        boolean single = text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return new IllegalArgumentException(
                "'"
                        + text
                        + (single
                                ? "' is no IPv4 address, which has four numbers of 0 to 255"
                                : "' is no range of IPv4 addresses"));
    }

    @Override
    public BigInteger count() {
        long count = 1;
        for (var octet : values) count *= octet.length;
        return BigInteger.valueOf(count);
    }

    @Override
    public InetAddress at(BigInteger index) {
        if (index.signum() < 0 || index.compareTo(count()) >= 0)
            throw new IndexOutOfBoundsException("no address " + index + " of " + count());
        long rest = index.longValueExact();
        var bytes = new byte[4];
        for (int octet = 3; octet >= 0; octet--) {
            bytes[octet] = (byte) values[octet][(int) (rest % values[octet].length)];
            rest /= values[octet].length;
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean contains(InetAddress address) {
        if (!(address instanceof Inet4Address)) return false;
        var bytes = address.getAddress();
        for (int octet = 0; octet < 4; octet++)
            if (Arrays.binarySearch(values[octet], bytes[octet] & 0xff) < 0) return false;
        return true;
    }
}
