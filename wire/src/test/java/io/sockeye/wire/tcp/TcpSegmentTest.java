package io.sockeye.wire.tcp;

import static io.sockeye.wire.tcp.TcpFlags.ACK;
import static io.sockeye.wire.tcp.TcpFlags.RST;
import static io.sockeye.wire.tcp.TcpFlags.SYN;
import static io.sockeye.wire.tcp.TcpFlags.URG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TcpSegmentTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("10.7.0.1");
    private static final InetAddress THERE = InetAddress.ofLiteral("10.7.0.2");

    /// The SYN of nmap.
    private static final String PROBE = "90e700169b34292b00000000600204002ab90000020405b4";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void aSegmentHasTheseBytes() throws Exception {
        var probe =
                new TcpSegment(
                        37095,
                        22,
                        0x9b34292bL,
                        0,
                        SYN,
                        1024,
                        0,
                        List.of(new MaximumSegmentSize(1460)),
                        bytes(""));
        assertThat(HexFormat.of().formatHex(probe.toBytes(HERE, THERE))).isEqualTo(PROBE);
        assertThat(HexFormat.of().formatHex(probe.toBytes()))
                .isEqualTo(PROBE.replace("2ab9", "0000"));
        assertThat(TcpSegment.parse(bytes(PROBE), HERE, THERE))
                .isEqualTo(probe)
                .hasToString(
                        "TCP 37095 > 22 SYN, seq 2603886891, window 1024, [mss 1460], 0 bytes");
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> TcpSegment.parse(bytes(PROBE), HERE, HERE))
                .withMessage("TCP at byte 16: the checksum is wrong");
        assertThat(TcpSegment.parse(bytes(PROBE))).isEqualTo(probe);
    }

    @Test
    void flagsAndWhatTheyMakeCount() throws Exception {
        var hex =
                "0050"
                        + "9c40"
                        + "00000001"
                        + "fffffffe"
                        + "5fff"
                        + "0001"
                        + "0000"
                        + "0007"
                        + "6162";
        var segment = TcpSegment.parse(bytes(hex));
        assertThat(segment.flags()).as("with the reserved ones").isEqualTo(0xfff);
        assertThat(segment.has(SYN | RST | ACK)).isTrue();
        assertThat(segment)
                .hasToString(
                        "TCP 80 > 40000 FIN|SYN|RST|PSH|ACK|URG|ECE|CWR|AE|0xe00, seq 1,"
                                + " ack 4294967294, window 1, urgent 7, 2 bytes");
        assertThat(HexFormat.of().formatHex(segment.toBytes())).isEqualTo(hex);
        var none = TcpSegment.parse(bytes(hex.replace("5fff", "5000")));
        assertThat(none.has(URG)).isFalse();
        assertThat(none.has(0)).isTrue();
        assertThat(none).hasToString("TCP 80 > 40000 no flags, seq 1, window 1, 2 bytes");
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of("01", new NoOperation(), "nop"),
                Arguments.of("0204ffff", new MaximumSegmentSize(65535), "mss 65535"),
                Arguments.of("03030e", new WindowScale(14), "wscale 14"),
                Arguments.of("0402", new SackPermitted(), "sack permitted"),
                Arguments.of(
                        "0512" + "5b6ad0c35b6ad0c4" + "ffffffff00000000",
                        new Sack(
                                List.of(
                                        new Sack.Block(0x5b6ad0c3L, 0x5b6ad0c4L),
                                        new Sack.Block(0xffff_ffffL, 0))),
                        "sack [1533726915-1533726916, 4294967295-0]"),
                Arguments.of(
                        "080a" + "ffffffff" + "00000001",
                        new TcpTimestamps(0xffff_ffffL, 1),
                        "timestamps 4294967295 echo 1"),
                Arguments.of("1c04801e", new UserTimeout(true, 30), "user timeout 30 min"),
                Arguments.of("1c047fff", new UserTimeout(false, 32767), "user timeout 32767 s"),
                Arguments.of("2202", new FastOpenCookie(bytes("")), "fast open request"),
                Arguments.of(
                        "220a12b54bbd309adade",
                        new FastOpenCookie(bytes("12b54bbd309adade")),
                        "fast open 12b54bbd309adade"),
                Arguments.of(
                        "fe040102", new OpaqueTcpOption(254, bytes("0102")), "option 254: 0102"),
                Arguments.of("fd02", new OpaqueTcpOption(253, bytes("")), "option 253"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionHasTheseBytes(String hex, TcpOption option, String text) throws Exception {
        assertThat(HexFormat.of().formatHex(option.toBytes())).isEqualTo(hex);
        assertThat(TcpOption.parse(bytes(hex))).containsExactly(option);
        assertThat(option).hasToString(text);
        assertThat(option.kind()).isEqualTo(HexFormat.fromHexDigits(hex, 0, 2));
        for (int length = 1; length < hex.length() / 2; length++) {
            var cut = bytes(hex).limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> TcpOption.parse(cut))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
        }
    }

    /// In a header they are filled up with ends.
    @ParameterizedTest
    @MethodSource("options")
    void aSegmentIsFilledUp(String hex, TcpOption option) throws Exception {
        var segment = new TcpSegment(1, 2, 3, 4, ACK, 5, 0, List.of(option), bytes("ff"));
        assertThat(segment.length() % 4).isEqualTo(1);
        assertThat(TcpSegment.parse(ByteBuffer.wrap(segment.toBytes()))).isEqualTo(segment);
        assertThat(HexFormat.of().formatHex(segment.toBytes()))
                .contains(hex)
                .endsWith("ff")
                .hasSize(segment.length() * 2);
    }

    @Test
    void nothingIsReadBehindTheEnd() throws Exception {
        assertThat(TcpOption.parse(bytes("0100ff"))).containsExactly(new NoOperation());
        assertThat(TcpOption.parse(bytes(""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0200, TCP options, 2, an option of 0 bytes",
        "ff01, TCP options, 2, an option of 1 bytes",
        "0203ff, TCP option 2, 2, '2 bytes wanted, 1 left'",
        "0205ffffff, TCP option 2, 4, 3 bytes of data",
        "0302, TCP option 3, 2, '1 bytes wanted, 0 left'",
        "04030e, TCP option 4, 2, 1 bytes of data",
        "0502, TCP option 5, 2, no block",
        "050400000000, TCP option 5, 2, '4 bytes wanted, 2 left'",
        "080b0000000000000000ff, TCP option 8, 10, 9 bytes of data",
        "2206010203, TCP options, 2, '4 bytes wanted, 3 left'",
        "2205010203, TCP option 34, 2, a cookie of 3 bytes",
        "22070102030405, TCP option 34, 2, a cookie of 5 bytes",
        "22140102030405060708090a0b0c0d0e0f101112, TCP option 34, 2, a cookie of 18 bytes",
    })
    void whatIsWrongIsNamed(String hex, String name, int offset, String reason) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> TcpOption.parse(bytes(hex)))
                .withMessage("%s at byte %d: %s", name, offset, reason);
    }

    @Test
    void aSegmentCutAnywhere() {
        for (int length = 0; length < 24; length++) {
            var cut = bytes(PROBE).limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> TcpSegment.parse(cut))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
        }
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> TcpSegment.parse(bytes(PROBE.replace("6002", "4002"))))
                .withMessage("TCP at byte 12: a header of 16 bytes");
        assertThatExceptionOfType(MalformedPacketException.class)
                .as("an offset counts from the segment")
                .isThrownBy(() -> TcpSegment.parse(bytes(PROBE.replace("020405b4", "020505b4"))))
                .withMessage("TCP at byte 22: 3 bytes wanted, 2 left");
    }

    @Test
    void aQuote() throws Exception {
        var quoted = QuotedTcp.parse(bytes(PROBE).limit(9));
        assertThat(quoted)
                .isEqualTo(new QuotedTcp(37095, 22, 0x9b34292bL))
                .hasToString("TCP 37095 > 22, seq 2603886891");
        assertThat(HexFormat.of().formatHex(quoted.toBytes())).isEqualTo("90e700169b34292b");
        for (int length = 0; length < 8; length++) {
            var cut = bytes(PROBE).limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> QuotedTcp.parse(cut));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var eleven = Collections.nCopies(11, new MaximumSegmentSize(1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new TcpSegment(1, 2, 3, 4, ACK, 5, 0, List.copyOf(eleven), bytes("")))
                .withMessageContaining("44");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new TcpSegment(1, 2, 1L << 32, 4, ACK, 5, 0, List.of(), bytes("")))
                .withMessageContaining("4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TcpSegment(1, 2, 3, 4, 0x1000, 5, 0, List.of(), bytes("")))
                .withMessageContaining("4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueTcpOption(1, bytes("")))
                .withMessageContaining("1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sack(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FastOpenCookie(bytes("010203")))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserTimeout(false, 32768))
                .withMessageContaining("32768");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowScale(256))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotedTcp(0, 0, -1))
                .withMessageContaining("-1");
    }
}
