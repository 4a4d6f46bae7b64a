package io.sockeye.wire;

import io.sockeye.wire.bpf.BpfProgram;
import io.sockeye.wire.can.BcmMessage;
import io.sockeye.wire.can.CanFrame;
import io.sockeye.wire.dns.DnsMessage;
import io.sockeye.wire.ethernet.ArpPacket;
import io.sockeye.wire.ethernet.EthernetFrame;
import io.sockeye.wire.ethernet.VlanTag;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.icmp.QuotedEcho;
import io.sockeye.wire.ip.ExtensionHeader;
import io.sockeye.wire.ip.Ip4Option;
import io.sockeye.wire.ip.Ip4Packet;
import io.sockeye.wire.ip.Ip6Packet;
import io.sockeye.wire.ip.IpPacket;
import io.sockeye.wire.ip.QuotedPacket;
import io.sockeye.wire.ip.UpperLayer;
import io.sockeye.wire.netlink.DiagNetlink;
import io.sockeye.wire.netlink.GenericNetlink;
import io.sockeye.wire.netlink.NetlinkAttribute;
import io.sockeye.wire.netlink.NetlinkMessage;
import io.sockeye.wire.netlink.PlainNetlink;
import io.sockeye.wire.netlink.RouteNetlink;
import io.sockeye.wire.tcp.QuotedTcp;
import io.sockeye.wire.tcp.TcpOption;
import io.sockeye.wire.tcp.TcpSegment;
import io.sockeye.wire.udp.QuotedUdp;
import io.sockeye.wire.udp.UdpDatagram;
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
    ICMP6_ROUTER(
            Icmp6Message::parse,
            "8600000040c0070800000001fffffffe"
                    + "030440c000015180000038400000000020010db8000000000000000000000002"
                    + "05010000000005dc"
                    + "190300000000025820010db8000000000000000000000002"
                    + "18020000000000010102030405060708"
                    + "0101525400123456"),
    ICMP6_REDIRECT(
            Icmp6Message::parse,
            "8900000000000000"
                    + "fe800000000000000000000000000001"
                    + "20010db8000000000000000000000002"
                    + "0402000000000000"
                    + "6000000000000000"),
    ICMP_QUOTED(QuotedEcho::parse, "0800af275ceb0001"),
    VLAN(VlanTag::parse, "10648100" + "0ffe86dd"),
    ARP(ArpPacket::parse, "0001080006040001121c8f40b5950a0700010000000000000a070002"),
    IP4_OPTIONS(
            Ip4Option::parse, "010727180a0700010a0800fe0a0800030a0800030a0700fe" + "00".repeat(16)),
    OPTIONS_HEADER(
            data -> ExtensionHeader.parse(0, data), "3a01" + "05020000" + "1e080102030405060708"),
    ROUTING_HEADER(
            data -> ExtensionHeader.parse(43, data),
            "110204010000000020010db8000000000000000000000003"),
    FRAGMENT_HEADER(data -> ExtensionHeader.parse(44, data), "3a000b513093f7d6"),
    AUTHENTICATION_HEADER(
            data -> ExtensionHeader.parse(51, data),
            "060400000000100000000001" + "0102030405060708090a0b0c"),
    MOBILITY_HEADER(data -> ExtensionHeader.parse(135, data), "3b00050000000000"),
    UPPER_LAYER(
            data -> UpperLayer.of(IpPacket.parse(data)),
            "60000000001c0040"
                    + "20010db8000000000000000000000001"
                    + "20010db8000000000000000000000002"
                    + "2c00050200000100"
                    + "1100000100000007"
                    + "138800090014000068656c6c"),
    UDP(UdpDatagram::parse, "13880009000d4cec68656c6c6f"),
    UDP_QUOTED(QuotedUdp::parse, "c942829a00286337"),
    TCP(
            TcpSegment::parse,
            "bb721f90b50b87bb00000000d002faf0c6090000"
                    + "020405b40402080afcbb13f5000000000103030a220a12b54bbd309adade0101"
                    + "474554"),
    TCP_QUOTED(QuotedTcp::parse, "90e700169b34292b"),
    TCP_OPTIONS(
            TcpOption::parse,
            "0101080a9b8eae86e33f9e920101" + "050a5b6ad0c35b6ad0c4" + "1c04801e" + "fe0401020000"),
    DNS(
            DnsMessage::parse,
            "66458580000100020000000105616c696173076578616d706c65036f72670000010001"
                    + "c00c0005000100000000001103777777076578616d706c65036f726700"
                    + "c02f00010001000000000004c0000250"
                    + "00002904d0000000000000"),
    DNS_RECORDS(
            DnsMessage::parse,
            "000784000001000800000001"
                    + "076578616d706c65036f726700"
                    + "00ff0001"
                    + "c00c000600010000012c001d026e73c00c0161c00c000007ea000004b000000078001275000000025a"
                    + "c00c000f00010000012c0009000a046d61696cc00c"
                    + "c00c001000010000012c000d0b763d73706631202d616c6c00"
                    + "c00c002100010000012c000b0001000213c40377777700"
                    + "c00c010100010000012c000a0005697373756563612e"
                    + "c00c001c00010000012c001020010db8000000000000000000000080"
                    + "c00cff0000010000012c00020102"
                    + "c00c000200010000012c0005026e73c00c"
                    + "00002904d000008000000c000a000802e60e6ee3a7b3f4"),
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
