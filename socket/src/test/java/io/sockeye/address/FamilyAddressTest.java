package io.sockeye.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The values of the families that are not IP or Unix: what they print, what they refuse.
class FamilyAddressTest {
    @Test
    void everyAddressParsesBack() {
        var random = new Random(20251);
        for (int i = 0; i < 40_000; i++) {
            var address = FamilyAddresses.random(random);
            var text = address.toString();
            assertThat(text).matches("[!-~]+");
            assertThat(SocketAddress.parse(text)).as(text).isEqualTo(address);
            assertThat(address.toJdk()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "packet:2:ETH_P_ARP, AF_PACKET",
        "packet:0:1234?type=PACKET_OUTGOING&hatype=1&hw=525400123456, AF_PACKET",
        "netlink:0, AF_NETLINK",
        "netlink:4711?groups=0x11, AF_NETLINK",
        "vsock:2:1024, AF_VSOCK",
        "can:3, AF_CAN",
        "can:3?rx=0x123&tx=0x321, AF_CAN",
        "can:3?name=0x0&pgn=0x40000&addr=0x20, AF_CAN",
        "alg:hash:sha256, AF_ALG",
        "alg:aead:authenc(hmac(sha256)%3acbc(aes))?feat=1&mask=2, AF_ALG",
        "tipc:name:18888:17?domain=1&scope=2, AF_TIPC",
        "l2cap:00:1A:7D:DA:71:13:4097?cid=4&type=1, AF_BLUETOOTH",
        "rfcomm:00:1A:7D:DA:71:13:1, AF_BLUETOOTH",
        "sco:00:1A:7D:DA:71:13, AF_BLUETOOTH",
        "hci:0, AF_BLUETOOTH",
        "qipcrtr:1:16384, AF_QIPCRTR",
        "xdp:2:0?flags=8, AF_XDP"
    })
    void thisIsWhatTheyPrint(String text, String family) {
        var address = SocketAddress.parse(text);
        assertThat(address).hasToString(text);
        assertThat(address.family()).hasToString(family);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packet:",
                "packet:2",
                "packet:2:ETH_P_NONE",
                "packet:2:65536",
                "packet:-1:ETH_P_ALL",
                "packet:2:ETH_P_ALL:3",
                "packet:2:ETH_P_ALL?type=PACKET_NONE",
                "packet:2:ETH_P_ALL?type=256",
                "packet:2:ETH_P_ALL?hw=1",
                "packet:2:ETH_P_ALL?hatype=65536",
                "packet:2:ETH_P_ALL?hatype=1&hatype=1",
                "packet:2:ETH_P_ALL?what=1",
                "packet:2:ETH_P_ALL?",
                "packet:2:ETH_P_ALL?hatype",
                "netlink:",
                "netlink:4294967296",
                "netlink:+1",
                "netlink:0x",
                "netlink:1?groups=0x100000000",
                "vsock:1",
                "vsock:1:2:3",
                "vsock:1:2?flags=256",
                "can:3?rx=0x1&tx=0x1&pgn=0x1",
                "can:3?pgn=0x40001&name=0x0&addr=0x0",
                "can:3?name=0x10000000000000000&pgn=0x1&addr=0x0",
                "can:3?tx=0x1",
                "alg:hash",
                "alg:hash:",
                "alg:fourteen_chars:sha1",
                "alg:hash:sha1:x",
                "tipc:name:1",
                "tipc:place:1:2",
                "tipc:range:1:2",
                "tipc:id:1:2?scope=128",
                "tipc:id:1:2?scope=x",
                "l2cap:00:1A:7D:DA:71:13",
                "l2cap:00:1A:7D:DA:71:1:1",
                "rfcomm:00:1A:7D:DA:71:13:256",
                "sco:00:1A:7D:DA:71",
                "sco:00:1A:7D:DA:71:13:1",
                "hci:x",
                "qipcrtr:1",
                "xdp:1:2147483648"
            })
    void textsThatAreNoAddressAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SocketAddress.parse(text));
    }

    /// Who writes one of a family is told how those look.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    packet:2         | is no packet socket address; one is such as packet:2:ETH_P_ARP
                    can:3?tx=0x1     | is no can socket address; one is such as can:3, can:3?rx=0x123
                    l2cap:00:1A      | is no l2cap socket address; one is such as l2cap:00:1A:7D:DA
                    tipc:place:1:2   | is no tipc socket address; one is such as tipc:name:18888:17
                    nothing          | is no socket address; one is such as 127.0.0.1:80
                    """)
    void theRefusalSaysHowOneLooks(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.parse(text))
                .withMessageStartingWith("\"" + text + "\" ")
                .withMessageContaining(reason);
    }

    static Stream<Arguments> outOfRange() {
        var nobody = BluetoothAddress.BDADDR_ANY;
        return Stream.of(
                refused(() -> SocketAddress.packet(-1, PacketProtocol.ETH_P_ALL), "-1"),
                refused(() -> PacketProtocol.of(65536), "65536"),
                refused(() -> PacketType.of(256), "256"),
                refused(
                        () ->
                                new PacketSocketAddress(
                                        1,
                                        PacketProtocol.ETH_P_IP,
                                        PacketType.PACKET_HOST,
                                        0,
                                        Bytes.of(new byte[33])),
                        "33"),
                refused(() -> SocketAddress.netlink(-1, 0), "-1"),
                refused(() -> SocketAddress.netlink(0, 1L << 32), "4294967296"),
                refused(() -> SocketAddress.vsock(1L << 32, 0), "4294967296"),
                refused(() -> SocketAddress.vsock(0, -1), "-1"),
                refused(() -> SocketAddress.can(-2), "-2"),
                refused(() -> new CanSocketAddress.Isotp(1, -1, 0), "-1"),
                refused(() -> new CanSocketAddress.J1939(1, 0, 0x40001, 0), "262145"),
                refused(() -> new CanSocketAddress.J1939(1, 0, 0, 256), "256"),
                refused(() -> new AlgSocketAddress("", "sha1"), "\"\""),
                refused(() -> new AlgSocketAddress("hash", "a".repeat(64)), "a".repeat(64)),
                refused(() -> new AlgSocketAddress("hash", "a\0b"), "\0"),
                refused(() -> new AlgSocketAddress("hash", "é"), "é"),
                refused(() -> new TipcSocketAddress.Id(0, 0, 128), "128"),
                refused(() -> new TipcSocketAddress.Name(-1, 0, 0, 0), "-1"),
                refused(() -> new TipcSocketAddress.Range(0, 0, -1, 0), "-1"),
                refused(() -> new BluetoothAddress(Bytes.of(new byte[5])), "5"),
                refused(() -> BluetoothAddress.parse("00:1A:7D:DA:71"), "00:1A:7D:DA:71"),
                refused(() -> new BluetoothSocketAddress.L2cap(nobody, 65536, 0, 0), "65536"),
                refused(() -> new BluetoothSocketAddress.Rfcomm(nobody, -1), "-1"),
                refused(() -> new BluetoothSocketAddress.Hci(0, 65536), "65536"),
                refused(() -> new QipcrtrSocketAddress(0, -1), "-1"),
                refused(() -> new XdpSocketAddress(0, 0, -1, 0), "-1"));
    }

    private static Arguments refused(ThrowingCallable call, String named) {
        return Arguments.of(call, named);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void whatIsOutOfRangeIsNamed(ThrowingCallable call, String named) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(named);
    }

    /// As BlueZ prints them.
    @Test
    void aDeviceHasSixBytesInTheOrderOfItsText() {
        var device = BluetoothAddress.parse("00:1a:7D:da:71:13");
        assertThat(device).hasToString("00:1A:7D:DA:71:13");
        assertThat(device.bytes()).isEqualTo(Bytes.parse("001a7dda7113"));
    }

    @Test
    void protocolsHaveTheNamesOfTheirFamily() {
        assertThat(Protocol.of(AddressFamily.AF_PACKET, 3)).isSameAs(PacketProtocol.ETH_P_ALL);
        assertThat(Protocol.of(AddressFamily.AF_NETLINK, 4))
                .isSameAs(NetlinkProtocol.NETLINK_SOCK_DIAG)
                .hasToString("NETLINK_SOCK_DIAG");
        assertThat(Protocol.of(AddressFamily.AF_CAN, 6)).isSameAs(CanProtocol.CAN_ISOTP);
        assertThat(Protocol.of(AddressFamily.AF_BLUETOOTH, 3))
                .isSameAs(BluetoothProtocol.BTPROTO_RFCOMM);
        assertThat(Protocol.of(AddressFamily.AF_CAN, 99)).hasToString("99");
        assertThat(Protocol.of(AddressFamily.AF_X25, 3)).isEqualTo(new OpaqueProtocol(3));
    }
}
