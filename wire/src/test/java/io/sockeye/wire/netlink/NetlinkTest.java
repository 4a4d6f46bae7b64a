package io.sockeye.wire.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages by their bytes, as a little-endian machine has them.
class NetlinkTest {
    private static final String LO =
            "34000000100002000100000000000000"
                    + "00000403010000004900010000000000"
                    + "070003006c6f0000"
                    + "0800040000000100"
                    + "04000b00";
    private static final String DONE = "14000000030002000100000000000000" + "00000000";

    /// What the kernel says of `ethtool`.
    private static final String FAMILY =
            "54000000100000000100000000000000"
                    + "01020000"
                    + "0c000200657468746f6f6c00"
                    + "0600010015000000"
                    + "0800030001000000"
                    + "0800040000000000"
                    + "1c000780180001800800020006000000"
                    + "0c0001006d6f6e69746f7200";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static NetlinkDone done(int sequence) {
        return new NetlinkDone(new NetlinkHeader(3, 2, sequence, 0));
    }

    @Test
    void aLinkAndTheEnd() throws Exception {
        var messages = NetlinkMessage.parse(bytes(LO + DONE));
        assertThat(messages).hasSize(2);
        var lo = (LinkMessage) messages.getFirst();
        assertThat(lo.index()).isEqualTo(1);
        assertThat(lo.name()).isEqualTo("lo");
        assertThat(lo.mtu()).isEqualTo(65536);
        assertThat(lo.hardwareType()).isEqualTo(772);
        assertThat(lo.up()).isTrue();
        assertThat(lo.gone()).isFalse();
        assertThat(lo.attributes()).hasSize(3);
        assertThat(lo).hasToString("link 1 lo mtu 65536  up");
        assertThat(lo.header()).isEqualTo(new NetlinkHeader(16, 2, 1, 0));
        assertThat(lo.family()).isZero();
        assertThat(messages.getLast()).isEqualTo(done(1));
        assertThat(RouteNetlink.parse(bytes(LO))).containsExactly(lo);
    }

    @Test
    void questionsHaveTheseBytes() {
        assertThat(HexFormat.of().formatHex(LinkMessage.dump(1)))
                .isEqualTo("20000000120001030100000000000000" + "00".repeat(16));
        assertThat(HexFormat.of().formatHex(LinkMessage.get(2, 7)))
                .isEqualTo(
                        "20000000120001000200000000000000" + "0000000007000000" + "00".repeat(8));
        assertThat(HexFormat.of().formatHex(AddressMessage.dump(3)))
                .isEqualTo("18000000160001030300000000000000" + "00".repeat(8));
        assertThat(HexFormat.of().formatHex(RouteMessage.dump(4)))
                .isEqualTo("1c0000001a0001030400000000000000" + "00".repeat(12));
        assertThat(HexFormat.of().formatHex(NeighbourMessage.dump(5)))
                .isEqualTo("1c0000001e0001030500000000000000" + "00".repeat(12));
        assertThat(HexFormat.of().formatHex(InetSocketMessage.dump(6, 2, 6, 1 << 10)))
                .isEqualTo(
                        "48000000140001030600000000000000" + "0206000000040000" + "00".repeat(48));
    }

    @Test
    void addressesRoutesAndNeighbours() throws Exception {
        var messages =
                RouteNetlink.parse(
                        bytes(
                                "28000000140002000200000000000000"
                                        + "021880fd02000000"
                                        + "080001000a000002"
                                        + "080002000a000001"
                                        + "34000000190002000300000000000000"
                                        + "02080000fe040001"
                                        + "00000000"
                                        + "080001000a000000"
                                        + "080005000a000063"
                                        + "0800040002000000"
                                        + "280000001c0002000300000000000000"
                                        + "0a000000"
                                        + "02000000"
                                        + "02000000"
                                        + "0a000200525400123456"
                                        + "0000"));
        var address = (AddressMessage) messages.get(0);
        assertThat(address.address()).contains(InetAddress.getByName("10.0.0.1"));
        assertThat(address.peer()).contains(InetAddress.getByName("10.0.0.2"));
        assertThat(address.prefixLength()).isEqualTo(24);
        assertThat(address.interfaceIndex()).isEqualTo(2);
        assertThat(address.flags()).isEqualTo(0x80);
        assertThat(address.scope()).isEqualTo(253);
        assertThat(address.family()).isEqualTo(2);
        assertThat(address).hasToString("address inet 10.0.0.1 peer 10.0.0.2/24 on 2");
        var route = (RouteMessage) messages.get(1);
        assertThat(route.gone()).isTrue();
        assertThat(route.destination()).contains(InetAddress.getByName("10.0.0.0"));
        assertThat(route.gateway()).contains(InetAddress.getByName("10.0.0.99"));
        assertThat(route.table()).isEqualTo(254);
        assertThat(route.protocol()).isEqualTo(4);
        assertThat(route.outputInterface()).isEqualTo(2);
        assertThat(route)
                .hasToString(
                        "route inet unicast 10.0.0.0/8 via 10.0.0.99 on 2 table 254 proto 4 scope 0"
                                + " metric 0 gone");
        var neighbour = (NeighbourMessage) messages.get(2);
        assertThat(neighbour.address()).isEqualTo(Optional.empty());
        assertThat(neighbour.hardware()).isEqualTo(bytes("525400123456"));
        assertThat(neighbour.family()).isEqualTo(10);
        assertThat(neighbour.state()).isEqualTo(NeighbourMessage.NUD_REACHABLE);
    }

    @Test
    void aSocket() throws Exception {
        var hex =
                "58000000140002000400000000000000"
                        + "020a0203"
                        + "00500000"
                        + "7f000001"
                        + "00".repeat(12)
                        + "00".repeat(16)
                        + "02000000"
                        + "0102030405060788"
                        + "10270000"
                        + "01000000"
                        + "80000000"
                        + "e8030000"
                        + "39300000";
        var socket = (InetSocketMessage) DiagNetlink.parse(bytes(hex)).getFirst();
        assertThat(socket.local()).isEqualTo(new InetSocketAddress("127.0.0.1", 80));
        assertThat(socket.remote()).isEqualTo(new InetSocketAddress("0.0.0.0", 0));
        assertThat(socket.state()).isEqualTo(10);
        assertThat(socket.timer()).isEqualTo(2);
        assertThat(socket.retransmits()).isEqualTo(3);
        assertThat(socket.expires()).isEqualTo(10_000);
        assertThat(socket.cookie()).isEqualTo(0x8807060504030201L);
        assertThat(socket.interfaceIndex()).isEqualTo(2);
        assertThat(socket.receiveQueue()).isEqualTo(1);
        assertThat(socket.sendQueue()).isEqualTo(128);
        assertThat(socket.uid()).isEqualTo(1000);
        assertThat(socket.inode()).isEqualTo(12345);
    }

    /// A link-local address belongs to a link, and the message names it beside.
    @Test
    void aSocketOnALink() throws Exception {
        var hex =
                "58000000140002000400000000000000"
                        + "0a010000"
                        + "00500051"
                        + "fe80000000000000000000000000000a"
                        + "20010db8000000000000000000000001"
                        + "03000000"
                        + "00".repeat(28);
        var socket = (InetSocketMessage) DiagNetlink.parse(bytes(hex)).getFirst();
        assertThat(((Inet6Address) socket.local().getAddress()).getScopeId()).isEqualTo(3);
        assertThat(((Inet6Address) socket.remote().getAddress()).getScopeId()).isZero();
    }

    @Test
    void questionsForSockets() {
        var mptcp = InetSocketMessage.dump(6, 2, 262, -1);
        assertThat(HexFormat.of().formatHex(mptcp))
                .as("the protocol is in an attribute, and not cut to TCP")
                .isEqualTo(
                        "50000000140001030600000000000000"
                                + "02000000ffffffff"
                                + "00".repeat(48)
                                + "0800030006010000");
        var asking =
                InetSocketMessage.dump(
                        6,
                        2,
                        6,
                        2,
                        InetSocketMessage.INET_DIAG_INFO,
                        InetSocketMessage.INET_DIAG_CONG);
        assertThat(HexFormat.of().formatHex(asking)).contains("02060a0002000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InetSocketMessage.dump(1, 300, 6, -1))
                .withMessageContaining("300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InetSocketMessage.dump(1, 2, 65536, -1))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InetSocketMessage.dump(1, 2, 6, -1, 9))
                .withMessageContaining("9");
    }

    /// 10.1.2.0/24 for a traffic class, over a gateway of IPv6, in place of another route.
    @Test
    void aRouteOverTheOtherFamily() throws Exception {
        var hex =
                "44000000180000060700000009000000"
                        + "02180010fe04000110000000"
                        + "080001000a010200"
                        + "160012000a00fe80000000000000000000000000000a0000"
                        + "0800040003000000";
        var route = (RouteMessage) RouteNetlink.parse(bytes(hex)).getFirst();
        assertThat(route.header())
                .isEqualTo(
                        new NetlinkHeader(
                                24, NetlinkFlags.NLM_F_CREATE | NetlinkFlags.NLM_F_EXCL, 7, 9));
        assertThat(route.gateway()).contains(InetAddress.getByName("fe80::a"));
        assertThat(route.tos()).isEqualTo(0x10);
        assertThat(route.flags()).isEqualTo(0x10);
        assertThat(route)
                .hasToString(
                        "route inet unicast 10.1.2.0/24 tos 0x10 via fe80:0:0:0:0:0:0:a on 3"
                                + " table 254 proto 4 scope 0 metric 0");
    }

    @Test
    void aRouteWithTwoWays() throws Exception {
        var hex =
                "58000000180002000700000000000000"
                        + "02000000fe04000100000000"
                        + "34000900"
                        + "1000000002000000080005000a000001"
                        + "2000010403000000160012000a00fe80000000000000000000000000000b0000"
                        + "0800060064000000";
        var route = (RouteMessage) RouteNetlink.parse(bytes(hex)).getFirst();
        assertThat(route.hops())
                .extracting(RouteHop::toString)
                .containsExactly(
                        "via 10.0.0.1 on 2 weight 1", "via fe80:0:0:0:0:0:0:b on 3 weight 5");
        assertThat(route.hops().getLast().flags()).isOne();
        assertThat(route.toString())
                .contains("default [via 10.0.0.1 on 2 weight 1, via fe80")
                .endsWith("metric 100");
        var blackhole = "1c000000180002000700000000000000" + "02000000fe04000600000000";
        assertThat(RouteNetlink.parse(bytes(blackhole)).getFirst())
                .hasToString("route inet blackhole default table 254 proto 4 scope 0 metric 0");
        var from =
                "30000000180002000700000000000000"
                        + "0a002000fe04000100000000"
                        + "1400020020010db8000000000000000000000000";
        assertThat(RouteNetlink.parse(bytes(from)).getFirst().toString())
                .startsWith("route inet6 unicast default from 2001:db8:0:0:0:0:0:0/32 table");
    }

    /// br_ifinfo_notify sends RTM_DELLINK when a link is a port no longer.
    @Test
    void aPortThatLeavesItsBridgeHasNotGone() throws Exception {
        var left =
                LO.replaceFirst("^34000000100002", "34000000110000")
                        .replace("00000403", "07000403");
        var port = (LinkMessage) RouteNetlink.parse(bytes(left)).getFirst();
        assertThat(port.family()).isEqualTo(7);
        assertThat(port.gone()).isFalse();
        assertThat(port).hasToString("link 1 lo bridge mtu 65536  left");
        var gone = left.replace("07000403", "00000403");
        var link = (LinkMessage) RouteNetlink.parse(bytes(gone)).getFirst();
        assertThat(link.gone()).isTrue();
        assertThat(link).hasToString("link 1 lo mtu 65536  gone");
    }

    @Test
    void anErrorSaysWhy() throws Exception {
        var question = "14000000100005000500000000000000" + "00000000";
        var why = "0d0001006e6f7420736f2e0000000000";
        var asked = Optional.of(new NetlinkHeader(16, 5, 5, 0));
        var plain = "24000000020000000500000000000000" + "eaffffff" + question.substring(0, 32);
        assertThat(NetlinkMessage.parse(bytes(plain)))
                .containsExactly(
                        new NetlinkError(new NetlinkHeader(2, 0, 5, 0), 22, asked, List.of()));
        var whole = "38000000020000020500000000000000" + "eaffffff" + question + why;
        var error = (NetlinkError) NetlinkMessage.parse(bytes(whole)).getFirst();
        assertThat(error.text()).isEqualTo("not so.");
        assertThat(error.question()).isEqualTo(asked);
        assertThat(error.attributes()).extracting(NetlinkAttribute::type).containsExactly(1);
        var capped =
                "34000000020000030500000000000000" + "eaffffff" + question.substring(0, 32) + why;
        assertThat(((NetlinkError) NetlinkMessage.parse(bytes(capped)).getFirst()).text())
                .isEqualTo("not so.");
        var fine = "24000000020000010500000000000000" + "00000000" + question.substring(0, 32);
        var acknowledgement = (NetlinkError) NetlinkMessage.parse(bytes(fine)).getFirst();
        assertThat(acknowledgement.isAcknowledgement()).isTrue();
        assertThat(acknowledgement).hasToString("acknowledgement seq 5");
    }

    @Test
    void anErrorSaysWhereAndHasItsCookie() throws Exception {
        var hex =
                "44000000020000030500000000000000"
                        + "eaffffff"
                        + "24000000100005000500000000000000"
                        + "10000100696e76616c6964206d747500"
                        + "0800020020000000"
                        + "0600030001020000";
        var error = (NetlinkError) NetlinkMessage.parse(bytes(hex)).getFirst();
        assertThat(error.offset()).hasValue(32);
        assertThat(error.attributes().getLast())
                .isEqualTo(
                        NetlinkAttribute.bytes(
                                NetlinkError.NLMSGERR_ATTR_COOKIE, (byte) 1, (byte) 2));
        assertThat(error).hasToString("error 22 seq 5: invalid mtu, at byte 32");
    }

    @Test
    void aDumpCanEndBadly() throws Exception {
        var messages = RouteNetlink.parse(bytes("14000000030012000900000000000000" + "00000000"));
        assertThat(messages.getFirst().interrupted()).isTrue();
        assertThat(messages.getFirst()).hasToString("done seq 9 interrupted");
        assertThat(RouteNetlink.parse(bytes("14000000030002000900000000000000" + "f0ffffff")))
                .containsExactly(
                        new NetlinkError(
                                new NetlinkHeader(3, 2, 9, 0), 16, Optional.empty(), List.of()));
    }

    /// The kernel says it once, in the first message after the change, and ends as if nothing had been.
    @Test
    void aDumpRemembersThatItWasInterrupted() throws Exception {
        var first = LO;
        var second = LO.replaceFirst("^340000001000020", "340000001000120");
        var dump = new NetlinkDump<RouteNetlink>(1);
        assertThat(dump.isDone()).isFalse();
        for (var datagram : List.of(first, second, first + DONE))
            for (var message : RouteNetlink.parse(bytes(datagram)))
                assertThat(dump.add(message)).isTrue();
        assertThat(dump.isDone()).isTrue();
        assertThat(dump.isInterrupted()).isTrue();
        assertThat(dump.messages()).hasSize(3).allMatch(LinkMessage.class::isInstance);
        assertThat(dump.error()).isEmpty();
        assertThat(dump).hasToString("dump seq 1, 3 messages, interrupted, done");
        var undisturbed = new NetlinkDump<RouteNetlink>(1);
        for (var message : RouteNetlink.parse(bytes(first + DONE))) undisturbed.add(message);
        assertThat(undisturbed.isInterrupted()).isFalse();
    }

    @Test
    void whatDoesNotBelongToADumpIsNotTaken() throws Exception {
        var dump = new NetlinkDump<RouteNetlink>(1);
        var news = LO.replaceFirst("^340000001000020", "340000001000000");
        var other = DONE.replace("0100000000", "0200000000");
        for (var message : RouteNetlink.parse(bytes(news + other)))
            assertThat(dump.add(message)).as(message.toString()).isFalse();
        assertThat(dump.messages()).isEmpty();
        var refused = "14000000030002000100000000000000" + "f0ffffff";
        assertThat(dump.add(RouteNetlink.parse(bytes(refused)).getFirst())).isTrue();
        assertThat(dump.isDone()).isTrue();
        assertThat(dump.error().orElseThrow().errno()).isEqualTo(16);
        assertThat(dump.add(RouteNetlink.parse(bytes(LO)).getFirst()))
                .as("behind the end")
                .isFalse();
    }

    @Test
    void whatHasNoRecordStaysBytesAndGoesBack() throws Exception {
        var hex = "15000000ff0300000700000000000000" + "0102030405" + "000000";
        var message = (OpaqueNetlink) NetlinkMessage.parse(bytes(hex)).getFirst();
        assertThat(message).isEqualTo(new OpaqueNetlink(0x3ff, 0, 7, bytes("0102030405")));
        assertThat(HexFormat.of().formatHex(message.toBytes())).isEqualTo(hex);
        assertThat(NetlinkMessage.parse(bytes("10000000010000000000000000000000" + DONE)))
                .as("nothing, and the end")
                .containsExactly(done(1));
    }

    @ParameterizedTest
    @CsvSource({
        "140000, 0, '4 bytes wanted, 3 left'",
        "0f000000030002000100000000000000, 0, a message of 15 bytes where 16 are",
        "15000000030002000100000000000000, 0, a message of 21 bytes where 16 are",
        "ffffffff030002000100000000000000, 0, a message of 4294967295 bytes where 16 are",
        "00000000030002000100000000000000, 0, a message of 0 bytes where 16 are",
        "18000000100002000100000000000000" + "0000040301000000, 24, '4 bytes wanted, 0 left'",
        "24000000100002000100000000000000"
                + "00000403010000004900010000000000"
                + "03000300, 36, an attribute of 3 bytes",
        "24000000100002000100000000000000"
                + "00000403010000004900010000000000"
                + "09000300, 36, '5 bytes wanted, 0 left'",
        "26000000100002000100000000000000"
                + "00000403010000004900010000000000"
                + "06000400ffff0000, 36, 'type 4 has 2 bytes, not 4'",
        "20000000140002000200000000000000"
                + "0a18000002000000"
                + "080001000a000002, 28, 'an address of 4 bytes, not 16'",
        "10000000010000000000000000000000"
                + "1f000000140002000200000000000000"
                + "0218000002000000"
                + "070001000a000000, 44, 'an address of 3 bytes, not 4'",
        "24000000020000020500000000000000"
                + "eaffffff"
                + "0f000000000000000000000000000000, 20, a question of 15 bytes",
        "24000000020000020500000000000000"
                + "eaffffff"
                + "ffffffff000000000000000000000000, 36, '4294967279 bytes wanted, 0 left'",
        "28000000180002000700000000000000"
                + "02000000fe04000100000000"
                + "0c0009000700000002000000, 34, a hop of 7 bytes",
    })
    void lengthsThatLieAreNamed(String hex, int offset, String reason) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> RouteNetlink.parse(bytes(hex)))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.offset()).isEqualTo(offset);
                });
    }

    /// Of the second message the fault is where it is in the datagram.
    @Test
    void aFaultInASocketIsWhereItIs() {
        var hex =
                "10000000010000000000000000000000"
                        + "28000000140002000400000000000000"
                        + "020a0000005000007f000001"
                        + "00".repeat(12);
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> DiagNetlink.parse(bytes(hex)))
                .satisfies(e -> {
                    assertThat(e.offset()).isEqualTo(40);
                    assertThat(e.reason()).isEqualTo("32 bytes wanted, 16 left");
                });
    }

    /// What is RTM_NEWLINK to the one is the family of all families to the other.
    @Test
    void otherProtocolsAreLeftAlone() throws Exception {
        assertThat(PlainNetlink.parse(bytes(FAMILY + DONE)))
                .containsExactly(new OpaqueNetlink(16, 0, 1, bytes(FAMILY.substring(32))), done(1));
        assertThat(NetlinkMessage.parse(bytes(FAMILY)).getFirst()).isInstanceOf(LinkMessage.class);
        var opaque = (OpaqueNetlink) PlainNetlink.parse(bytes(FAMILY)).getFirst();
        assertThat(opaque.attributes(4)).hasSize(5);
        assertThat(opaque.attributes(4).getFirst().text()).isEqualTo("ethtool");
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> opaque.attributes(4711));
    }

    @Test
    void aFamilyOfGenericNetlink() throws Exception {
        var family = (GenericFamily) GenericNetlink.parse(bytes(FAMILY)).getFirst();
        assertThat(family.id()).isEqualTo(21);
        assertThat(family.name()).isEqualTo("ethtool");
        assertThat(family.groups()).containsExactly(java.util.Map.entry("monitor", 6L));
        assertThat(family.headerSize()).isZero();
        assertThat(family.gone()).isFalse();
        assertThat(family).hasToString("family 21 ethtool version 1 groups {monitor=6}");
        assertThat(HexFormat.of().formatHex(GenericFamily.get(1, "ethtool")))
                .isEqualTo(
                        "20000000100001000100000000000000"
                                + "03010000"
                                + "0c000200657468746f6f6c00");
        assertThat(HexFormat.of().formatHex(GenericFamily.dump(2)))
                .isEqualTo("14000000100001030200000000000000" + "03010000");
    }

    /// ETHTOOL_MSG_LINKSTATE_GET of lo, whose header must say that it is nested.
    @Test
    void aMessageOfGenericNetlink() throws Exception {
        var asked = NetlinkAttribute.nested(1, NetlinkAttribute.text(2, "lo"));
        var message = GenericMessage.request(21, NetlinkFlags.NLM_F_ACK, 2, 6, 1, asked);
        var hex = "20000000150005000200000000000000" + "06010000" + "0c000180" + "070002006c6f0000";
        assertThat(HexFormat.of().formatHex(message.toBytes())).isEqualTo(hex);
        assertThat(GenericNetlink.parse(bytes(hex))).containsExactly(message);
        assertThat(message.attributes()).containsExactly(asked);
        assertThat(message.attributes().getFirst().nested().getFirst().text()).isEqualTo("lo");
        assertThat(message)
                .hasToString(
                        "generic netlink type 21 flags 0x5 seq 2 port 0: command 6 version 1, 12 bytes");
        assertThat(message.attributes(4)).as("behind a struct").hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenericMessage.request(21, 0, 1, 256, 1))
                .withMessageContaining("256");
    }

    @Test
    void attributesHaveNumbersOfBothOrders() throws Exception {
        record Number(NetlinkAttribute attribute, String hex) {}
        var numbers =
                List.of(
                        new Number(NetlinkAttribute.u8(1, 255), "05000100ff000000"),
                        new Number(NetlinkAttribute.u16(2, 0x1234), "0600020034120000"),
                        new Number(NetlinkAttribute.be16(2, 0x1234), "0600020012340000"),
                        new Number(NetlinkAttribute.u32(3, 0x12345678), "0800030078563412"),
                        new Number(NetlinkAttribute.be32(3, 0x12345678), "0800030012345678"),
                        new Number(NetlinkAttribute.u64(4, 1), "0c0004000100000000000000"),
                        new Number(NetlinkAttribute.be64(4, 1), "0c0004000000000000000001"),
                        new Number(NetlinkAttribute.bytes(5), "04000500"));
        for (var number : numbers) {
            assertThat(HexFormat.of().formatHex(number.attribute().toBytes()))
                    .isEqualTo(number.hex());
            assertThat(NetlinkAttribute.parse(bytes(number.hex())))
                    .containsExactly(number.attribute());
        }
        assertThat(numbers.get(0).attribute().u8()).isEqualTo(255);
        assertThat(numbers.get(1).attribute().u16()).isEqualTo(0x1234);
        assertThat(numbers.get(2).attribute().be16()).isEqualTo(0x1234);
        assertThat(numbers.get(3).attribute().u32()).isEqualTo(0x12345678);
        assertThat(numbers.get(4).attribute().be32()).isEqualTo(0x12345678);
        assertThat(numbers.get(5).attribute().u64()).isEqualTo(1);
        assertThat(numbers.get(6).attribute().be64()).isEqualTo(1);
        // The flag says in which order the number is.
        var flagged = NetlinkAttribute.parse(bytes("0600024012340000")).getFirst();
        assertThat(flagged.flags()).isEqualTo(NetlinkAttribute.NLA_F_NET_BYTEORDER);
        assertThat(flagged.u16()).isEqualTo(0x1234);
        assertThat(flagged).hasToString("NLA_F_NET_BYTEORDER|2=1234");
        assertThat(HexFormat.of().formatHex(flagged.toBytes())).isEqualTo("0600024012340000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetlinkAttribute(1, 0x2000, bytes("")))
                .withMessageContaining("0x2000");
    }

    @Test
    void attributesGoBothWays() throws Exception {
        var inner = NetlinkAttribute.u32(7, 0xffffffffL);
        var text = NetlinkAttribute.text(3, "eth0");
        var nested = ByteBuffer.allocate(inner.length() + text.length());
        inner.write(nested);
        text.write(nested);
        var outer = new NetlinkAttribute(9, nested.flip());
        assertThat(HexFormat.of().formatHex(outer.toBytes()))
                .isEqualTo("18000900" + "08000700ffffffff" + "09000300" + "6574683000" + "000000");
        var read = NetlinkAttribute.parse(ByteBuffer.wrap(outer.toBytes())).getFirst();
        assertThat(read).isEqualTo(outer);
        assertThat(read.nested()).isEqualTo(List.of(inner, text));
        assertThat(read.nested().getFirst().u32()).isEqualTo(0xffffffffL);
        assertThat(read.nested().getLast().text()).isEqualTo("eth0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetlinkAttribute.text(1, "a\0b"))
                .withMessageContaining("a\\0b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetlinkAttribute(0x4000, bytes("")))
                .withMessageContaining("16384");
        // The flags above the type are not part of it, and are kept.
        var flagged = NetlinkAttribute.parse(bytes("04000980")).getFirst();
        assertThat(flagged.type()).isEqualTo(9);
        assertThat(flagged.flags()).isEqualTo(NetlinkAttribute.NLA_F_NESTED);
        assertThat(HexFormat.of().formatHex(flagged.toBytes())).isEqualTo("04000980");
    }

    /// A million empty attributes in one message take no more than a moment and the room for them.
    @Test
    void manyEmptyAttributes() throws Exception {
        var many = ByteBuffer.wrap(HexFormat.of().parseHex("04000100".repeat(250_000)));
        assertThat(NetlinkAttribute.parse(many)).hasSize(250_000);
    }
}
