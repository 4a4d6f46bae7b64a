package io.sockeye.wire.icmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The messages of RFC 4861 section 4 by their bytes.
class NeighbourDiscoveryTest {
    private static final Inet6Address HOST = (Inet6Address) InetAddress.ofLiteral("2001:db8::2");
    private static final Inet6Address NEAR = (Inet6Address) InetAddress.ofLiteral("fe80::1");
    private static final String HOST_BYTES = "20010db8000000000000000000000002";
    private static final String NEAR_BYTES = "fe800000000000000000000000000001";
    private static final String ADDRESS = "525400123456";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static LinkLayerAddress source() {
        return new LinkLayerAddress(LinkLayerAddress.SOURCE, bytes(ADDRESS));
    }

    static Stream<Arguments> messages() {
        var target = new LinkLayerAddress(LinkLayerAddress.TARGET, bytes(ADDRESS));
        return Stream.of(
                Arguments.of(
                        "8500000000000000" + "0101" + ADDRESS,
                        new RouterSolicitation(List.of(source())),
                        "ICMPv6 router solicitation, [source 52:54:00:12:34:56]"),
                Arguments.of(
                        "86000000"
                                + "40c0070800000001fffffffe"
                                + "030440c0000151800000384000000000"
                                + HOST_BYTES
                                + "05010000000005dc"
                                + "1903000000000258"
                                + HOST_BYTES
                                + "1802000000000001"
                                + "0102030405060708",
                        new RouterAdvertisement(
                                64,
                                RouterAdvertisement.MANAGED | RouterAdvertisement.OTHER,
                                1800,
                                1,
                                0xffff_fffeL,
                                List.of(
                                        new PrefixInformation(
                                                64,
                                                PrefixInformation.ON_LINK
                                                        | PrefixInformation.AUTONOMOUS,
                                                86400,
                                                14400,
                                                HOST),
                                        new LinkMtu(1500),
                                        new RecursiveDnsServers(600, List.of(HOST)),
                                        new OpaqueNeighbourOption(
                                                24, bytes("0000000000010102030405060708")))),
                        "ICMPv6 router advertisement, hop limit 64, flags 0xc0, lifetime 1800 s, "
                                + "[prefix 2001:db8:0:0:0:0:0:2/64 flags 0xc0, valid 86400 s, "
                                + "preferred 14400 s, mtu 1500, dns 2001:db8:0:0:0:0:0:2 for 600 s"
                                + ", option 24, 14 bytes]"),
                Arguments.of(
                        "8700000000000000" + HOST_BYTES + "0101" + ADDRESS,
                        new NeighbourSolicitation(HOST, List.of(source())),
                        "ICMPv6 neighbour solicitation, who has 2001:db8:0:0:0:0:0:2, "
                                + "[source 52:54:00:12:34:56]"),
                Arguments.of(
                        "8700000000000000" + HOST_BYTES,
                        new NeighbourSolicitation(HOST, List.of()),
                        "ICMPv6 neighbour solicitation, who has 2001:db8:0:0:0:0:0:2"),
                Arguments.of(
                        "88000000e0000000" + HOST_BYTES + "0201" + ADDRESS,
                        new NeighbourAdvertisement(true, true, true, HOST, List.of(target)),
                        "ICMPv6 neighbour advertisement of 2001:db8:0:0:0:0:0:2, router, "
                                + "solicited, override, [target 52:54:00:12:34:56]"),
                Arguments.of(
                        "8800000020000000" + HOST_BYTES,
                        new NeighbourAdvertisement(false, false, true, HOST, List.of()),
                        "ICMPv6 neighbour advertisement of 2001:db8:0:0:0:0:0:2, override"),
                Arguments.of(
                        "8900000000000000"
                                + NEAR_BYTES
                                + HOST_BYTES
                                + "0402000000000000"
                                + "6000000000000000",
                        new Redirect6(NEAR, HOST, List.of(new RedirectedPacket(bytes("60")))),
                        "ICMPv6 redirect of 2001:db8:0:0:0:0:0:2 to fe80:0:0:0:0:0:0:1, "
                                + "[quotes 8 bytes]"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageHasTheseBytes(String hex, NeighbourDiscovery message, String text)
            throws Exception {
        assertThat(HexFormat.of().formatHex(message.toBytes())).isEqualTo(hex);
        assertThat(Icmp6Message.parse(bytes(hex))).isEqualTo(message).hasToString(text);
        var whole = ByteBuffer.wrap(message.toBytes(NEAR, HOST));
        assertThat(Icmp6Message.parse(whole, NEAR, HOST)).isEqualTo(message);
        assertThat(NeighbourOption.parse(options(bytes(hex), message)))
                .isEqualTo(message.options());
    }

    private static ByteBuffer options(ByteBuffer whole, NeighbourDiscovery message) {
        int length = message.options().stream().mapToInt(NeighbourOption::length).sum();
        return whole.position(whole.limit() - length);
    }

    /// A message cut between two options is a shorter one.
    @ParameterizedTest
    @MethodSource("messages")
    void cutAnywhere(String hex, NeighbourDiscovery message) throws Exception {
        int end = hex.length() / 2;
        int options = message.options().stream().mapToInt(NeighbourOption::length).sum();
        int shorter = 0;
        for (int length = 0; length < end; length++) {
            var cut = bytes(hex).limit(length);
            try {
                var read = (NeighbourDiscovery) Icmp6Message.parse(cut);
                assertThat(read.options())
                        .isEqualTo(message.options().subList(0, read.options().size()));
                assertThat(length).isGreaterThanOrEqualTo(end - options);
                shorter++;
            } catch (MalformedPacketException e) {
                assertThat(e.offset()).isBetween(0, length);
            }
        }
        assertThat(shorter).isEqualTo(message.options().size());
    }

    @ParameterizedTest
    @CsvSource({
        "0100525400123456, 2, an option of no length",
        "0102525400123456, 2, '14 bytes wanted, 6 left'",
        "0501000000, 2, '6 bytes wanted, 3 left'",
        "05020000000005dc0000000000000000, 2, an option of 16 bytes",
        "1901000000000258, 2, an option of 8 bytes",
        "19020000000002580000000000000000, 2, an option of 16 bytes",
        "0301404000000000, 2, an option of 8 bytes",
        "01, 1, '1 bytes wanted, 0 left'",
    })
    void whatIsWrongIsNamed(String hex, int offset, String reason) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> NeighbourOption.parse(bytes(hex)))
                .withMessage("ICMPv6 option at byte %d: %s", offset, reason);
    }

    @Test
    void aPrefixLongerThanAnAddress() {
        var hex = "030481c0000151800000384000000000" + HOST_BYTES;
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> NeighbourOption.parse(bytes(hex)))
                .withMessage("ICMPv6 option at byte 3: a prefix of 129 bits");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkLayerAddress(3, bytes(ADDRESS)))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkLayerAddress(1, bytes("01")))
                .withMessageContaining("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueNeighbourOption(256, bytes(ADDRESS)))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecursiveDnsServers(1, List.of()))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedirectedPacket(ByteBuffer.allocate(2033)))
                .withMessageContaining("2033");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkMtu(1L << 32))
                .withMessageContaining("4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouterAdvertisement(0, 0, 65536, 0, 0, List.of()))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrefixInformation(129, 0, 0, 0, HOST))
                .withMessageContaining("129");
    }
}
