package io.sockeye.internal.codec;

import static io.sockeye.control.SctpNotification.SCTP_COMM_UP;
import static io.sockeye.control.SctpNotification.SCTP_SEND_FAILED_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.SctpNotification.Adaptation;
import io.sockeye.control.SctpNotification.AssociationChange;
import io.sockeye.control.SctpNotification.OpaqueNotification;
import io.sockeye.control.SctpNotification.PartialDelivery;
import io.sockeye.control.SctpNotification.PeerAddressChange;
import io.sockeye.control.SctpNotification.SenderDry;
import io.sockeye.control.SctpNotification.ShutdownEvent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Notifications of SCTP by their literal bytes, and cut at every length.
class SctpNotificationTest {
    static Stream<Arguments> notifications() {
        return Stream.of(
                Arguments.of(
                        new AssociationChange(0, SCTP_COMM_UP, 1, 10, 5, 7, Bytes.parse("0102")),
                        "0180000016000000" + "000001000a000500" + "07000000" + "0102"),
                Arguments.of(
                        new PeerAddressChange(0, SocketAddress.inet("10.0.0.1", 80), 2, 3, 7),
                        "0280000094000000"
                                + "020000500a0000010000000000000000"
                                + "00".repeat(112)
                                + "020000000300000007000000"),
                Arguments.of(new ShutdownEvent(0, 7), "058000000c000000" + "07000000"),
                Arguments.of(
                        new PartialDelivery(1, 0, 7, 2, 3),
                        "0680010018000000" + "0000000007000000" + "0200000003000000"),
                Arguments.of(
                        new Adaptation(0, 0xffffffffL, 7), "0780000010000000" + "ffffffff07000000"),
                Arguments.of(new SenderDry(0, 7), "098000000c000000" + "07000000"),
                Arguments.of(
                        new OpaqueNotification(SCTP_SEND_FAILED_EVENT, 1, Bytes.parse("aabb")),
                        "0d8001000a000000" + "aabb"));
    }

    @ParameterizedTest
    @MethodSource("notifications")
    void bytesAreTheValue(Object value, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(SctpBody.notification(bytes)).isEqualTo(value);
        assertThat(SctpBody.notification(Arrays.copyOf(bytes, bytes.length + 3)))
                .as("what follows is not part of it")
                .isEqualTo(value);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> SctpBody.notification(cut));
        }
    }

    @Test
    void aLengthBelowTheHeaderIsRefused() {
        byte[] bytes = HexFormat.of().parseHex("0580000007000000" + "07000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SctpBody.notification(bytes))
                .withMessageContaining("7");
        bytes[4] = 8;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SctpBody.notification(bytes))
                .withMessageContaining("shorter than 12");
    }
}
