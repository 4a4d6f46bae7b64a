package io.sockeye.tools.scan;

/// What a probe came to, and how that is known.
///
/// @param state what it came to
/// @param reason how that is known, in nmap's words
/// @param icmpType of the ICMP error that says so; -1 if there was none
/// @param icmpCode of the same
record Verdict(State state, String reason, int icmpType, int icmpCode) {
    static final Verdict SYN_ACK = new Verdict(State.OPEN, "syn-ack");
    static final Verdict RESET = new Verdict(State.CLOSED, "reset");
    static final Verdict REFUSED = new Verdict(State.CLOSED, "conn-refused");
    static final Verdict UDP_RESPONSE = new Verdict(State.OPEN, "udp-response");
    static final Verdict NO_TCP = new Verdict(State.FILTERED, "no-response");
    static final Verdict NO_UDP = new Verdict(State.OPEN_FILTERED, "no-response");
    static final Verdict ECHO_REPLY = new Verdict(State.UP, "echo-reply");
    static final Verdict NO_HOST = new Verdict(State.DOWN, "no-response");

    /// The kernel's own refusal to send: a rule of this machine's firewall.
    static final Verdict FORBIDDEN = new Verdict(State.FILTERED, "local-prohibited");

    /// The kernel knows no way there.
    static final Verdict NO_ROUTE = new Verdict(State.UNREACHABLE, "no-route");

    Verdict(State state, String reason) {
        this(state, reason, -1, -1);
    }

    /// As equals, without what a record's own takes to link at start-up.
    boolean isSame(Verdict other) {
        return state == other.state
                && icmpType == other.icmpType
                && icmpCode == other.icmpCode
                && reason.equals(other.reason);
    }

    /// Whether the host itself has answered.
    boolean isAlive() {
        return state == State.OPEN || state == State.CLOSED || state == State.UP;
    }

    /// What it says of the host, and not of the port.
    Verdict ofHost(State host) {
        return new Verdict(host, reason, icmpType, icmpCode);
    }

    /// An ICMP error that answers a segment of TCP or a datagram of UDP.
    ///
    /// @param transport of what was sent
    /// @param version of IP: 4 or 6
    /// @param type of the message
    /// @param code of the message
    static Verdict ofIcmp(Transport transport, int version, int type, int code) {
        var reason = version == 4 ? reason4(type, code) : reason6(type, code);
        // UDP's own answer of a port where nothing listens; TCP would have answered by a reset.
        boolean closed = transport == Transport.UDP && reason.equals("port-unreach");
        return new Verdict(closed ? State.CLOSED : State.UNREACHABLE, reason, type, code);
    }

    /// RFC 792, RFC 1812 section 5.2.7.1.
    private static String reason4(int type, int code) {
        if (type == 11) return "time-exceeded";
        if (type == 12) return "param-problem";
        return switch (code) {
            case 0 -> "net-unreach";
            case 1 -> "host-unreach";
            case 2 -> "proto-unreach";
            case 3 -> "port-unreach";
            case 6 -> "net-unknown";
            case 7 -> "host-unknown";
            case 9 -> "net-prohibited";
            case 10 -> "host-prohibited";
            case 11 -> "net-unreach-tos";
            case 12 -> "host-unreach-tos";
            case 13 -> "admin-prohibited";
            default -> "dest-unreach";
        };
    }

    /// RFC 4443 section 3.1; nmap has one word for some of these, and the code is shown with it.
    private static String reason6(int type, int code) {
        if (type == 3) return "time-exceeded";
        if (type == 4) return "param-problem";
        return switch (code) {
            case 0 -> "no-route";
            case 1 -> "admin-prohibited";
            case 2 -> "beyond-scope";
            case 3 -> "host-unreach"; // the address
            case 4 -> "port-unreach";
            case 5 -> "admin-prohibited"; // the policy for sources
            case 6 -> "reject-route";
            default -> "dest-unreach";
        };
    }
}
