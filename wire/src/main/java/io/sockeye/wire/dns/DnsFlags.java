package io.sockeye.wire.dns;

/// The flags of a message, RFC 1035 section 4.1.1. Operation and response code are between them.
public final class DnsFlags {
    /// A response; without it a query.
    public static final int QR = 0x8000;

    /// The server is in charge of the name.
    public static final int AA = 0x0400;

    /// There was more than had room: ask again over TCP.
    public static final int TC = 0x0200;

    /// The server shall ask others.
    public static final int RD = 0x0100;

    /// The server asks others.
    public static final int RA = 0x0080;

    /// The server has verified the signatures, RFC 4035 section 3.1.6.
    public static final int AD = 0x0020;

    /// The server shall not verify them, RFC 4035 section 3.1.6.
    public static final int CD = 0x0010;

    private DnsFlags() {}

    static String text(int flags) {
        return has(flags, AA, " AA")
                + has(flags, TC, " TC")
                + has(flags, RD, " RD")
                + has(flags, RA, " RA")
                + has(flags, AD, " AD")
                + has(flags, CD, " CD");
    }

    private static String has(int flags, int flag, String name) {
        return (flags & flag) == 0 ? "" : name;
    }
}
