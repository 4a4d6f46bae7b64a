package io.sockeye.wire.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ArpPacketTest {
    private static final String REQUEST =
            "0001"
                    + "0800"
                    + "0604"
                    + "0001"
                    + "121c8f40b595"
                    + "0a070001"
                    + "000000000000"
                    + "0a070002";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void aRequestHasTheseBytes() throws Exception {
        var here = Inet4Address.ofLiteral("10.7.0.1");
        var there = Inet4Address.ofLiteral("10.7.0.2");
        var request = ArpPacket.request(bytes("121c8f40b595"), here, there);
        assertThat(HexFormat.of().formatHex(request.toBytes())).isEqualTo(REQUEST);
        var read = ArpPacket.parse(bytes(REQUEST + "00".repeat(18)));
        assertThat(read).isEqualTo(request).hasToString("ARP who has 10.7.0.2, tell 10.7.0.1");
        assertThat(read.sender()).contains(here);
        assertThat(read.target()).contains(there);
    }

    @Test
    void aReplyAndAnOperationWithoutAName() throws Exception {
        var hex = REQUEST.replace("06040001", "06040002");
        var reply = ArpPacket.parse(bytes(hex));
        assertThat(reply.operation()).isEqualTo(ArpPacket.REPLY);
        assertThat(reply).hasToString("ARP 10.7.0.1 is at 12:1c:8f:40:b5:95");
        var other = ArpPacket.parse(bytes(REQUEST.replace("06040001", "06040003")));
        assertThat(other).hasToString("ARP operation 3 from 10.7.0.1 to 10.7.0.2");
    }

    /// RFC 826 has addresses of any length; on InfiniBand they have 20 bytes.
    @Test
    void addressesOfOtherLengths() throws Exception {
        var hex =
                "0020"
                        + "0800"
                        + "1404"
                        + "0001"
                        + "01".repeat(20)
                        + "0a070001"
                        + "00".repeat(20)
                        + "0a070002";
        var read = ArpPacket.parse(bytes(hex));
        assertThat(read.senderHardware().remaining()).isEqualTo(20);
        assertThat(HexFormat.of().formatHex(read.toBytes())).isEqualTo(hex);
        var foreign = ArpPacket.parse(bytes("0001" + "88b5" + "0003" + "0001" + "010203040506"));
        assertThat(foreign.sender()).isEmpty();
        assertThat(foreign).hasToString("ARP who has 040506, tell 010203");
        var short4 = ArpPacket.parse(bytes("0001" + "0800" + "0003" + "0001" + "010203040506"));
        assertThat(short4.target()).as("three bytes are no address of IPv4").isEmpty();
    }

    @Test
    void whatIsNoneIsRefused() {
        for (int length = 0; length < 28; length++) {
            var cut = bytes(REQUEST).limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> ArpPacket.parse(cut))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ArpPacket(
                                1,
                                EtherType.IPV4,
                                1,
                                bytes("0102"),
                                bytes(""),
                                bytes("01"),
                                bytes("")))
                .withMessage("hardware addresses of 2 and 1 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ArpPacket(
                                1,
                                EtherType.IPV4,
                                65536,
                                bytes(""),
                                bytes(""),
                                bytes(""),
                                bytes("")))
                .withMessageContaining("65536");
    }
}
