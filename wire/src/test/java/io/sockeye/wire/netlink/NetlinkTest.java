package io.sockeye.wire.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
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

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
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
        assertThat(messages.getLast()).isEqualTo(new NetlinkDone(1, false));
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
        var route = (RouteMessage) messages.get(1);
        assertThat(route.gone()).isTrue();
        assertThat(route.destination()).contains(InetAddress.getByName("10.0.0.0"));
        assertThat(route.gateway()).contains(InetAddress.getByName("10.0.0.99"));
        assertThat(route.table()).isEqualTo(254);
        assertThat(route.protocol()).isEqualTo(4);
        assertThat(route.outputInterface()).isEqualTo(2);
        assertThat(route).hasToString("route 10.0.0.0/8 via 10.0.0.99 on 2 table 254 gone");
        var neighbour = (NeighbourMessage) messages.get(2);
        assertThat(neighbour.address()).isEqualTo(Optional.empty());
        assertThat(neighbour.hardware()).isEqualTo(bytes("525400123456"));
        assertThat(neighbour.state()).isEqualTo(NeighbourMessage.NUD_REACHABLE);
    }

    @Test
    void aSocket() throws Exception {
        var hex =
                "58000000140002000400000000000000"
                        + "020a0000"
                        + "00500000"
                        + "7f000001"
                        + "00".repeat(12)
                        + "00".repeat(16)
                        + "02000000"
                        + "0100000000000000"
                        + "00000000"
                        + "01000000"
                        + "80000000"
                        + "e8030000"
                        + "39300000";
        var socket = (InetSocketMessage) DiagNetlink.parse(bytes(hex)).getFirst();
        assertThat(socket.local()).isEqualTo(new InetSocketAddress("127.0.0.1", 80));
        assertThat(socket.remote()).isEqualTo(new InetSocketAddress("0.0.0.0", 0));
        assertThat(socket.state()).isEqualTo(10);
        assertThat(socket.interfaceIndex()).isEqualTo(2);
        assertThat(socket.receiveQueue()).isEqualTo(1);
        assertThat(socket.sendQueue()).isEqualTo(128);
        assertThat(socket.uid()).isEqualTo(1000);
        assertThat(socket.inode()).isEqualTo(12345);
    }

    @Test
    void anErrorSaysWhy() throws Exception {
        var question = "14000000100005000500000000000000" + "00000000";
        var why = "0d0001006e6f7420736f2e0000000000";
        var plain = "24000000020000000500000000000000" + "eaffffff" + question.substring(0, 32);
        assertThat(NetlinkMessage.parse(bytes(plain))).containsExactly(new NetlinkError(5, 22, ""));
        var whole = "38000000020000020500000000000000" + "eaffffff" + question + why;
        assertThat(NetlinkMessage.parse(bytes(whole)))
                .containsExactly(new NetlinkError(5, 22, "not so."));
        var capped =
                "34000000020000030500000000000000" + "eaffffff" + question.substring(0, 32) + why;
        assertThat(NetlinkMessage.parse(bytes(capped)))
                .containsExactly(new NetlinkError(5, 22, "not so."));
        var fine = "24000000020000010500000000000000" + "00000000" + question.substring(0, 32);
        var acknowledgement = (NetlinkError) NetlinkMessage.parse(bytes(fine)).getFirst();
        assertThat(acknowledgement.isAcknowledgement()).isTrue();
    }

    @Test
    void aDumpCanEndBadly() throws Exception {
        assertThat(RouteNetlink.parse(bytes("14000000030012000900000000000000" + "00000000")))
                .containsExactly(new NetlinkDone(9, true));
        assertThat(RouteNetlink.parse(bytes("14000000030002000900000000000000" + "f0ffffff")))
                .containsExactly(new NetlinkError(9, 16, ""));
    }

    @Test
    void whatHasNoRecordStaysBytesAndGoesBack() throws Exception {
        var hex = "15000000ff0300000700000000000000" + "0102030405" + "000000";
        var message = (OpaqueNetlink) NetlinkMessage.parse(bytes(hex)).getFirst();
        assertThat(message).isEqualTo(new OpaqueNetlink(0x3ff, 0, 7, bytes("0102030405")));
        assertThat(HexFormat.of().formatHex(message.toBytes())).isEqualTo(hex);
        assertThat(NetlinkMessage.parse(bytes("10000000010000000000000000000000" + DONE)))
                .as("nothing, and the end")
                .containsExactly(new NetlinkDone(1, false));
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
                + "06000400ffff0000, 0, 'type 4 has 2 bytes, not 4'",
        "20000000140002000200000000000000"
                + "0a18000002000000"
                + "080001000a000002, 0, 'an address of 4 bytes, not 16'",
        "20000000020000020500000000000000"
                + "eaffffff"
                + "0f0000000000000000000000, 24, a question of 15 bytes",
        "20000000020000020500000000000000"
                + "eaffffff"
                + "ffffffff0000000000000000, 24, '4294967291 bytes wanted, 8 left'",
    })
    void lengthsThatLieAreNamed(String hex, int offset, String reason) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> RouteNetlink.parse(bytes(hex)))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.offset()).isEqualTo(offset);
                });
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
        // The flags above the type are not part of it.
        assertThat(NetlinkAttribute.parse(bytes("04000980")).getFirst().type()).isEqualTo(9);
    }

    /// A million empty attributes in one message take no more than a moment and the room for them.
    @Test
    void manyEmptyAttributes() throws Exception {
        var many = ByteBuffer.wrap(HexFormat.of().parseHex("04000100".repeat(250_000)));
        assertThat(NetlinkAttribute.parse(many)).hasSize(250_000);
    }
}
