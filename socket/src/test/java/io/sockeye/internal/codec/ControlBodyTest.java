package io.sockeye.internal.codec;

import static io.sockeye.control.ControlType.SCM_PIDFD;
import static io.sockeye.control.ControlType.SCM_SECURITY;
import static io.sockeye.control.ControlType.SCM_TIMESTAMP;
import static io.sockeye.control.ControlType.SCM_TIMESTAMPING;
import static io.sockeye.control.ControlType.SCM_TIMESTAMPNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sockeye.address.Bytes;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.AlgOperation;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.control.Credentials;
import io.sockeye.control.HopLimit;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.OriginalDestination;
import io.sockeye.control.PacketInfo4;
import io.sockeye.control.PacketInfo6;
import io.sockeye.control.ProcessDescriptor;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.SecurityLabel;
import io.sockeye.control.SegmentSize;
import io.sockeye.control.Timestamps;
import io.sockeye.control.TrafficClass;
import io.sockeye.control.TransmitTime;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.testing.NoLeaks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every typed message by its literal bytes, both ways, cut at every length and longer than expected; and any bytes at all.
@ExtendWith(NoLeaks.class)
class ControlBodyTest {
    private static final int HEADER = 16;

    private static final ControlType IP_RECVERR = ControlType.of(0, 11);
    private static final ControlType IPV6_RECVERR = ControlType.of(41, 25);
    private static final ControlType PACKET_TX_TIMESTAMP = ControlType.of(263, 16);

    private static final String TWO = "0200000000000000";
    private static final Instant MICROS = Instant.ofEpochSecond(0x6b04d89cL, 0x35000 * 1000L);
    private static final Instant NANOS = Instant.ofEpochSecond(0x6b04d89cL, 0x35d3cf65);
    private static final Instant HARDWARE = Instant.ofEpochSecond(2, 1);

    private static Inet4Address host4(String text) {
        return Inet4Address.ofLiteral(text);
    }

    private static Inet6Address host6(String text) {
        return (Inet6Address) Inet6Address.ofLiteral(text);
    }

    private static IpSocketAddress inet(String text, int port) {
        return SocketAddress.inet(text, port);
    }

    private static Timestamps times(ControlType type, Instant software, Instant hardware) {
        return new Timestamps(type, Optional.ofNullable(software), Optional.ofNullable(hardware));
    }

    /// Message, its level and type, the bytes behind the header.
    static Stream<Arguments> bodies() {
        return Stream.concat(FamilyBodies.all(), known());
    }

    private static Stream<Arguments> known() {
        return Stream.of(
                Arguments.of(new Credentials(7, 8, 9), "1:2", "070000000800000009000000"),
                Arguments.of(
                        new PacketInfo4(1, host4("127.0.0.2"), host4("224.0.0.1")),
                        "0:8",
                        "01000000" + "7f000002" + "e0000001"),
                Arguments.of(
                        new PacketInfo6(3, host6("2001:db8::1")),
                        "41:50",
                        "20010db8000000000000000000000001" + "03000000"),
                Arguments.of(
                        new PacketInfo6(0, (Inet6Address) mapped().host()),
                        "41:50",
                        "00000000000000000000ffff01020304" + "00000000"),
                Arguments.of(HopLimit.ip4(64), "0:2", "40000000"),
                Arguments.of(HopLimit.ip6(-1), "41:52", "ffffffff"),
                Arguments.of(TrafficClass.ip4(0xb8), "0:1", "b8000000"),
                Arguments.of(TrafficClass.ip6(0x28), "41:67", "28000000"),
                Arguments.of(
                        new OriginalDestination(inet("10.1.2.3", 53)),
                        "0:20",
                        "0200" + "0035" + "0a010203" + "0000000000000000"),
                Arguments.of(
                        new OriginalDestination(inet("fe80::1%2", 0xc85b)),
                        "41:74",
                        "0a00"
                                + "c85b"
                                + "00000000"
                                + "fe800000000000000000000000000001"
                                + "02000000"),
                Arguments.of(
                        times(SCM_TIMESTAMP, MICROS, null),
                        "1:29",
                        "9cd8046b00000000" + "0050030000000000"),
                Arguments.of(
                        times(SCM_TIMESTAMPNS, NANOS, null),
                        "1:35",
                        "9cd8046b00000000" + "65cfd33500000000"),
                Arguments.of(times(SCM_TIMESTAMPNS, null, null), "1:35", "00".repeat(16)),
                Arguments.of(
                        times(SCM_TIMESTAMPING, NANOS, null),
                        "1:37",
                        "9cd8046b00000000" + "65cfd33500000000" + "00".repeat(32)),
                Arguments.of(
                        times(SCM_TIMESTAMPING, null, HARDWARE),
                        "1:37",
                        "00".repeat(32) + TWO + "0100000000000000"),
                Arguments.of(
                        times(ControlType.of(1, 63), MICROS, null),
                        "1:63",
                        "9cd8046b00000000" + "0050030000000000"),
                Arguments.of(
                        times(ControlType.of(1, 64), NANOS, null),
                        "1:64",
                        "9cd8046b00000000" + "65cfd33500000000"),
                Arguments.of(
                        times(ControlType.of(1, 65), NANOS, HARDWARE),
                        "1:65",
                        "9cd8046b00000000"
                                + "65cfd33500000000"
                                + "00".repeat(16)
                                + TWO
                                + "0100000000000000"),
                Arguments.of(
                        new ReceivedError(
                                IP_RECVERR,
                                Errno.ECONNREFUSED,
                                2,
                                3,
                                3,
                                0,
                                0,
                                inet("127.0.0.1", 0)),
                        "0:11",
                        "6f000000"
                                + "02030300"
                                + "00".repeat(8)
                                + "02000000"
                                + "7f000001"
                                + "00".repeat(8)),
                Arguments.of(
                        new ReceivedError(
                                IP_RECVERR, Errno.EMSGSIZE, 1, 0, 0, 1500, 0, SocketAddress.none()),
                        "0:11",
                        "5a000000" + "01000000" + "dc050000" + "00".repeat(20)),
                Arguments.of(
                        new ReceivedError(
                                IPV6_RECVERR,
                                Errno.of(0),
                                5,
                                0,
                                1,
                                0xffff_fffeL,
                                0xffff_ffffL,
                                inet("::1%1", 0)),
                        "41:25",
                        "00000000"
                                + "05000100"
                                + "feffffff"
                                + "ffffffff"
                                + "0a00000000000000"
                                + "00".repeat(15)
                                + "01"
                                + "01000000"),
                Arguments.of(
                        new ReceivedError(
                                PACKET_TX_TIMESTAMP,
                                Errno.ENOMSG,
                                4,
                                0,
                                0,
                                0,
                                7,
                                SocketAddress.none()),
                        "263:16",
                        "2a000000" + "04000000" + "00000000" + "07000000"),
                Arguments.of(SegmentSize.of(1400), "17:103", "7805"),
                Arguments.of(new SegmentSize(ControlType.of(17, 104), 1400), "17:104", "78050000"),
                Arguments.of(new TransmitTime(0x0102030405060708L), "1:61", "0807060504030201"));
    }

    private static IpSocketAddress mapped() {
        return inet("::ffff:1.2.3.4", 0);
    }

    private static String little(int number) {
        return HexFormat.of().toHexDigits(Integer.reverseBytes(number));
    }

    private static byte[] whole(String type, String body) {
        var numbers = type.split(":");
        var hex =
                little(HEADER + body.length() / 2)
                        + "00000000"
                        + little(Integer.parseInt(numbers[0]))
                        + little(Integer.parseInt(numbers[1]))
                        + body;
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] encoded(ControlMessage... messages) {
        var list = List.of(messages);
        try (var arena = Arena.ofConfined()) {
            var room = arena.allocate(ControlCodec.size(list), 8);
            ControlCodec.encode(list, room, Descriptor::fileno);
            return room.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static List<ControlMessage> decoded(byte... bytes) throws Exception {
        try (var arena = Arena.ofConfined()) {
            var room = arena.allocate(Math.max(1, bytes.length), 8);
            MemorySegment.copy(bytes, 0, room, ValueLayout.JAVA_BYTE, 0, bytes.length);
            return ControlCodec.decode(room, bytes.length);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void itHasTheseBytes(ControlMessage message, String type, String body) throws Exception {
        byte[] bytes = whole(type, body);
        byte[] padded = Arrays.copyOf(bytes, ControlMessage.cmsgSpace(body.length() / 2));
        assertThat(encoded(message)).isEqualTo(padded);
        assertThat(decoded(padded)).containsExactly(message);
        assertThat(decoded(bytes)).as("without the padding").containsExactly(message);
        assertThat(message.type()).isEqualTo(ControlType.of(level(type), number(type)));
    }

    private static int level(String type) {
        return Integer.parseInt(type.substring(0, type.indexOf(':')));
    }

    private static int number(String type) {
        return Integer.parseInt(type.substring(type.indexOf(':') + 1));
    }

    /// The kernel writes the length that it has cut to; a stranger could leave the old one. In both cases the bytes are what they are.
    @ParameterizedTest
    @MethodSource("bodies")
    void cutAnywhereItIsTheBytesThatCame(ControlMessage message, String type, String body)
            throws Exception {
        byte[] bytes = whole(type, body);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            if (length < HEADER) {
                assertThat(decoded(cut)).as("%d bytes", length).isEmpty();
                continue;
            }
            var claimed = decoded(cut);
            cut[0] = (byte) length;
            var declared = decoded(cut);
            assertThat(claimed).as("%d bytes", length).isEqualTo(declared).hasSize(1);
            if (length == HEADER + 1 && message instanceof TrafficClass && type.equals("0:1"))
                continue; // one byte is what the kernel sends
            assertThat(declared)
                    .containsExactly(
                            new OpaqueControlMessage(
                                    message.type(),
                                    Bytes.of(Arrays.copyOfRange(bytes, HEADER, length))));
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void longerThanItsStructItIsTheSame(ControlMessage message, String type, String body)
            throws Exception {
        assertThat(decoded(whole(type, body + "0102030405"))).containsExactly(message);
    }

    @Test
    void allInARow() throws Exception {
        var all = bodies().map(row -> (ControlMessage) row.get()[0]).toArray(ControlMessage[]::new);
        assertThat(decoded(encoded(all))).containsExactly(all);
    }

    @Test
    void theClassOfIpv4ComesAsOneByte() throws Exception {
        assertThat(decoded(whole("0:1", "fe"))).containsExactly(TrafficClass.ip4(0xfe));
    }

    @Test
    void aLabelIsWhateverCame() throws Exception {
        var label = new SecurityLabel(SCM_SECURITY, Bytes.parse("6b65726e656c00"));
        assertThat(decoded(whole("1:3", "6b65726e656c00"))).containsExactly(label);
        assertThat(encoded(label)).startsWith(whole("1:3", "6b65726e656c00"));
        assertThat(label.text()).isEqualTo("kernel");
        var ofUdp = new SecurityLabel(ControlType.of(0, 3), Bytes.parse("73"));
        assertThat(decoded(whole("0:3", "73"))).containsExactly(ofUdp);
        assertThat(ofUdp.text()).isEqualTo("s");
    }

    @Test
    void aProcessIsOwnedFromHereOn() throws Exception {
        try (var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            int number = file.duplicate().detach();
            var message = (ProcessDescriptor) decoded(whole("1:4", little(number))).getFirst();
            assertThat(encoded(message)).startsWith(whole("1:4", little(number)));
            assertThat(message.type()).isSameAs(SCM_PIDFD);
            try (var owned = message.descriptor()) {
                assertThat(owned.fileno()).isEqualTo(number);
            }
        }
        for (var bytes : List.of("fdffffff", "010000", "")) {
            assertThat(decoded(whole("1:4", bytes)))
                    .containsExactly(new OpaqueControlMessage(SCM_PIDFD, Bytes.parse(bytes)));
        }
    }

    /// A number that is no descriptor can only come from a stranger; what is one is closed all the same.
    @Test
    void ifOneDescriptorIsNoneTheOthersAreClosed() throws Exception {
        try (var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            int process = file.duplicate().detach();
            int passed = file.duplicate().detach();
            byte[] first = Arrays.copyOf(whole("1:4", little(process)), 24);
            byte[] second = whole("1:1", little(9999) + little(passed));
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            assertThat(catchThrowable(() -> decoded(both))).hasMessageContaining("9999");
            assertThat(NoLeaks.open()).doesNotContainKeys(process, passed);
        }
    }

    @Test
    void valuesThatNoRecordHasAreTheirBytes() throws Exception {
        var hostile =
                List.of(
                        List.of("1:2", "ffffffff0000000000000000", "a negative pid"),
                        List.of("1:29", TWO + "40420f0000000000", "a million microseconds"),
                        List.of("1:35", TWO + "ffffffffffffffff", "negative nanoseconds"),
                        List.of("1:35", "ffffffffffffff7f" + TWO, "the end of all times"),
                        List.of("1:37", "00".repeat(32) + TWO + "ff".repeat(8), "hardware"),
                        List.of("0:20", "0a00" + "00".repeat(14), "IPv6 where IPv4 belongs"),
                        List.of("41:74", "0200" + "00".repeat(26), "IPv4 where IPv6 belongs"));
        for (var row : hostile) {
            var type = ControlType.of(level(row.get(0)), number(row.get(0)));
            assertThat(decoded(whole(row.get(0), row.get(1))))
                    .as(row.get(2))
                    .containsExactly(new OpaqueControlMessage(type, Bytes.parse(row.get(1))));
        }
    }

    @Test
    void anOffenderThatTheKernelHasNoRoomForIsRefused() {
        var error = new ReceivedError(IP_RECVERR, Errno.of(0), 2, 0, 0, 0, 0, inet("::1", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoded(error))
                .withMessageContaining("[::1]:0 does not fit into IP_RECVERR");
    }

    /// One value, three messages.
    @Test
    void anOperationOfACipherIsParts() throws Exception {
        var all = AlgOperation.encrypt((byte) 1, (byte) 2).associated(20);
        assertThat(decoded(encoded(all, new TransmitTime(1))))
                .containsExactly(
                        opaque(ControlType.ALG_SET_OP, "01000000"),
                        opaque(ControlType.ALG_SET_IV, "020000000102"),
                        opaque(ControlType.ALG_SET_AEAD_ASSOCLEN, "14000000"),
                        new TransmitTime(1));
        var bare = new AlgOperation(0, Optional.empty(), OptionalLong.empty());
        assertThat(decoded(encoded(bare)))
                .containsExactly(opaque(ControlType.ALG_SET_OP, "00000000"));
    }

    private static OpaqueControlMessage opaque(ControlType type, String hex) {
        return new OpaqueControlMessage(type, Bytes.parse(hex));
    }

    /// Never anything but values, and what is a value goes out as it came in.
    @Test
    void anyBytesOfAnyKnownType() throws Exception {
        var random = new Random(5);
        var types = bodies().map(row -> (String) row.get()[1]).distinct().toList();
        for (int i = 0; i < 100_000; i++) {
            byte[] body = new byte[random.nextInt(64)];
            random.nextBytes(body);
            // Small numbers are more often what a struct may hold.
            for (int at = 0; at < body.length; at++)
                if (random.nextInt(3) != 0) body[at] = (byte) (random.nextInt(12) == 0 ? 2 : 0);
            byte[] bytes =
                    whole(types.get(random.nextInt(types.size())), HexFormat.of().formatHex(body));
            var message = decoded(bytes);
            assertThat(message).hasSize(1);
            assertThat(message.getFirst().toString()).isNotEmpty();
            assertThat(decoded(encoded(message.getFirst()))).isEqualTo(message);
        }
    }
}
