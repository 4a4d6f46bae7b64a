package io.sockeye.wire.tcp;

/// The flags of a segment, RFC 9293 section 3.1.
public final class TcpFlags {
    /// The sender has no more to send.
    public static final int FIN = 0x001;

    /// The sequence begins here.
    public static final int SYN = 0x002;

    /// There is no such connection, or no longer.
    public static final int RST = 0x004;

    /// What has come so far is to be handed on.
    public static final int PSH = 0x008;

    /// The acknowledgement counts.
    public static final int ACK = 0x010;

    /// The urgent pointer counts.
    public static final int URG = 0x020;

    /// The other one's packets have met congestion, RFC 3168.
    public static final int ECE = 0x040;

    /// The sender has slowed down for it, RFC 3168.
    public static final int CWR = 0x080;

    /// Congestion is counted more exactly, RFC 9768.
    public static final int AE = 0x100;

    private static final String[] NAMES = {
        "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
    };

    private TcpFlags() {}

    /// Their names, from the lowest on; bits without a name as a number.
    static String text(int flags) {
        var text = new StringBuilder();
        for (int bit = 0; bit < NAMES.length; bit++)
            if ((flags & 1 << bit) != 0) text.append(text.isEmpty() ? "" : "|").append(NAMES[bit]);
        int others = flags & -1 << NAMES.length;
        if (others != 0) text.append(text.isEmpty() ? "" : "|").append("0x%x".formatted(others));
        return text.isEmpty() ? "no flags" : text.toString();
    }
}
