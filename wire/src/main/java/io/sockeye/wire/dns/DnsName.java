package io.sockeye.wire.dns;

import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A domain name: labels of 1 to 63 bytes, 255 in all, each with its length and a 0 at the end. RFC 1035 section 3.1.
///
/// Names are equal whatever the case of their ASCII letters (RFC 4343), and keep it. Any byte may be in a label; names of other scripts come as
/// `java.net.IDN.toASCII` gives them.
public final class DnsName {
    /// The name without labels, `.`.
    public static final DnsName ROOT = new DnsName(new byte[1]);

    static final int MAX_LENGTH = 255;
    static final int MAX_LABEL = 63;

    private static final String SPECIAL = ".\\\"();@$";

    /// Lengths and labels, with the 0 at the end.
    private final byte[] wire;

    /// Takes what has been checked.
    DnsName(byte[] wire) {
        this.wire = wire;
    }

    /// Reads a name as zone files have it, RFC 1035 section 5.1: `\.` is a dot in a label, `\046` the byte of that decimal number.
    ///
    /// @param text such as `www.example.org.`; the dot at the end may be left out, `.` is the root
    /// @return the name
    /// @throws IllegalArgumentException if a label is empty or longer than 63 bytes, the name longer than 255, an escape none, or a character not ASCII;
    ///     the message quotes the text
    public static DnsName of(String text) {
        if (text.equals(".")) return ROOT;
        var wire = new ByteArrayOutputStream();
        var label = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == '.') {
                add(label, wire, text);
            } else if (c == '\\') {
                i = escape(text, i, label);
            } else if (c < 128) {
                label.write(c);
            } else {
                throw wrong(text, "a character that is not ASCII");
            }
        }
        if (label.size() > 0 || wire.size() == 0) add(label, wire, text);
        wire.write(0);
        if (wire.size() > MAX_LENGTH) throw wrong(text, wire.size() + " bytes");
        return new DnsName(wire.toByteArray());
    }

    private static void add(ByteArrayOutputStream label, ByteArrayOutputStream wire, String text) {
        if (label.size() == 0) throw wrong(text, "an empty label");
        if (label.size() > MAX_LABEL) throw wrong(text, "a label of " + label.size() + " bytes");
        wire.write(label.size());
        wire.writeBytes(label.toByteArray());
        label.reset();
    }

    /// Reads what follows a backslash, and says where it ends.
    private static int escape(String text, int at, ByteArrayOutputStream label) {
        if (at == text.length()) throw wrong(text, "nothing behind a backslash");
        char c = text.charAt(at);
        if (c >= 128) throw wrong(text, "a character that is not ASCII");
        if (c < '0' || c > '9') {
            label.write(c);
            return at + 1;
        }
        int number = 0;
        for (int i = at; i < at + 3; i++) {
            int digit = i < text.length() ? text.charAt(i) - '0' : -1;
            if (digit < 0 || digit > 9) throw wrong(text, "not three digits behind a backslash");
            number = number * 10 + digit;
        }
        if (number > 255) throw wrong(text, number + " is no byte");
        label.write(number);
        return at + 3;
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("no domain name: '" + text + "': " + why);
    }

    /// The name under which the name of an address is found: RFC 1035 section 3.5, RFC 3596 section 2.5.
    ///
    /// @param address of either family
    /// @return such as `1.2.0.192.in-addr.arpa.`
    public static DnsName reverse(InetAddress address) {
        var bytes = address.getAddress();
        var text = new StringBuilder();
        boolean four = address instanceof Inet4Address;
        for (int i = bytes.length - 1; i >= 0; i--) {
            int number = bytes[i] & 255;
            if (four) text.append(number).append('.');
            else text.append("%x.%x.".formatted(number & 15, number >> 4));
        }
        return of(text + (four ? "in-addr.arpa." : "ip6.arpa."));
    }

    /// The labels, without the root.
    ///
    /// @return from left to right, read-only, the caller's to move in
    public List<ByteBuffer> labels() {
        var labels = new ArrayList<ByteBuffer>();
        for (int at = 0; wire[at] != 0; at += 1 + wire[at])
            labels.add(ByteBuffer.wrap(wire, at + 1, wire[at]).slice().asReadOnlyBuffer());
        return List.copyOf(labels);
    }

    /// How long the name is in a message, uncompressed.
    ///
    /// @return 1 to 255
    public int length() {
        return wire.length;
    }

    /// Lengths and labels, not to be written to.
    byte[] wire() {
        return wire;
    }

    /// Compares labels, not the case of their ASCII letters.
    ///
    /// @param other anything
    /// @return whether it is the same name
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof DnsName name) || wire.length != name.wire.length) return false;
        for (int i = 0; i < wire.length; i++)
            if (lower(wire[i]) != lower(name.wire[i])) return false;
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (byte b : wire) hash = hash * 31 + lower(b);
        return hash;
    }

    /// A length is none of the letters: those begin at 65.
    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    /// Answers the name as zone files have it; [#of] reads it back.
    ///
    /// @return such as `www.example.org.`
    @Override
    public String toString() {
        if (wire.length == 1) return ".";
        var text = new StringBuilder();
        for (var label : labels()) {
            while (label.hasRemaining()) append(text, label.get() & 255, SPECIAL);
            text.append('.');
        }
        return text.toString();
    }

    /// A byte as a character or an escape.
    static void append(StringBuilder text, int b, String special) {
        boolean plain = (b > ' ' && b <= '~') || (b == ' ' && !special.equals(SPECIAL));
        if (!plain) text.append("\\%03d".formatted(b));
        else if (special.indexOf(b) >= 0) text.append('\\').append((char) b);
        else text.append((char) b);
    }
}
