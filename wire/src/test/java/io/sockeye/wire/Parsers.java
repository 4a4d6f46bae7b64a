package io.sockeye.wire;

import io.sockeye.wire.bpf.BpfProgram;
import io.sockeye.wire.can.BcmMessage;
import io.sockeye.wire.can.CanFrame;
import io.sockeye.wire.ethernet.EthernetFrame;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.ip.Ip4Packet;
import io.sockeye.wire.ip.Ip6Packet;
import io.sockeye.wire.ip.IpPacket;
import io.sockeye.wire.ip.QuotedPacket;
import io.sockeye.wire.netlink.DiagNetlink;
import io.sockeye.wire.netlink.GenericNetlink;
import io.sockeye.wire.netlink.NetlinkAttribute;
import io.sockeye.wire.netlink.NetlinkMessage;
import io.sockeye.wire.netlink.PlainNetlink;
import io.sockeye.wire.netlink.RouteNetlink;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Every parser, with bytes that it takes.
public enum Parsers {
    ETHERNET(
            EthernetFrame::parse,
            "ffffffffffff5254001234560806000108000604000152540012345600000000"),
    IP(IpPacket::parse, "4500001c1234000040017c77c0000201c6336401" + "0800f7ff00000000"),
    IP4(Ip4Packet::parse, "4600002000002000400147c801020304050607080101010108000000000000ff"),
    IP6(
            Ip6Packet::parse,
            "6b0abcde00083a40"
                    + "20010db8000000000000000000000001"
                    + "20010db8000000000000000000000002"
                    + "8000000000010001"),
    QUOTED(QuotedPacket::parse, "45000328123400004011518f0a0000020a0000011388000903140000"),
    QUOTED6(
            QuotedPacket::parse,
            "6000000000000040"
                    + "20010db8000000000000000000000001"
                    + "20010db8000000000000000000000002"
                    + "0600c20400011170"),
    ICMP(IcmpMessage::parse, "0800f7fd00010001"),
    ICMP_UNREACHABLE(
            IcmpMessage::parse,
            "0304e0de00000578" + "45000328123400004011518f0a0000020a0000011388000903140000"),
    ICMP_EXTENDED(
            IcmpMessage::parse,
            "0b00de3a00200000"
                    + "45000328123400004011518f0a0000020a0000011388000903140000"
                    + "00".repeat(100)
                    + "2000ddf40008010100010101"),
    ICMP6_TOO_BIG(Icmp6Message::parse, "0200000000000500" + "60000000"),
    ICMP6_EXTENDED(
            Icmp6Message::parse,
            "0301000010000000" + "60" + "00".repeat(127) + "2000ddf40008010100010101"),
    ICMP6(Icmp6Message::parse, "8000000000010001ffff"),
    CAN(CanFrame::parse, "23010000080000001122334455667788"),
    CAN_FD(CanFrame::parse, "2301000002010000aabb" + "00".repeat(62)),
    CAN_XL(CanFrame::parse, "230145008103030078563412112233"),
    CAN_BCM(
            BcmMessage::parse,
            "0100000003000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000a0860100000000002301000001000000"
                    + "23010000080000001122334455667788"),
    BPF(
            BpfProgram::parse,
            "280000000c000000" + "1500000106080000" + "0600000000000400" + "0600000000000000"),
    ATTRIBUTES(
            NetlinkAttribute::parse, "0700030065746800" + "08000400dc050000" + "0500010007000000"),
    LINKS(
            NetlinkMessage::parse,
            "34000000100002000100000000000000"
                    + "00000403010000004900010000000000"
                    + "070003006c6f0000"
                    + "0800040000000100"
                    + "04000b00"
                    + "14000000030002000100000000000000"
                    + "00000000"),
    ROUTES(
            RouteNetlink::parse,
            "28000000140002000200000000000000"
                    + "0208800a01000000"
                    + "080001007f000001"
                    + "080002007f000001"
                    + "2c000000180002000300000000000000"
                    + "021800000003fd0100000000"
                    + "080001000a000000"
                    + "0800040002000000"
                    + "240000001c0002000300000000000000"
                    + "0200000002000000020000010800010001020304"),
    SOCKETS(
            DiagNetlink::parse,
            "58000000140002000400000000000000"
                    + "020a0000"
                    + "00500000"
                    + "7f000001".repeat(8)
                    + "00000000"
                    + "0100000000000000"
                    + "00000000"
                    + "01000000"
                    + "80000000"
                    + "e8030000"
                    + "39300000"),
    MULTIPATH(
            RouteNetlink::parse,
            "5800000018000200070000000000000002000000fe04000100000000"
                    + "3400090010000000020000000800050"
                    + "00a0000012000010403000000160012000a00fe80000000000000000000000000000b"
                    + "00000800060064000000"),
    GENERIC(
            GenericNetlink::parse,
            "14000000150000000100000000000000"
                    + "06010000"
                    + "54000000100000000100000000000000010200000c000200657468746f6f6c00"
                    + "0600010015000000080003000100000008000400000000001c00078018000180"
                    + "08000200060000000c0001006d6f6e69746f7200"),
    PLAIN(
            PlainNetlink::parse,
            "54000000100000000100000000000000010200000c000200657468746f6f6c00"
                    + "0600010015000000080003000100000008000400000000001c00078018000180"
                    + "08000200060000000c0001006d6f6e69746f7200"
                    + "10000000030002000100000000000000"),
    WHY(
            NetlinkMessage::parse,
            "44000000020000030500000000000000"
                    + "eaffffff"
                    + "24000000100005000500000000000000"
                    + "10000100696e76616c6964206d747500"
                    + "0800020020000000"
                    + "0600030001020000"),
    ERROR(
            NetlinkMessage::parse,
            "3c000000020000020500000000000000"
                    + "eaffffff"
                    + "14000000100005000500000000000000"
                    + "00000000"
                    + "14000100"
                    + "6e6f7420736f206d756368206f662069");

    /// Any of the static methods.
    interface Parser {
        Object parse(ByteBuffer data) throws MalformedPacketException;
    }

    private final Parser parser;
    private final String seed;

    Parsers(Parser parser, String seed) {
        this.parser = parser;
        this.seed = seed;
    }

    public Object parse(byte[] data) throws MalformedPacketException {
        return parser.parse(ByteBuffer.wrap(data));
    }

    public Object parse(ByteBuffer data) throws MalformedPacketException {
        return parser.parse(data);
    }

    public byte[] seed() {
        return HexFormat.of().parseHex(seed);
    }
}
