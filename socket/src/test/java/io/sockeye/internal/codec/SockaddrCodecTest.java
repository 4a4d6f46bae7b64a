package io.sockeye.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Bytes;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.OpaqueSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses by their literal bytes, both ways, cut short and hostile.
class SockaddrCodecTest {
    private final MemorySegment room = Arena.ofAuto().allocate(128, 8);

    private String encoded(SocketAddress address) {
        room.fill((byte) 0xA5);
        int length = SockaddrCodec.encode(address, room);
        return HexFormat.of().formatHex(room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }

    private SocketAddress decoded(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        room.fill((byte) 0xA5);
        MemorySegment.copy(bytes, 0, room, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return SockaddrCodec.decode(room, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:80, 020000507f0000010000000000000000",
        "0.0.0.0:0, 02000000000000000000000000000000",
        "255.255.255.255:65535, 0200ffffffffffff0000000000000000",
        "[::1]:443, 0a0001bb000000000000000000000000000000000000000100000000",
        "[fe80::1%2]:1, 0a00000100000000fe80000000000000000000000000000102000000",
        "[::ffff:1.2.3.4]:9, 0a0000090000000000000000000000000000ffff0102030400000000",
        "unix:, 0100",
        "unix:/tmp/x, 01002f746d702f7800",
        "unix:@, 010000",
        "unix:@ab, 0100006162",
        "packet:2:ETH_P_ARP, 1100080602000000000000000000000000000000",
        "packet:1:1?type=PACKET_OUTGOING&hatype=772&hw=010203040506, 1100000101000000040304060102030405060000",
        "packet:1:ETH_P_IP?hatype=32&hw=0102030405060708090a0b0c0d0e0f1011121314, 1100080001000000200000140102030405060708090a0b0c0d0e0f1011121314",
        "netlink:0, 100000000000000000000000",
        "netlink:4294967295?groups=0x80000001, 10000000ffffffff01000080",
        "vsock:2:1024, 28000000000400000200000000000000",
        "vsock:4294967295:4294967295?flags=1, 28000000ffffffffffffffff01000000",
        "tipc:id:7:9?scope=1, 1e000301090000000700000000000000",
        "tipc:name:18888:17?domain=5&scope=2, 1e000202c84900001100000005000000",
        "tipc:range:18888:0:99?scope=-3, 1e0001fdc84900000000000063000000",
        "l2cap:00:1A:7D:DA:71:13:4097, 1f0001101371da7d1a0000000000",
        "l2cap:FF:FF:FF:FF:FF:FF:0?cid=4&type=2, 1f000000ffffffffffff04000200",
        "rfcomm:00:1A:7D:DA:71:13:30, 1f001371da7d1a001e00",
        "sco:00:00:00:FF:FF:FF, 1f00ffffff000000",
        "hci:65535?channel=3, 1f00ffff0300",
        "qipcrtr:1:4294967294, 2a00000001000000feffffff",
        "xdp:2:3?flags=5&umem=9, 2c000500020000000300000009000000",
        "can:3?name=0x8000000000000001&pgn=0x40000&addr=0xff, 1d00000003000000010000000000008000000400ff000000",
    })
    void addressesHaveTheseBytes(String text, String hex) {
        var address = SocketAddress.parse(text);
        assertThat(encoded(address)).isEqualTo(hex);
        assertThat(decoded(hex)).isEqualTo(address);
    }

    /// The kernel answers with as much of struct sockaddr_can as the protocol uses, and takes all of it.
    @Test
    void aCanAddressIsAsLongAsItsProtocolWants() {
        var raw = "1d00000003000000";
        assertThat(decoded(raw)).isEqualTo(SocketAddress.parse("can:3"));
        assertThat(encoded(SocketAddress.can(3))).isEqualTo(raw + "00".repeat(16));
        var isotp = "1d00000003000000" + "23010080" + "21030000";
        var address = SocketAddress.parse("can:3?rx=0x80000123&tx=0x321");
        assertThat(decoded(isotp)).isEqualTo(address);
        assertThat(encoded(address)).isEqualTo(isotp + "00".repeat(8));
    }

    @Test
    void anAlgorithmHasTwoTexts() {
        var address = SocketAddress.parse("alg:aead:rfc4106(gcm(aes))?feat=1&mask=4294967295");
        var hex =
                "2600"
                        + "61656164"
                        + "00".repeat(10)
                        + "01000000"
                        + "ffffffff"
                        + "7266633431303628"
                        + "67636d2861657329"
                        + "29"
                        + "00".repeat(47);
        assertThat(encoded(address)).isEqualTo(hex);
        assertThat(decoded(hex)).isEqualTo(address);
    }

    /// Numbers that the records refuse, and lengths that lie.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1100080602000080000000000000000000000000", // interface below 0
                "1100080602000000000000090000000000000000", // 9 bytes of address where 8 are
                "1100080602000000", // cut short
                "10000000ffffffff010000",
                "280000000004000002000000000000",
                "1d00000003000080",
                "1d000000",
                "1d00000003000000000000000000000001000400ff000000", // a group above the last
                "1e000400c84900001100000005000000", // no such shape
                "1e000301090000000700000000",
                "1f00011013",
                "1f00",
                "2a00000001000000feffff",
                "2c000500020000800300000009000000",
                "2c0005000200000003000000",
                "26006861736800",
            })
    void whatNoRecordCanSayStaysBytes(String hex) {
        var address = decoded(hex);
        assertThat(address).isInstanceOf(OpaqueSocketAddress.class);
        assertThat(encoded(address)).isEqualTo(hex);
    }

    @Test
    void flowInformationIsInNetworkOrder() throws Exception {
        var host = (java.net.Inet6Address) java.net.InetAddress.getByName("::2");
        var address = new Inet6SocketAddress(host, 1, 0x12345, 0xFFFFFFFFL);
        var hex = "0a000001" + "00012345" + "00000000000000000000000000000002" + "ffffffff";
        assertThat(encoded(address)).isEqualTo(hex);
        assertThat(decoded(hex)).isEqualTo(address);
    }

    @Test
    void anyBytesMakeAnAbstractName() {
        var name = new UnixSocketAddress.Abstract(Bytes.of((byte) 0, (byte) 0xFF, (byte) 0x2F));
        assertThat(encoded(name)).isEqualTo("01000000ff2f");
        assertThat(decoded("01000000ff2f")).isEqualTo(name);
    }

    @Test
    void aPathEndsAtItsNulOrAtTheLength() {
        assertThat(decoded("01002f61006262")).isEqualTo(SocketAddress.unix("/a"));
        assertThat(decoded("01002f61")).isEqualTo(SocketAddress.unix("/a"));
    }

    @Test
    void aPathOf108BytesIsOpaque() {
        var hex = "0100" + "61".repeat(108);
        assertThat(decoded(hex))
                .isEqualTo(
                        new OpaqueSocketAddress(
                                AddressFamily.AF_UNIX, Bytes.parse("61".repeat(108))));
    }

    @Test
    void otherFamiliesAreOpaqueAndGoBackAsTheyCame() {
        var hex = "09000001020000000000";
        var address = decoded(hex);
        assertThat(address).isInstanceOf(OpaqueSocketAddress.class);
        assertThat(address.family()).isSameAs(AddressFamily.AF_X25);
        assertThat(encoded(address)).isEqualTo(hex);
    }

    @Test
    void noAddressIsSixteenZeroBytes() {
        assertThat(encoded(SocketAddress.none())).isEqualTo("00".repeat(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "02", "0000", "0000ffff"})
    void whatHasNoFamilyIsNoAddress(String hex) {
        assertThat(decoded(hex)).isEqualTo(SocketAddress.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200",
                "020000507f0000",
                "0a00",
                "0a0001bb00000000000000000000000000000000000000010000"
            })
    void addressesCutShortAreOpaque(String hex) {
        assertThat(decoded(hex)).isInstanceOf(OpaqueSocketAddress.class);
    }

    @Test
    void aLengthBeyondTheRoomIsNotRead() {
        decoded("02000050" + "7f000001" + "00".repeat(8));
        assertThat(SockaddrCodec.decode(room, Integer.MAX_VALUE))
                .isEqualTo(SocketAddress.inet("127.0.0.1", 80));
        assertThat(SockaddrCodec.decode(room, -1)).isEqualTo(SocketAddress.none());
    }

    @Test
    void anyBytesOfAnyLengthAreSomeAddress() {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(129)];
            random.nextBytes(bytes);
            if (bytes.length > 1) {
                bytes[0] = (byte) new int[] {0, 1, 2, 10, 16, 17}[random.nextInt(6)];
                bytes[1] = 0;
            }
            MemorySegment.copy(bytes, 0, room, ValueLayout.JAVA_BYTE, 0, bytes.length);
            var address = SockaddrCodec.decode(room, bytes.length);
            assertThat(SocketAddress.parse(address.toString())).isEqualTo(address);
        }
    }

    @Test
    void anOpaqueAddressThatIsTooLongIsNamed() {
        var small = Arena.ofAuto().allocate(16);
        var address = new OpaqueSocketAddress(AddressFamily.of(99), Bytes.of(new byte[20]));
        assertThatThrownBy(() -> SockaddrCodec.encode(address, small))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20 bytes");
    }
}
