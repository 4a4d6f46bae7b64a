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
    })
    void addressesHaveTheseBytes(String text, String hex) {
        var address = SocketAddress.parse(text);
        assertThat(encoded(address)).isEqualTo(hex);
        assertThat(decoded(hex)).isEqualTo(address);
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
        var hex = "11000001020000000000";
        var address = decoded(hex);
        assertThat(address).isInstanceOf(OpaqueSocketAddress.class);
        assertThat(address.family()).isSameAs(AddressFamily.AF_PACKET);
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
