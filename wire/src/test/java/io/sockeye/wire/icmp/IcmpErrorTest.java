package io.sockeye.wire.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.ip.QuotedPacket;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Errors by their bytes, about a datagram of UDP of which eight bytes are quoted.
class IcmpErrorTest {
    private static final String QUOTE = "45000328123400004011518f0a0000020a0000011388000903140000";
    private static final String QUOTE6 =
            "6000000003281140"
                    + "00000000000000000000000000000001"
                    + "00000000000000000000000000000002"
                    + "1388000903280000";

    /// A label of MPLS: RFC 4950.
    private static final String LABEL = "2000ddf40008010100010101";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static ByteBuffer none() {
        return ByteBuffer.allocate(0);
    }

    static Stream<Arguments> errors() throws Exception {
        var quote = bytes(QUOTE);
        return Stream.of(
                Arguments.of(
                        "0303e65700000000" + QUOTE,
                        new DestinationUnreachable(3, 0, quote, none()),
                        "ICMP unreachable code 3, quotes 28 bytes"),
                Arguments.of(
                        "0304e0de00000578" + QUOTE,
                        new DestinationUnreachable(
                                DestinationUnreachable.FRAGMENTATION_NEEDED, 1400, quote, none()),
                        "ICMP unreachable code 4, mtu 1400, quotes 28 bytes"),
                Arguments.of(
                        "0b00de5a00000000" + QUOTE,
                        new TimeExceeded(0, quote, none()),
                        "ICMP time exceeded code 0, quotes 28 bytes"),
                Arguments.of(
                        "0c00d45a09000000" + QUOTE,
                        new ParameterProblem(0, 9, quote, none()),
                        "ICMP parameter problem code 0 at byte 9, quotes 28 bytes"),
                Arguments.of(
                        "0501da500a000009" + QUOTE,
                        new Redirect(1, (Inet4Address) InetAddress.getByName("10.0.0.9"), quote),
                        "ICMP redirect code 1 to 10.0.0.9, quotes 28 bytes"),
                Arguments.of(
                        "0b00de3a00200000" + QUOTE + "00".repeat(100) + LABEL,
                        new TimeExceeded(0, quote, bytes(LABEL)),
                        "ICMP time exceeded code 0, quotes 128 bytes"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorHasTheseBytes(String hex, IcmpError error, String text) throws Exception {
        assertThat(HexFormat.of().formatHex(error.toBytes())).isEqualTo(hex);
        assertThat(IcmpMessage.parse(bytes(hex))).isEqualTo(error).hasToString(text);
        var quoted = QuotedPacket.parse(error.quote());
        assertThat(quoted.packet().destination()).isEqualTo(InetAddress.getByName("10.0.0.1"));
        assertThat(quoted.packet().payload().getShort(2)).as("the port").isEqualTo((short) 9);
    }

    static Stream<Arguments> errors6() {
        var quote = bytes(QUOTE6);
        return Stream.of(
                Arguments.of(
                        "0104000000000000" + QUOTE6,
                        new DestinationUnreachable6(4, quote, none()),
                        "ICMPv6 unreachable code 4, quotes 48 bytes"),
                Arguments.of(
                        "0200000000000500" + QUOTE6,
                        new PacketTooBig6(0, 1280, quote),
                        "ICMPv6 packet too big, mtu 1280, quotes 48 bytes"),
                Arguments.of(
                        "0300000000000000" + QUOTE6,
                        new TimeExceeded6(0, quote, none()),
                        "ICMPv6 time exceeded code 0, quotes 48 bytes"),
                Arguments.of(
                        "0401000000000006" + QUOTE6,
                        new ParameterProblem6(1, 6, quote),
                        "ICMPv6 parameter problem code 1 at byte 6, quotes 48 bytes"),
                Arguments.of(
                        "0301000010000000" + QUOTE6 + "00".repeat(80) + LABEL,
                        new TimeExceeded6(1, quote, bytes(LABEL)),
                        "ICMPv6 time exceeded code 1, quotes 128 bytes"));
    }

    @ParameterizedTest
    @MethodSource("errors6")
    void anErrorOfIpv6HasTheseBytes(String hex, Icmp6Error error, String text) throws Exception {
        assertThat(HexFormat.of().formatHex(error.toBytes())).isEqualTo(hex);
        assertThat(Icmp6Message.parse(bytes(hex))).isEqualTo(error).hasToString(text);
        var near = (Inet6Address) InetAddress.getByName("::1");
        var whole = ByteBuffer.wrap(error.toBytes(near, near));
        assertThat(Icmp6Message.parse(whole, near, near)).isEqualTo(error);
        assertThat(QuotedPacket.parse(error.quote()).packet().destination())
                .isEqualTo(InetAddress.getByName("::2"));
    }

    /// A message cut anywhere is malformed, or quotes less.
    @ParameterizedTest
    @MethodSource("errors6")
    void cutAnywhere(String hex, Icmp6Error error, String text) throws Exception {
        var whole = bytes(hex);
        for (int length = 0; length < whole.capacity(); length++) {
            var cut = whole.slice(0, length);
            if (length < 8 || whole.get(4) != 0 && length < 8 + 128) {
                assertThatExceptionOfType(MalformedPacketException.class)
                        .isThrownBy(() -> Icmp6Message.parse(cut))
                        .satisfies(e -> assertThat(e.offset()).isBetween(0, cut.limit()));
            } else {
                var read = (Icmp6Error) Icmp6Message.parse(cut);
                assertThat(read.code()).as(text).isEqualTo(error.code());
                assertThat(read.quote().remaining())
                        .isEqualTo(Math.min(length - 8, error.quote().remaining()));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeExceeded(256, none(), none()))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DestinationUnreachable(0, 65536, none(), none()))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeExceeded(0, ByteBuffer.allocate(1021), bytes(LABEL)))
                .withMessageContaining("1021");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketTooBig6(0, 1L << 32, none()))
                .withMessageContaining("4294967296");
    }
}
