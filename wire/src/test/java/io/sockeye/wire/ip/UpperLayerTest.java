package io.sockeye.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Extension headers by their bytes, and the walk through them.
class UpperLayerTest {
    private static final Inet6Address SIX = (Inet6Address) InetAddress.ofLiteral("2001:db8::1");
    private static final Inet4Address FOUR = Inet4Address.ofLiteral("10.0.0.1");
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int NOTHING = 59;

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static Ip6Packet six(int nextHeader, String payload) {
        return new Ip6Packet(0, 0, nextHeader, 64, SIX, SIX, bytes(payload));
    }

    /// RFC 8200 appendix B and sections 4.3 to 4.6, RFC 2711, RFC 8754, RFC 4302, RFC 6275.
    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(
                        0,
                        "3a00" + "05020000" + "0100",
                        HopByHopOptions.of(58, new Ip6Option(5, bytes("0000"))),
                        "hop-by-hop options [IPv6 option 5: 0000, IPv6 option 1]"),
                Arguments.of(
                        60,
                        "1101" + "1e0c" + "0102030405060708090a0b0c",
                        DestinationOptions.of(
                                UDP, new Ip6Option(30, bytes("0102030405060708090a0b0c"))),
                        "destination options [IPv6 option 30: 0102030405060708090a0b0c]"),
                Arguments.of(
                        60,
                        "3b00" + "1e03010203" + "00",
                        DestinationOptions.of(NOTHING, new Ip6Option(30, bytes("010203"))),
                        "destination options [IPv6 option 30: 010203, IPv6 option 0]"),
                Arguments.of(
                        43,
                        "1102" + "0401" + "00000000" + "20010db8000000000000000000000003",
                        new RoutingHeader(
                                UDP, 4, 1, bytes("0000000020010db8000000000000000000000003")),
                        "routing type 4, 1 segments left, 20 bytes"),
                Arguments.of(
                        44,
                        "3a00" + "0b51" + "3093f7d6",
                        new FragmentHeader(58, 2896, true, 0x3093f7d6L),
                        "fragment 815003606 at 2896+"),
                Arguments.of(
                        44,
                        "3b00" + "fff8" + "ffffffff",
                        new FragmentHeader(NOTHING, 65528, false, 0xffff_ffffL),
                        "fragment 4294967295 at 65528"),
                Arguments.of(
                        51,
                        "0604" + "0000" + "00001000" + "ffffffff" + "0102030405060708090a0b0c",
                        new AuthenticationHeader(
                                TCP, 0x1000, 0xffff_ffffL, bytes("0102030405060708090a0b0c")),
                        "AH spi 0x00001000 seq 4294967295, 12 bytes"),
                Arguments.of(
                        135,
                        "3b00" + "050000000000",
                        new OpaqueExtensionHeader(135, NOTHING, bytes("050000000000")),
                        "extension header 135, 6 bytes"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHeaderHasTheseBytes(int number, String hex, ExtensionHeader header, String text)
            throws Exception {
        assertThat(HexFormat.of().formatHex(header.toBytes())).isEqualTo(hex);
        assertThat(header.length()).isEqualTo(hex.length() / 2);
        assertThat(header.number()).isEqualTo(number);
        assertThat(ExtensionHeader.isOne(number)).isTrue();
        assertThat(ExtensionHeader.parse(number, bytes(hex + "ffff")))
                .isEqualTo(header)
                .hasToString(text);
        for (int length = 0; length < hex.length() / 2; length++) {
            var cut = bytes(hex).limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> ExtensionHeader.parse(number, cut))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3a000503000000ff, 8, 'IP extension header', '1 bytes wanted, 0 left'",
        "0, 3a00010500000000, 4, 'IP extension header', '5 bytes wanted, 4 left'",
        "51, 06000000000010000000000100000000, 2, 'IP extension header 51', a header of 8 bytes",
        "6, 3a00050200000100, 0, 'IP extension header 6', protocol 6 is no extension header",
        "50, 3a00050200000100, 0, 'IP extension header 50', protocol 50 is no extension header",
    })
    void whatIsWrongIsNamed(int number, String hex, int offset, String name, String reason) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> ExtensionHeader.parse(number, bytes(hex)))
                .withMessage("%s at byte %d: %s", name, offset, reason);
    }

    /// The order of RFC 8200 section 4.1.
    @Test
    void allOfThem() throws Exception {
        var chain =
                "3c00"
                        + "05020000"
                        + "0100" // 0, then 60
                        + "2b00"
                        + "010400000000" // 60, then 43
                        + "2c00"
                        + "020000000000" // 43, then 44
                        + "3300"
                        + "0001"
                        + "00000007" // 44, then 51
                        + "3c04"
                        + "0000"
                        + "00000001"
                        + "00000001"
                        + "00".repeat(12) // 51, then 60
                        + "1100"
                        + "010400000000"; // 60, then 17
        var upper = UpperLayer.of(six(0, chain + "1388000900080000"));
        assertThat(upper.extensions())
                .extracting(ExtensionHeader::number)
                .containsExactly(0, 60, 43, 44, 51, 60);
        assertThat(upper.protocol()).isEqualTo(UDP);
        assertThat(upper.isFragment()).as("the first of several").isTrue();
        assertThat(upper.fragmentOffset()).isZero();
        assertThat(upper.payload()).isEqualTo(bytes("1388000900080000"));
        for (int length = 0; length < chain.length() / 2; length++) {
            var cut = six(0, chain.substring(0, length * 2));
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> UpperLayer.of(cut))
                    .satisfies(e -> assertThat(e.offset()).isBetween(40, cut.length()));
        }
    }

    @Test
    void theWalkEnds() throws Exception {
        var none = UpperLayer.of(six(NOTHING, "ffff"));
        assertThat(none.extensions()).isEmpty();
        assertThat(none).hasToString("protocol 59, 2 bytes");
        assertThat(UpperLayer.of(six(50, "ffff")).protocol()).as("encrypted").isEqualTo(50);
        var later = UpperLayer.of(six(44, "3c00" + "0008" + "00000007" + "ffffffff"));
        assertThat(later.payload()).as("no header, though it says so").isEqualTo(bytes("ffffffff"));
        assertThat(later).hasToString("[fragment 7 at 8] protocol 60 from byte 8, 4 bytes");
        assertThat(later.isFragment()).isTrue();
        var atomic = UpperLayer.of(six(44, "1100" + "0000" + "00000007"));
        assertThat(atomic.isFragment()).as("RFC 6946: one fragment is no fragment").isFalse();
        var twice = UpperLayer.of(six(44, "2c00" + "000100000007" + "1100" + "000000000007"));
        assertThat(twice.isFragment())
                .as("a second header does not make the first undone")
                .isTrue();
        var many = "3c00010400000000";
        assertThat(UpperLayer.of(six(60, many.repeat(31) + "1100010400000000")).extensions())
                .hasSize(32);
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> UpperLayer.of(six(60, many.repeat(33))))
                .withMessage("IP at byte 296: more than 32 extension headers");
    }

    @Test
    void inIpv4() throws Exception {
        var upper = UpperLayer.of(Ip4Packet.of(64, UDP, FOUR, FOUR, bytes("1388000900080000")));
        assertThat(upper).hasToString("protocol 17, 8 bytes");
        var header = "1101" + "0000" + "00001000" + "00000001" + "";
        var ah = UpperLayer.of(Ip4Packet.of(64, 51, FOUR, FOUR, bytes(header + "ff")));
        assertThat(ah.extensions()).hasSize(1);
        assertThat(ah.payload()).isEqualTo(bytes("ff"));
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> UpperLayer.of(Ip4Packet.of(64, 51, FOUR, FOUR, bytes("1101"))))
                .satisfies(e -> assertThat(e.offset()).as("of the packet").isEqualTo(22));
        var options = UpperLayer.of(Ip4Packet.of(64, 60, FOUR, FOUR, bytes("1100010400000000")));
        assertThat(options.protocol()).as("IPv4 has no such headers").isEqualTo(60);
        var fragment =
                new Ip4Packet(
                        0, 7, false, false, true, 1480, 64, 51, FOUR, FOUR, bytes(""), bytes("ff"));
        assertThat(UpperLayer.of(fragment)).hasToString("protocol 51 from byte 1480 on, 1 byte");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FragmentHeader(0, 7, false, 0))
                .withMessageContaining("7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FragmentHeader(0, 0, false, 1L << 32))
                .withMessageContaining("4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingHeader(0, 0, 0, bytes("00")))
                .withMessageContaining("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueExtensionHeader(134, 0, bytes("000000000000")))
                .withMessageContaining("134");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticationHeader(0, 0, 0, ByteBuffer.allocate(1020)))
                .withMessageContaining("1020");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HopByHopOptions(0, List.of(new Ip6Option(5, bytes("0000")))))
                .withMessageContaining("4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ip6Option(0, bytes("00")))
                .withMessageContaining("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ip6Option(3, ByteBuffer.allocate(256)))
                .withMessageContaining("256");
    }
}
