package io.sockeye.wire.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class UdpDatagramTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("10.7.0.1");
    private static final InetAddress THERE = InetAddress.ofLiteral("10.7.0.2");
    private static final InetAddress HERE6 = InetAddress.ofLiteral("2001:db8:7::1");
    private static final InetAddress THERE6 = InetAddress.ofLiteral("2001:db8:8::3");

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    /// Without payload, as nmap sends it, and over IPv6 as Linux does.
    @Test
    void aDatagramHasTheseBytes() throws Exception {
        var empty = new UdpDatagram(42153, 9, bytes(""));
        assertThat(HexFormat.of().formatHex(empty.toBytes())).isEqualTo("a4a9000900080000");
        assertThat(HexFormat.of().formatHex(empty.toBytes(HERE, THERE)))
                .isEqualTo("a4a900090008471b");
        assertThat(UdpDatagram.parse(bytes("a4a900090008471b" + "ffff"), HERE, THERE))
                .as("without what follows its length")
                .isEqualTo(empty)
                .hasToString("UDP 42153 > 9, 0 bytes");
        var hello = new UdpDatagram(5000, 9, bytes("68656c6c6f"));
        var hex = "13880009000d4cec" + "68656c6c6f";
        assertThat(HexFormat.of().formatHex(hello.toBytes(HERE6, THERE6))).isEqualTo(hex);
        assertThat(UdpDatagram.parse(bytes(hex), HERE6, THERE6)).isEqualTo(hello);
        assertThat(UdpDatagram.parse(bytes(hex))).isEqualTo(hello);
    }

    @Test
    void theChecksum() throws Exception {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> UdpDatagram.parse(bytes("a4a900090008471c"), HERE, THERE))
                .withMessage("UDP at byte 6: the checksum is wrong");
        var without = bytes("a4a9000900080000");
        assertThat(UdpDatagram.parse(without, HERE, THERE).sourcePort())
                .as("IPv4 may do without")
                .isEqualTo(42153);
        assertThatExceptionOfType(MalformedPacketException.class)
                .as("RFC 8200 section 8.1")
                .isThrownBy(() -> UdpDatagram.parse(without, HERE6, THERE6))
                .withMessage("UDP at byte 6: no checksum");
    }

    /// RFC 768: what would be 0 is written as all ones.
    @Test
    void aChecksumThatWouldBeZero() throws Exception {
        // Two bytes more count twice, in the length of the header and in that of the pseudo-header:
        // what the empty one has, b8e4, + 4 + 4717 = ffff
        var zero = new UdpDatagram(42153, 9, bytes("4717"));
        var whole = zero.toBytes(HERE, THERE);
        assertThat(HexFormat.of().formatHex(whole)).isEqualTo("a4a90009000affff4717");
        assertThat(UdpDatagram.parse(ByteBuffer.wrap(whole), HERE, THERE)).isEqualTo(zero);
    }

    @Test
    void aJumbogram() throws Exception {
        var large = new UdpDatagram(1, 2, ByteBuffer.allocate(70_000));
        var whole = ByteBuffer.wrap(large.toBytes());
        assertThat(whole.getShort(4)).as("RFC 2675 section 4").isZero();
        assertThat(UdpDatagram.parse(whole)).isEqualTo(large);
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> UdpDatagram.parse(whole.slice(0, 65535)))
                .withMessage("UDP at byte 4: a length of 0");
    }

    /// What an error gives back of it: the datagram says more than is there.
    @Test
    void aQuote() throws Exception {
        var hex = "c942829a00286337";
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> UdpDatagram.parse(bytes(hex)))
                .withMessage("UDP at byte 8: 32 bytes wanted, 0 left");
        var quoted = QuotedUdp.parse(bytes(hex + "4041"));
        assertThat(quoted)
                .isEqualTo(new QuotedUdp(51522, 33434, 40, 0x6337))
                .hasToString("UDP 51522 > 33434, length 40");
        assertThat(HexFormat.of().formatHex(quoted.toBytes())).isEqualTo(hex);
    }

    @Test
    void whatIsNoneIsRefused() {
        for (int length = 0; length < 13; length++) {
            var cut = bytes("13880009000d4cec68656c6c6f").limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> UdpDatagram.parse(cut))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
            if (length < 8)
                assertThatExceptionOfType(MalformedPacketException.class)
                        .isThrownBy(() -> QuotedUdp.parse(cut));
        }
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> UdpDatagram.parse(bytes("1388000900070000")))
                .withMessage("UDP at byte 4: a length of 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UdpDatagram(65536, 0, bytes("")))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotedUdp(0, 0, 0, -1))
                .withMessageContaining("-1");
    }
}
