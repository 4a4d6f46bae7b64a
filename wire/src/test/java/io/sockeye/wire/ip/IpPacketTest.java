package io.sockeye.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpPacketTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    /// An echo request from 192.0.2.1 to 198.51.100.1.
    @Test
    void aPacketOfIpv4() throws Exception {
        var hex = "4500001c1234000040017c77c0000201c6336401" + "0800f7ff00000000";
        var packet = (Ip4Packet) IpPacket.parse(bytes(hex + "00".repeat(18)));
        assertThat(packet.identification()).isEqualTo(0x1234);
        assertThat(packet.timeToLive()).isEqualTo(64);
        assertThat(packet.protocol()).isEqualTo(1);
        assertThat(packet.source().getHostAddress()).isEqualTo("192.0.2.1");
        assertThat(packet.payload())
                .as("without the padding of Ethernet")
                .isEqualTo(bytes("0800f7ff00000000"));
        assertThat(packet).hasToString("IPv4 192.0.2.1 > 198.51.100.1 protocol 1, ttl 64, 8 bytes");
        assertThat(packet.toBytes()).isEqualTo(HexFormat.of().parseHex(hex));
    }

    @Test
    void aFragmentWithOptions() throws Exception {
        var packet =
                new Ip4Packet(
                        0xb8,
                        7,
                        true,
                        true,
                        1480,
                        1,
                        17,
                        (Inet4Address) InetAddress.getByName("10.0.0.1"),
                        (Inet4Address) InetAddress.getByName("10.0.0.2"),
                        bytes("94040000"),
                        bytes("00112233"));
        var written = packet.toBytes();
        assertThat(HexFormat.of().formatHex(written))
                .startsWith("46b8001c" + "0007" + "60b9" + "0111")
                .endsWith("0a0000010a000002" + "94040000" + "00112233");
        assertThat(Ip4Packet.parse(ByteBuffer.wrap(written))).isEqualTo(packet);
        assertThat(packet.toString()).contains("fragment 7 at 1480+");
    }

    @Test
    void aPacketOfIpv6() throws Exception {
        var hex =
                "6b0abcde00083a40"
                        + "20010db8000000000000000000000001"
                        + "00000000000000000000ffff01020304"
                        + "8000000000010001";
        var packet = (Ip6Packet) IpPacket.parse(bytes(hex + "0000"));
        assertThat(packet.trafficClass()).isEqualTo(0xb0);
        assertThat(packet.flowLabel()).isEqualTo(0xabcde);
        assertThat(packet.nextHeader()).isEqualTo(58);
        assertThat(packet.hopLimit()).isEqualTo(64);
        assertThat(packet.destination()).isInstanceOf(Inet6Address.class);
        assertThat(packet.payload()).isEqualTo(bytes("8000000000010001"));
        assertThat(packet.toBytes()).isEqualTo(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, '1 bytes wanted, 0 left'",
        "5500001c, 0, version 5",
        "4400001c1234000040012d4ec0000201c6336401, 0, a header of 16 bytes",
        "450000131234000040012d4ec0000201c6336401, 2, 19 bytes in all with a header of 20",
        "4500001c1234000040012d4ec0000201c63364, 16, '4 bytes wanted, 3 left'",
        "4500001c1234000040012d4ec0000201c6336401, 20, '8 bytes wanted, 0 left'",
        "450000141234000040012d4ec0000201c6336401, 10, the checksum is wrong",
        "6000000000013aff00000000000000000000000000000000000000000000000000000000000000, 24, '16 bytes wanted, 15 left'",
        "6000000000013aff0000000000000000000000000000000000000000000000000000000000000000, 40, '1 bytes wanted, 0 left'",
    })
    void whatIsWrongIsNamed(String hex, int offset, String reason) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> IpPacket.parse(bytes(hex)))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.offset()).isEqualTo(offset);
                });
    }

    @Test
    void anyPacketComesBackAsItWas() throws Exception {
        var random = new Random(791);
        for (int i = 0; i < 20_000; i++) {
            var packet = random.nextBoolean() ? ip4(random) : ip6(random);
            var target = ByteBuffer.allocate(packet.length() + 3).order(ByteOrder.LITTLE_ENDIAN);
            packet.write(target.position(2));
            assertThat(target.position()).isEqualTo(packet.length() + 2);
            assertThat(IpPacket.parse(target.flip().position(2))).isEqualTo(packet);
        }
    }

    private static Ip4Packet ip4(Random random) throws Exception {
        return new Ip4Packet(
                random.nextInt(256),
                random.nextInt(65536),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(8192) * 8,
                random.nextInt(256),
                random.nextInt(256),
                (Inet4Address) InetAddress.getByAddress(data(random, 4).array()),
                (Inet4Address) InetAddress.getByAddress(data(random, 4).array()),
                data(random, random.nextInt(11) * 4),
                data(random, random.nextInt(50)));
    }

    private static Ip6Packet ip6(Random random) throws Exception {
        return new Ip6Packet(
                random.nextInt(256),
                random.nextInt(1 << 20),
                random.nextInt(256),
                random.nextInt(256),
                Inet6Address.getByAddress(null, data(random, 16).array(), -1),
                Inet6Address.getByAddress(null, data(random, 16).array(), -1),
                data(random, random.nextInt(50)));
    }

    private static ByteBuffer data(Random random, int length) {
        var data = new byte[length];
        random.nextBytes(data);
        return ByteBuffer.wrap(data);
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        var host = (Inet4Address) InetAddress.getByName("10.0.0.1");
        var packet = Ip4Packet.of(64, 1, host, host, bytes("00"));
        assertThatExceptionOfType(BufferOverflowException.class)
                .isThrownBy(() -> packet.write(ByteBuffer.allocate(20)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ip4Packet.of(256, 1, host, host, bytes("")))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ip4Packet.of(1, 1, host, host, ByteBuffer.allocate(65516)))
                .withMessageContaining("65516");
    }
}
