package io.sockeye.wire.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcmpMessageTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void anEchoHasTheseBytes() throws Exception {
        var request = new EchoRequest(1, 2, bytes("616263"));
        var hex = "0800" + "339a" + "0001" + "0002" + "616263";
        assertThat(HexFormat.of().formatHex(request.toBytes())).isEqualTo(hex);
        assertThat(IcmpMessage.parse(bytes(hex))).isEqualTo(request);
        assertThat(request).hasToString("ICMP echo request id 1 seq 2, 3 bytes");
        var reply = new EchoReply(65535, 65535, bytes(""));
        assertThat(HexFormat.of().formatHex(reply.toBytes())).isEqualTo("00000000ffffffff");
        assertThat(IcmpMessage.parse(ByteBuffer.wrap(reply.toBytes()))).isEqualTo(reply);
    }

    @Test
    void whatHasNoRecordStaysBytes() throws Exception {
        var advertisement = new OpaqueIcmp(9, 1, bytes("00000000450000"));
        var read = IcmpMessage.parse(ByteBuffer.wrap(advertisement.toBytes()));
        assertThat(read).isEqualTo(advertisement).hasToString("ICMP type 9 code 1, 7 bytes");
        var strange = new OpaqueIcmp(8, 1, bytes("00010002"));
        assertThat(IcmpMessage.parse(ByteBuffer.wrap(strange.toBytes())))
                .as("a code that an echo does not have")
                .isEqualTo(strange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08", "0800f7", "0800fffe00010000", "0800f7ff00", "0000ffff"})
    void whatIsNoMessageIsRefused(String hex) {
        var refused =
                assertThatExceptionOfType(MalformedPacketException.class)
                        .isThrownBy(() -> IcmpMessage.parse(bytes(hex)));
        refused.withMessageStartingWith("ICMP at byte ");
    }

    @Test
    void anEchoOfIpv6HasAChecksumOverItsAddresses() throws Exception {
        var near = (Inet6Address) InetAddress.getByName("::1");
        var far = (Inet6Address) InetAddress.getByName("::2");
        var request = new EchoRequest6(1, 2, bytes("616263"));
        assertThat(HexFormat.of().formatHex(request.toBytes()))
                .as("the kernel fills it in")
                .isEqualTo("8000" + "0000" + "0001" + "0002" + "616263");
        var whole = request.toBytes(near, far);
        // 0001 + 0002 + 003a + 000b + 8000 + 0001 + 0002 + 6162 + 6300 = 144ad, folded 44ae
        assertThat(HexFormat.of().formatHex(whole))
                .isEqualTo("8000" + "bb51" + "0001" + "0002" + "616263");
        assertThat(Icmp6Message.parse(ByteBuffer.wrap(whole), near, far)).isEqualTo(request);
        assertThat(Icmp6Message.parse(ByteBuffer.wrap(whole))).isEqualTo(request);
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> Icmp6Message.parse(ByteBuffer.wrap(whole), near, near))
                .withMessage("ICMPv6 at byte 2: the checksum is wrong");
        var reply = new EchoReply6(1, 2, bytes(""));
        assertThat(Icmp6Message.parse(ByteBuffer.wrap(reply.toBytes()))).isEqualTo(reply);
        var other = new OpaqueIcmp6(143, 0, bytes("0000"));
        assertThat(Icmp6Message.parse(ByteBuffer.wrap(other.toBytes()))).isEqualTo(other);
        var strange = new OpaqueIcmp6(135, 1, bytes("0000"));
        assertThat(Icmp6Message.parse(ByteBuffer.wrap(strange.toBytes())))
                .as("a code that a solicitation does not have")
                .isEqualTo(strange);
    }

    /// Of the payload there is a part, or nothing.
    @Test
    void aQuotedEcho() throws Exception {
        var hex = "0800" + "af27" + "5ceb" + "0001";
        assertThatExceptionOfType(MalformedPacketException.class)
                .as("its checksum is over more")
                .isThrownBy(() -> IcmpMessage.parse(bytes(hex)));
        var quoted = QuotedEcho.parse(bytes(hex + "37"));
        assertThat(quoted)
                .isEqualTo(new QuotedEcho(EchoRequest.TYPE, 0xaf27, 23787, 1))
                .hasToString("ICMP echo request id 23787 seq 1");
        assertThat(HexFormat.of().formatHex(quoted.toBytes())).isEqualTo(hex);
        assertThat(QuotedEcho.parse(bytes("8100000000070001")))
                .hasToString("ICMPv6 echo reply id 7 seq 1");
        for (int length = 0; length < 8; length++) {
            var cut = bytes(hex).limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> QuotedEcho.parse(cut))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
        }
        for (var other : new String[] {"0900000000070001", "0801000000070001"})
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> QuotedEcho.parse(bytes(other)))
                    .withMessageContaining("is no echo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotedEcho(3, 0, 0, 0))
                .withMessageContaining("3");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EchoRequest(65536, 0, bytes("")))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EchoReply6(0, -1, bytes("")))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueIcmp(256, 0, bytes("")))
                .withMessageContaining("256");
    }
}
