package io.sockeye.wire.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EthernetFrameTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void aFrameHasTheseBytes() throws Exception {
        var hex = "ffffffffffff" + "525400123456" + "0806" + "0001";
        var frame = EthernetFrame.parse(bytes(hex));
        assertThat(frame)
                .isEqualTo(
                        new EthernetFrame(
                                bytes("ffffffffffff"),
                                bytes("525400123456"),
                                EtherType.ARP,
                                bytes("0001")))
                .hasToString("52:54:00:12:34:56 > ff:ff:ff:ff:ff:ff ARP, 2 bytes");
        assertThat(frame.payload().isReadOnly()).isTrue();
        assertThat(HexFormat.of().formatHex(frame.toBytes())).isEqualTo(hex);
    }

    @Test
    void typesHaveNamesOrNumbers() {
        assertThat(EtherType.of(0x86dd)).isSameAs(EtherType.IPV6).hasToString("IPV6");
        assertThat(EtherType.of(0x88b5)).hasToString("0x88b5");
        assertThat(EtherType.of(1500).isLength()).isTrue();
        assertThat(EtherType.of(1536).isLength()).isFalse();
    }

    @Test
    void whatIsNoFrameIsRefused() {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> EthernetFrame.parse(bytes("00".repeat(13))))
                .withMessage("Ethernet at byte 12: 2 bytes wanted, 1 left");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new EthernetFrame(bytes("00"), bytes("00"), EtherType.ARP, bytes("")))
                .withMessageContaining("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EtherType.of(65536))
                .withMessageContaining("65536");
    }
}
