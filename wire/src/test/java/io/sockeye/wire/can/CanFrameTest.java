package io.sockeye.wire.can;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes are those of a machine whose numbers are little-endian, as all are that the library knows.
class CanFrameTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    /// Text of cansend and bytes of the socket, one made of the other and back.
    @ParameterizedTest
    @CsvSource({
        "123#DEADBEEF, 23010000 04 000000 deadbeef00000000",
        "123#, 23010000 00 000000 0000000000000000",
        "7FF#1122334455667788, ff070000 08 000000 1122334455667788",
        "7FF#1122334455667788_B, ff070000 08 00000b 1122334455667788",
        "12345678#01, 78563492 01 000000 0100000000000000",
        "00000123#01, 23010080 01 000000 0100000000000000",
        "123#R, 23010040 00 000000 0000000000000000",
        "123#R7, 23010040 07 000000 0000000000000000",
        "123#R8_E, 23010040 08 00000e 0000000000000000",
        "20000004#0004000000000000, 04000020 08 000000 0004000000000000",
        "123##3AABB, 23010000 02 030000 aabb",
        "1FFFFFFF##0, ffffff9f 00 000000",
        "45123#81:03:12345678#112233, 23014500 81 03 0300 78563412 112233",
        "00001#80:00:00000000#00, 01000000 80 00 0100 00000000 00"
    })
    void textAndBytes(String text, String hex) throws Exception {
        var digits = hex.replace(" ", "");
        if (text.contains("##")) digits += "00".repeat(CanFrame.CANFD_MTU - digits.length() / 2);
        var frame = CanFrame.of(text);
        assertThat(frame).hasToString(text);
        assertThat(HexFormat.of().formatHex(frame.toBytes())).isEqualTo(digits);
        assertThat(CanFrame.parse(bytes(digits))).isEqualTo(frame);
        assertThat(frame.length()).isEqualTo(digits.length() / 2);
    }

    @ParameterizedTest
    @CsvSource({
        "123#de.ad.be.ef, 123#DEADBEEF",
        "123##1.11.22, 123##11122",
        "001#80:00:00000000#00.01, 00001#80:00:00000000#0001",
        "123#r, 123#R",
        "123#R0, 123#R"
    })
    void otherWaysToWriteThem(String text, String same) {
        assertThat(CanFrame.of(text)).isEqualTo(CanFrame.of(same));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "12#",
                "1234#",
                "123",
                "123#1",
                "123#112233445566778899",
                "123#11_9",
                "123#R9",
                "123##",
                "123##g",
                "001#80:00:0#00",
                "001#80:00:00000000#",
                "123#zz",
                "801#80:00:00000000#00",
                "800#",
                "40000000#",
                "60000000#",
                "123#11 "
            })
    void whatIsNoFrameIsQuoted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanFrame.of(text))
                .withMessageStartingWith("\"" + text + "\"");
    }

    @Test
    void identifiersHaveFlags() {
        var frame = CanFrame.of(0x12345, (byte) 1);
        assertThat(frame.extended()).isTrue();
        assertThat(frame.remote()).isFalse();
        assertThat(frame.error()).isFalse();
        assertThat(frame.identifier()).isEqualTo(0x12345);
        assertThat(frame.id()).isEqualTo(0x12345 | CanId.CAN_EFF_FLAG);
        assertThat(CanFrame.of(0x7ff).extended()).isFalse();
        var asked = ClassicalCanFrame.remote(0x123, 3);
        assertThat(asked.remote()).isTrue();
        assertThat(asked.dlc()).isEqualTo(3);
        assertThat(asked.data().remaining()).isZero();
        assertThat(CanFrame.of("20000004#00").error()).isTrue();
    }

    @Test
    void theNotationHasFourFlags() throws Exception {
        var frame = new CanFdFrame(0x123, 0xc3, ByteBuffer.allocate(1));
        assertThat(frame).hasToString("123##300");
        assertThat(CanFrame.parse(ByteBuffer.wrap(frame.toBytes()))).isEqualTo(frame);
    }

    /// A driver may leave anything where there is no data.
    @Test
    void whatIsBehindTheDataDoesNotCount() throws Exception {
        assertThat(CanFrame.parse(bytes("2301000002ffff0f1122ffffffffffff")))
                .isEqualTo(CanFrame.of("123#1122"));
        assertThat(CanFrame.parse(bytes("2301004002ffff0f1122ffffffffffff")))
                .isEqualTo(CanFrame.of("123#R2"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', CAN at byte 0: no frame has 0 bytes",
        "23010000, CAN at byte 0: no frame has 4 bytes",
        "23010000090000000000000000000000, CAN at byte 5: a length of 9 is more than 8",
        "2301000080000300000000001122, 'CAN at byte 12: a length of 3 with 2 bytes'",
        "23010000800000000000000011, 'CAN at byte 12: a length of 0 with 1 bytes'",
        "23110000800001000000000011, CAN at byte 4: 0x00001123 is no priority",
        "'230100400200000000000000000000000000000000000000000000000000000000000000" // 36 bytes
                + "000000000000000000000000000000000000000000000000000000000000000000000000', "
                + "CAN at byte 4: an FD frame with CAN_RTR_FLAG in id 0x40000123",
        "2301000080, 'CAN at byte 5: 1 bytes wanted, 0 left'"
    })
    void whatIsNoFrameIsMalformed(String hex, String message) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> CanFrame.parse(bytes(hex)))
                .withMessage(message);
    }

    @Test
    void rangesAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanFdFrame(CanId.CAN_RTR_FLAG | 1, 0, ByteBuffer.allocate(1)))
                .withMessageContaining("CAN_RTR_FLAG");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanFrame.of(0x1_0000_0000L))
                .withMessageContaining("4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanFrame.of(1, new byte[9]))
                .withMessageContaining("9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassicalCanFrame(1, 16, ByteBuffer.allocate(8)))
                .withMessageContaining("16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanFdFrame(1, 0, ByteBuffer.allocate(65)))
                .withMessageContaining("65");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanXlFrame(1, 256, 0, 0, 0, ByteBuffer.allocate(1)))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanXlFrame(1, 0, 0, 0, 0, ByteBuffer.allocate(0)))
                .withMessageContaining("data");
    }
}
