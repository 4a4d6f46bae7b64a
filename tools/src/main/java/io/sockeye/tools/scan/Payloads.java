package io.sockeye.tools.scan;

import io.sockeye.wire.dns.DnsFlags;
import io.sockeye.wire.dns.DnsMessage;
import io.sockeye.wire.dns.DnsName;
import io.sockeye.wire.dns.DnsType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// What to say to which port of UDP, so that a server answers: harmless questions, written from the protocols' own documents.
final class Payloads {
    /// No payload is longer than this.
    static final int LONGEST = 1200;

    private static final byte[] NOTHING = {};

    private Payloads() {}

    /// @param port that is asked
    /// @param tag random bits, for protocols that have a place for them
    static byte[] of(int port, int tag) {
        return switch (port) {
            case 53 -> dns(tag, "version.bind", DnsType.TXT, 3);
            case 5353 -> dns(0, "_services._dns-sd._udp.local", DnsType.PTR, 1);
            case 69 -> tftp();
            case 111 -> portmapper(tag);
            case 123 -> ntp();
            case 137 -> netbios(tag);
            case 161 -> snmp();
            case 389 -> ldap();
            case 443 -> quic(tag);
            case 500 -> ike(tag);
            case 623 -> hex("0600ff07 00 00000000 00000000 09 2018c8 81 00 38 8e 04 b5"); // IPMI
            // 2.0,
            // 13.12
            case 1194 ->
                    hex(
                            "38"
                                    + HexFormat.of().toHexDigits((long) tag)
                                    + "0000000000"); // OpenVPN's first
            case 1434 -> hex("02"); // MC-SQLR: which instances are there
            case 1900 -> ssdp();
            case 3478 ->
                    hex(
                            "00010000 2112a442 536f636b65796521"
                                    + HexFormat.of().toHexDigits(tag)); // RFC 8489
            case 5060 -> sip(tag);
            case 5683 -> hex("40017d70bb2e77656c6c2d6b6e6f776e04636f7265"); // RFC 7252: GET
            // /.well-known/core
            case 11211 -> memcached();
            case 27015, 27016 -> join(hex("ffffffff54"), text("Source Engine Query\0"));
            default -> NOTHING;
        };
    }

    private static byte[] dns(int id, String name, DnsType type, int dnsClass) {
        var question = new io.sockeye.wire.dns.DnsQuestion(DnsName.of(name), type, dnsClass);
        return new DnsMessage(
                        id & 0xffff,
                        dnsClass == 3 ? DnsFlags.RD : 0,
                        List.of(question),
                        List.of(),
                        List.of(),
                        List.of())
                .toBytes();
    }

    /// RFC 1350: reads a file that is hardly there, and the answer is an error.
    private static byte[] tftp() {
        return join(hex("0001"), text("sockeye-probe\0octet\0"));
    }

    /// RFC 5531, RFC 1833: the null procedure of the port mapper, version 2.
    private static byte[] portmapper(int tag) {
        return join(
                number(tag),
                hex(
                        "00000000 00000002 000186a0 00000002 00000000 00000000 00000000 00000000 00000000"));
    }

    /// RFC 5905: version 4, mode 3.
    private static byte[] ntp() {
        var packet = new byte[48];
        packet[0] = 0x23;
        return packet;
    }

    /// RFC 1002 section 4.2.18: the status of `*`.
    private static byte[] netbios(int tag) {
        var packet = new byte[50];
        var buffer = ByteBuffer.wrap(packet);
        buffer.putShort((short) tag).putShort((short) 0).putShort((short) 1);
        buffer.position(12);
        buffer.put((byte) 32).put(text("CK" + "A".repeat(30))).put((byte) 0);
        buffer.putShort((short) 0x21).putShort((short) 1);
        return packet;
    }

    /// RFC 3416: GetRequest of sysDescr.0, SNMPv1, community `public`.
    private static byte[] snmp() {
        return hex(
                "3026 020100 0406 7075626c6963 a019 020101 020100 020100 300e 300c 0608 2b06010201010100 0500");
    }

    /// RFC 4511: a search for the root entry, objectClass present.
    private static byte[] ldap() {
        return hex(
                "3025 020101 6320 0400 0a0100 0a0100 020100 020100 010100 870b 6f626a656374436c617373 3000");
    }

    /// RFC 9000 sections 6 and 14.1: a long header of a version that nobody has is answered by the versions that the server has, if the
    /// datagram is as long as a first one has to be.
    private static byte[] quic(int tag) {
        var packet = new byte[LONGEST];
        var buffer = ByteBuffer.wrap(packet);
        buffer.put((byte) 0xc0).putInt(0x1a2a3a4a);
        buffer.put((byte) 8).putLong(tag).put((byte) 8).putLong(~tag);
        return packet;
    }

    /// RFC 7296 section 3.1: an IKE_SA_INIT of nothing, answered by an error.
    private static byte[] ike(int tag) {
        var packet = new byte[28];
        ByteBuffer.wrap(packet)
                .putLong(tag | 1L)
                .putLong(0)
                .put((byte) 0)
                .put((byte) 0x20)
                .put((byte) 34)
                .put((byte) 0x08)
                .putInt(0)
                .putInt(28);
        return packet;
    }

    /// UPnP Device Architecture 1.1, section 1.3.3.
    private static byte[] ssdp() {
        return text(
                "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n");
    }

    /// RFC 3261 section 11.
    private static byte[] sip(int tag) {
        var id = HexFormat.of().toHexDigits(tag);
        return text(
                "OPTIONS sip:probe SIP/2.0\r\nVia: SIP/2.0/UDP probe;branch=z9hG4bK"
                        + id
                        + ";rport\r\nFrom: <sip:probe@probe>;tag="
                        + id
                        + "\r\nTo: <sip:probe@probe>\r\nCall-ID: "
                        + id
                        + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n");
    }

    /// memcached's doc/protocol.txt: the frame of UDP, and `version`.
    private static byte[] memcached() {
        return join(hex("0001000000010000"), text("version\r\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
