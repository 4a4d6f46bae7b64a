package io.sockeye.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.Bytes;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.control.Credentials;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.testing.NoLeaks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Control messages by their literal bytes, both ways, cut short and hostile.
@ExtendWith(NoLeaks.class)
class ControlCodecTest {
    private static final String CREDENTIALS =
            "1c00000000000000" + "01000000" + "02000000" + "070000000800000009000000";

    private static String encoded(ControlMessage... messages) {
        var list = List.of(messages);
        try (var arena = Arena.ofConfined()) {
            var room = arena.allocate(ControlCodec.size(list), 8);
            ControlCodec.encode(list, room, Descriptor::fileno);
            return HexFormat.of().formatHex(room.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private static List<ControlMessage> decoded(String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        try (var arena = Arena.ofConfined()) {
            var room = arena.allocate(Math.max(1, bytes.length), 8);
            MemorySegment.copy(bytes, 0, room, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return ControlCodec.decode(room, bytes.length);
        }
    }

    @Test
    void credentialsHaveTheseBytes() throws Exception {
        var credentials = new Credentials(7, 8, 9);
        assertThat(encoded(credentials)).isEqualTo(CREDENTIALS + "00000000");
        assertThat(decoded(CREDENTIALS + "00000000")).containsExactly(credentials);
        assertThat(decoded(CREDENTIALS)).as("without the padding").containsExactly(credentials);
        assertThat(decoded(CREDENTIALS.replace("0800000009000000", "ffffffffffffffff")))
                .containsExactly(new Credentials(7, 0xFFFFFFFFL, 0xFFFFFFFFL));
    }

    @Test
    void descriptorsHaveTheseBytes() {
        assertThat(encoded(new PassedDescriptors(List.of(Descriptor.of(3), Descriptor.of(0x104)))))
                .isEqualTo("1800000000000000" + "01000000" + "01000000" + "0300000004010000");
    }

    /// SO_RIGHTS_NOTRUNC of Linux 7.3; 13 is EACCES.
    @Test
    void aRefusedDescriptorLeavesTheSlotsAsTheyCame() throws Exception {
        try (var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            int number = file.duplicate().detach();
            var slots = "f3ffffff" + little(number);
            var messages = decoded("1800000000000000" + "01000000" + "01000000" + slots);
            assertThat(messages).hasSize(2);
            var passed = (PassedDescriptors) messages.getFirst();
            assertThat(passed.descriptors()).hasSize(1);
            ((OwnedDescriptor) passed.descriptors().getFirst()).close();
            assertThat(messages.getLast())
                    .isEqualTo(
                            new OpaqueControlMessage(ControlType.SCM_RIGHTS, Bytes.parse(slots)));
        }
        assertThat(decoded("1400000000000000" + "01000000" + "01000000" + "f3ffffff"))
                .containsExactly(
                        new OpaqueControlMessage(ControlType.SCM_RIGHTS, Bytes.parse("f3ffffff")));
    }

    private static String little(int number) {
        return HexFormat.of().toHexDigits(Integer.reverseBytes(number));
    }

    @Test
    void whatNobodyKnowsIsOpaqueAndGoesBackAsItCame() throws Exception {
        var message = new OpaqueControlMessage(ControlType.of(41, 54), Bytes.parse("010203"));
        var hex = "1300000000000000" + "29000000" + "36000000" + "0102030000000000";
        assertThat(encoded(message)).isEqualTo(hex);
        assertThat(decoded(hex)).containsExactly(message);
    }

    @Test
    void messagesFollowEachOtherAtEightBytes() throws Exception {
        var odd = new OpaqueControlMessage(ControlType.of(41, 54), Bytes.parse("0102030405"));
        var credentials = new Credentials(1, 2, 3);
        assertThat(decoded(encoded(odd, credentials, odd))).containsExactly(odd, credentials, odd);
    }

    @Test
    void receivedDescriptorsAreOwned() throws Exception {
        try (var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            int number = file.duplicate().detach();
            var hex =
                    "1400000000000000"
                            + "01000000"
                            + "01000000"
                            + HexFormat.of().toHexDigits((byte) number)
                            + "000000";
            var passed = (PassedDescriptors) decoded(hex).getFirst();
            try (var owned = (OwnedDescriptor) passed.descriptors().getFirst()) {
                assertThat(owned.fileno()).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', no header",
        "1c000000000000000100000002000, no header",
        "0000000000000000 01000000 02000000, a length of nothing",
        "0f00000000000000 01000000 02000000, a length shorter than the header",
        "ffffffffffffffff 01000000 02000000, a negative length",
        "1300000000000000 01000000 01000000 010203, less than one descriptor",
    })
    void whatHoldsNothingIsNothing(String hex, String why) throws Exception {
        var bytes = hex.replace(" ", "");
        assertThat(decoded(bytes.substring(0, bytes.length() / 2 * 2))).as(why).isEmpty();
    }

    @Test
    void aMessageThatClaimsMoreThanThereIsGivesWhatIsThere() throws Exception {
        var hex = "ffffff7f00000000" + "29000000" + "36000000" + "0102";
        assertThat(decoded(hex))
                .containsExactly(
                        new OpaqueControlMessage(ControlType.of(41, 54), Bytes.parse("0102")));
        var cut = CREDENTIALS.substring(0, 2 * 24);
        assertThat(decoded(cut)).singleElement().isInstanceOf(OpaqueControlMessage.class);
    }

    @Test
    void anyBytesAreDecodedInOnePass() throws Exception {
        var random = new Random(1);
        try (var arena = Arena.ofConfined()) {
            var room = arena.allocate(256, 8);
            for (int i = 0; i < 200_000; i++) {
                int length = random.nextInt(257);
                for (int at = 0; at < length; at++)
                    room.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt(40));
                // Never level 1, type 1: these numbers are not descriptors of ours.
                for (int at = 8; at + 4 <= length; at += 8)
                    room.set(ValueLayout.JAVA_INT, at, 2 + random.nextInt(50));
                assertThat(ControlCodec.decode(room, length)).hasSizeLessThanOrEqualTo(16);
            }
        }
    }
}
