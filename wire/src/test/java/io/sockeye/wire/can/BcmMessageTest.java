package io.sockeye.wire.can;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BcmMessageTest {
    private static final String HEADER =
            "01000000 03080000 0a000000 00000000" // TX_SETUP, SETTIMER STARTTIMER CAN_FD_FRAME, 10
                    + "0100000000000000 20a1070000000000" // 1.5 s
                    + "0000000000000000 a086010000000000" // 0.1 s
                    + "23010000 01000000";
    private static final String FRAME = "2301000002010000aabb" + "00".repeat(62);

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void aMessageHasTheseBytes() throws Exception {
        var message =
                new BcmMessage(
                        BcmOpcode.TX_SETUP,
                        BcmFlags.SETTIMER | BcmFlags.STARTTIMER,
                        10,
                        Duration.ofMillis(1500),
                        Duration.ofMillis(100).plusNanos(999),
                        0x123,
                        List.of(CanFrame.of("123##1AABB")));
        assertThat(ByteBuffer.wrap(message.toBytes())).isEqualTo(bytes(HEADER + FRAME));
        assertThat(BcmMessage.parse(bytes(HEADER + FRAME))).isEqualTo(message);
        assertThat(message)
                .hasToString("TX_SETUP 123 flags 0x803 count 10 PT1.5S PT0.1S [123##1AABB]");
    }

    @Test
    void theUsualOnesAreMadeInALine() throws Exception {
        var frame = CanFrame.of("123#11");
        assertThat(BcmMessage.sendEach(Duration.ofMillis(20), 0x123, frame, frame))
                .hasToString("TX_SETUP 123 flags 0x3 count 0 PT0S PT0.02S [123#11, 123#11]");
        assertThat(BcmMessage.send(frame))
                .hasToString("TX_SEND 123 flags 0x0 count 0 PT0S PT0S [123#11]");
        var hear = BcmMessage.hear(0x123, BcmFlags.RX_FILTER_ID);
        assertThat(hear).hasToString("RX_SETUP 123 flags 0x20 count 0 PT0S PT0S []");
        assertThat(BcmMessage.parse(ByteBuffer.wrap(hear.toBytes()))).isEqualTo(hear);
    }

    @Test
    void opcodesHaveNamesOrNumbers() {
        assertThat(BcmOpcode.of(12)).isSameAs(BcmOpcode.RX_CHANGED).hasToString("RX_CHANGED");
        assertThat(BcmOpcode.of(13)).hasToString("13");
        assertThat(BcmOpcode.of(0)).hasToString("0");
    }

    @ParameterizedTest
    @CsvSource({
        "0100, 'CAN BCM at byte 0: 4 bytes wanted, 2 left'",
        "01000000 000000ff, CAN BCM at byte 8: 0xff000000 are no flags",
        "01000000 00000000 00000000 00000000 0100000000000000 40420f0000000000, 'CAN BCM at byte 32: 1 s 1000000 us is no interval'"
    })
    void whatIsNoMessageIsMalformed(String hex, String message) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> BcmMessage.parse(bytes(hex)))
                .withMessage(message);
    }

    @Test
    void framesAndTheirNumberAgree() {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> BcmMessage.parse(bytes(HEADER + FRAME + "00")))
                .withMessage("CAN BCM at byte 56: 1 frames in 73 bytes");
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() ->
                        BcmMessage.parse(bytes(HEADER + FRAME.replace("02010000", "41010000"))))
                .withMessage("CAN BCM frame at byte 61: a length of 65 is more than 64");
        var both = List.of(CanFrame.of("123#11"), CanFrame.of("123##011"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new BcmMessage(
                                BcmOpcode.TX_SETUP, 0, 0, Duration.ZERO, Duration.ZERO, 1, both))
                .withMessage("123##011 is among classical frames");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcmMessage.sendEach(Duration.ofMillis(-1), 1))
                .withMessageContaining("PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcmMessage.send(CanFrame.of("001#80:00:00000000#00")))
                .withMessageContaining("00001#80");
    }
}
