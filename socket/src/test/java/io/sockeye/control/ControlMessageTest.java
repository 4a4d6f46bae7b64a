package io.sockeye.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.error.Errno;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlMessageTest {
    /// What the C compiler answers for CMSG_LEN and CMSG_SPACE.
    @ParameterizedTest
    @CsvSource({"0,16,16", "1,17,24", "4,20,24", "8,24,24", "12,28,32", "1012,1028,1032"})
    void lengthsAreThoseOfC(int data, int length, int space) {
        assertThat(ControlMessage.cmsgLen(data)).isEqualTo(length);
        assertThat(ControlMessage.cmsgSpace(data)).isEqualTo(space);
    }

    @Test
    void theLargestLengthsThatFitAnIntAreGood() {
        assertThat(ControlMessage.cmsgLen(Integer.MAX_VALUE - 16)).isEqualTo(Integer.MAX_VALUE);
        assertThat(ControlMessage.cmsgSpace(Integer.MAX_VALUE - 23)).isEqualTo(0x7fff_fff8);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 15})
    void badLengthsAreRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlMessage.cmsgLen(length))
                .withMessageContaining(Integer.toString(length));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlMessage.cmsgSpace(length))
                .withMessageContaining(Integer.toString(length));
    }

    @Test
    void typesWithANameAreTheConstant() {
        assertThat(ControlType.of(1, 1)).isSameAs(ControlType.SCM_RIGHTS).hasToString("SCM_RIGHTS");
        assertThat(ControlType.of(1, 2)).isSameAs(ControlType.SCM_CREDENTIALS);
        assertThat(ControlType.of(132, 99))
                .isEqualTo(new ControlType(132, 99))
                .hasToString("132:99");
        assertThat(ControlType.of(0, 3)).hasToString("0:3");
        assertThat(ControlType.of(-1, -2)).isEqualTo(new ControlType(-1, -2)).hasToString("-1:-2");
    }

    @Test
    void passedDescriptorsCopyTheirList() {
        var list = new ArrayList<>(List.of(Descriptor.of(0), Descriptor.of(1)));
        var message = new PassedDescriptors(list);
        list.clear();
        assertThat(message.descriptors()).hasSize(2);
        assertThat(message.type()).isSameAs(ControlType.SCM_RIGHTS);
    }

    @Test
    void oneTo253DescriptorsArePassedAtOnce() {
        Descriptor zero = Descriptor.of(0);
        assertThat(new PassedDescriptors(Collections.nCopies(253, zero)).descriptors())
                .hasSize(253);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassedDescriptors(Collections.nCopies(254, zero)))
                .withMessageContaining("254");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassedDescriptors(List.of()))
                .withMessageContaining("0 descriptors");
    }

    @Test
    void credentialsAreUnsigned() {
        var credentials = new Credentials(0, 0xffff_ffffL, 0);
        assertThat(credentials.type()).isSameAs(ControlType.SCM_CREDENTIALS);
        assertThat(credentials).hasToString("Credentials[pid=0, uid=4294967295, gid=0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(-5, 0, 0))
                .withMessageContaining("pid -5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(1, -1, 0))
                .withMessageContaining("uid -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(1, 0, 1L << 32))
                .withMessageContaining("gid 4294967296");
    }

    @Test
    void anyOtherMessageIsOpaque() {
        var message = new OpaqueControlMessage(ControlType.of(0, 7), Bytes.parse("0102"));
        assertThat(message).hasToString("OpaqueControlMessage[type=IP_RETOPTS, data=0102]");
        assertThat(message)
                .isEqualTo(
                        new OpaqueControlMessage(
                                new ControlType(0, 7), Bytes.of((byte) 1, (byte) 2)));
    }

    /// What C calls like an option has its name here, too.
    @Test
    void theNamesOfOptionsAreThoseOfTheirFields() throws Exception {
        for (var field : OptionNames.class.getDeclaredFields()) {
            if (field.getType() == ControlType.class)
                assertThat(field.get(null)).hasToString(field.getName());
        }
        assertThat(HopLimit.ip4(1).type()).hasToString("IP_TTL");
        assertThat(ControlType.of(41, 67)).hasToString("IPV6_TCLASS");
    }

    /// RFC 3542, section 6.2: an address of the loopback or global scope leaves by the route.
    @Test
    void anAnswerKeepsTheAddressAndWhatItNeedsOfTheInterface() throws Exception {
        var v4 = new PacketInfo4(7, host4("10.0.0.1"), host4("10.255.255.255"));
        assertThat(v4.reply()).isEqualTo(new PacketInfo4(0, host4("10.0.0.1"), host4("0.0.0.0")));
        assertThat(new PacketInfo6(7, host6("2001:db8::1")).reply())
                .isEqualTo(new PacketInfo6(0, host6("2001:db8::1")));
        assertThat(new PacketInfo6(7, host6("fe80::1")).reply())
                .isEqualTo(new PacketInfo6(7, host6("fe80::1")));
        assertThat(new PacketInfo6(7, host6("ff02::1")).reply())
                .isEqualTo(new PacketInfo6(7, host6("::")));
    }

    private static Inet4Address host4(String literal) {
        return Inet4Address.ofLiteral(literal);
    }

    private static Inet6Address host6(String literal) {
        return (Inet6Address) Inet6Address.ofLiteral(literal);
    }

    @Test
    void whatAHeaderHasNoRoomForIsRefused() {
        for (int value : new int[] {-1, 256, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HopLimit.ip4(value))
                    .withMessageContaining(String.valueOf(value));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrafficClass.ip4(value))
                    .withMessageContaining(String.valueOf(value));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrafficClass.ip6(value))
                    .withMessageContaining(String.valueOf(value));
        }
        assertThat(HopLimit.ip6(-1).value()).isEqualTo(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HopLimit.ip6(-2))
                .withMessageContaining("-2");
    }

    @Test
    void aTypeThatARecordDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HopLimit(ControlType.SCM_RIGHTS, 1))
                .withMessage("SCM_RIGHTS is none of [IP_TTL, IPV6_HOPLIMIT]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficClass(ControlType.of(0, 2), 1))
                .withMessage("IP_TTL is none of [IP_TOS, IPV6_TCLASS]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecurityLabel(ControlType.SCM_PIDFD, Bytes.of()))
                .withMessageContaining("SCM_PIDFD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentSize(ControlType.of(17, 1), 1))
                .withMessageContaining("17:1");
        var now = Optional.of(Instant.ofEpochSecond(1, 1));
        Optional<Instant> never = Optional.empty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timestamps(ControlType.SCM_RIGHTS, now, now))
                .withMessageContaining("SCM_RIGHTS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timestamps(ControlType.SCM_TIMESTAMP, now, never))
                .withMessageContaining("SCM_TIMESTAMP has no nanoseconds: 1970");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timestamps(ControlType.SCM_TIMESTAMPNS, now, now))
                .withMessageContaining("SCM_TIMESTAMPNS has no time of the hardware");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, Integer.MAX_VALUE})
    void aSegmentToBeSentHas16Bits(int bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentSize.of(bytes))
                .withMessage("segments of " + bytes + " bytes are outside 0..65535");
        assertThat(new SegmentSize(ControlType.of(17, 104), bytes).bytes()).isEqualTo(bytes);
    }

    private static ReceivedError error(int origin, int code, long info, long data) {
        return new ReceivedError(
                ControlType.of(0, 11),
                Errno.of(0),
                origin,
                0,
                code,
                info,
                data,
                SocketAddress.none());
    }

    @Test
    void aNoticeOfZeroCopyIsARange() {
        var notice = error(ReceivedError.SO_EE_ORIGIN_ZEROCOPY, 1, 3, 5).zerocopy().orElseThrow();
        assertThat(notice).isEqualTo(new ZerocopyNotice(3, 5, true));
        assertThat(notice.count()).isEqualTo(3);
        assertThat(notice.contains(3) && notice.contains(5)).isTrue();
        assertThat(notice.contains(2) || notice.contains(6)).isFalse();
        var wrapped =
                error(ReceivedError.SO_EE_ORIGIN_ZEROCOPY, 0, 0xffff_fffeL, 1)
                        .zerocopy()
                        .orElseThrow();
        assertThat(wrapped.copied()).isFalse();
        assertThat(wrapped.count()).isEqualTo(4);
        assertThat(wrapped.contains(0xffff_ffffL) && wrapped.contains(0)).isTrue();
        assertThat(wrapped.contains(2)).isFalse();
        assertThat(error(ReceivedError.SO_EE_ORIGIN_ICMP, 0, 0, 0).zerocopy()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ZerocopyNotice(0, 1L << 32, false))
                .withMessageContaining("4294967296");
    }

    @Test
    void aNoticeOfATransmissionHasAStageAndAnId() {
        assertThat(error(ReceivedError.SO_EE_ORIGIN_TIMESTAMPING, 0, 2, 77).transmit())
                .contains(new TransmitNotice(ReceivedError.SCM_TSTAMP_ACK, 77));
        assertThat(error(ReceivedError.SO_EE_ORIGIN_ZEROCOPY, 0, 2, 77).transmit()).isEmpty();
    }

    @Test
    void anErrorChecksItsRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> error(256, 0, 0, 0))
                .withMessage("origin 256 is outside 0..255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> error(0, -1, 0, 0))
                .withMessage("icmpCode -1 is outside 0..255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> error(0, 0, 0, 1L << 32))
                .withMessage("data 4294967296 is outside 0..4294967295");
    }
}
