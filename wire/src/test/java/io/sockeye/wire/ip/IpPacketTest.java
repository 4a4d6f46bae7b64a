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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpPacketTest {
    private static final byte[] JUMBO =
            HexFormat.of()
                    .parseHex(
                            "6000000000000040"
                                    + "20010db8000000000000000000000001"
                                    + "20010db8000000000000000000000002"
                                    + "0600c20400011170");

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
                        false,
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

    /// The flag that nobody is to set stays where somebody did.
    @Test
    void theReservedFlagComesBack() throws Exception {
        var hex = "4500001400008000ff01" + "4fb2" + "c0000201c6336401";
        var packet = Ip4Packet.parse(bytes(hex));
        assertThat(packet.reserved()).isTrue();
        assertThat(packet.dontFragment()).isFalse();
        assertThat(HexFormat.of().formatHex(packet.toBytes())).isEqualTo(hex);
    }

    /// RFC 2675: the length is in the hop-by-hop header.
    @Test
    void aJumbogram() throws Exception {
        var data = ByteBuffer.allocate(40 + 70_000 + 3).put(JUMBO).rewind();
        var packet = (Ip6Packet) IpPacket.parse(data);
        assertThat(packet.payload().remaining()).as("without the padding").isEqualTo(70_000);
        assertThat(packet.toBytes()).isEqualTo(Arrays.copyOf(data.array(), 40 + 70_000));
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> IpPacket.parse(data.slice(0, 40 + 69_999)))
                .withMessage("IPv6 at byte 40: 70000 bytes wanted, 69999 left");
        var small = ByteBuffer.allocate(40 + 70_000).put(JUMBO).putInt(44, 65535).rewind();
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> IpPacket.parse(small))
                .withMessage("IPv6 at byte 48: 65535 bytes are no jumbo payload");
        var quoted = QuotedPacket.parse(data.slice(0, 48));
        assertThat(quoted.missing()).isEqualTo(70_000 - 8);
        assertThat(quoted.toBytes()).isEqualTo(Arrays.copyOf(data.array(), 48));
    }

    /// Newer kernels leave the hop-by-hop header out; a length of 0 with less than that behind it is padding.
    @Test
    void aLargePacketWithoutAJumboHeader() throws Exception {
        var data = ByteBuffer.allocate(40 + 70_000).put(JUMBO, 0, 40).put(6, (byte) 6).rewind();
        assertThat(IpPacket.parse(data).payload().remaining()).isEqualTo(70_000);
        assertThat(IpPacket.parse(data).toBytes()).isEqualTo(data.array());
        assertThat(IpPacket.parse(data.slice(0, 60)).payload().remaining()).isZero();
        var header = ByteBuffer.allocate(48).put(JUMBO, 0, 40).put(new byte[] {6, 0, 1, 4, 0, 0});
        assertThat(IpPacket.parse(header.rewind()).payload().remaining())
                .as("options, but not that one")
                .isZero();
    }

    /// BIG TCP: since Linux 6.3 AF_PACKET shows such packets, with 0 as their length.
    @Test
    void aLargePacketOfIpv4() throws Exception {
        var host = (Inet4Address) InetAddress.getByName("10.0.0.1");
        var packet = Ip4Packet.of(64, 6, host, host, ByteBuffer.allocate(70_000));
        var bytes = packet.toBytes();
        assertThat(HexFormat.of().formatHex(bytes, 0, 20))
                .isEqualTo("4500000000000000400666f70a0000010a000001");
        assertThat(IpPacket.parse(ByteBuffer.wrap(bytes))).isEqualTo(packet);
        assertThat(QuotedPacket.parse(ByteBuffer.wrap(bytes)))
                .isEqualTo(new QuotedPacket(packet, 0));
        assertThatExceptionOfType(MalformedPacketException.class)
                .as("0 with as many bytes as a length could say")
                .isThrownBy(() -> IpPacket.parse(ByteBuffer.wrap(bytes, 0, 65535)))
                .withMessage("IPv4 at byte 2: 0 bytes in all with a header of 20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotedPacket(packet, 1))
                .withMessageContaining("1");
    }

    /// As errors of ICMP have it: RFC 792 wants the header and eight bytes.
    @Test
    void aQuotedPacket() throws Exception {
        var hex = "45000328123400004011518f0a0000020a000001" + "1388000903140000";
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> IpPacket.parse(bytes(hex)));
        var quoted = QuotedPacket.parse(bytes(hex));
        assertThat(quoted.packet().payload()).isEqualTo(bytes("1388000903140000"));
        assertThat(quoted.missing()).isEqualTo(0x328 - 28);
        assertThat(quoted)
                .hasToString(
                        "IPv4 10.0.0.2 > 10.0.0.1 protocol 17, ttl 64, 8 bytes and 780 missing");
        assertThat(HexFormat.of().formatHex(quoted.toBytes())).isEqualTo(hex);
        for (int length = 0; length <= 28; length++) {
            var cut = bytes(hex).limit(length);
            if (length < 20)
                assertThatExceptionOfType(MalformedPacketException.class)
                        .isThrownBy(() -> QuotedPacket.parse(cut))
                        .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
            else
                assertThat(QuotedPacket.parse(cut).packet().payload().remaining())
                        .isEqualTo(length - 20);
        }
        var hop = hex.replace("4011518f", "3f11518f");
        assertThat(QuotedPacket.parse(bytes(hop)).packet().source())
                .as("a router has counted down, the checksum is another's")
                .isEqualTo(InetAddress.getByName("10.0.0.2"));
    }

    @Test
    void aQuotedPacketOfIpv6() throws Exception {
        var hex =
                "6000000005001140"
                        + "20010db8000000000000000000000001"
                        + "20010db8000000000000000000000002"
                        + "1388000905000000";
        for (int length = 0; length <= 48; length++) {
            var cut = bytes(hex).limit(length);
            if (length < 40)
                assertThatExceptionOfType(MalformedPacketException.class)
                        .isThrownBy(() -> QuotedPacket.parse(cut));
            else assertThat(QuotedPacket.parse(cut).missing()).isEqualTo(0x500 + 40 - length);
        }
        var quoted = QuotedPacket.parse(bytes(hex));
        assertThat(HexFormat.of().formatHex(quoted.toBytes())).isEqualTo(hex);
        assertThat(QuotedPacket.parse(bytes(hex.replace("0500", "0008"))).missing()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotedPacket(quoted.packet(), -1))
                .withMessageContaining("-1");
        var four = Ip4Packet.parse(bytes("450000141234000040017c7fc0000201c6336401"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotedPacket(four, 65516))
                .withMessageContaining("65516");
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
                .isThrownBy(() ->
                        new Ip4Packet(
                                0,
                                0,
                                false,
                                false,
                                false,
                                0,
                                1,
                                1,
                                host,
                                host,
                                bytes("00"),
                                bytes("")))
                .withMessageContaining("1");
    }
}
