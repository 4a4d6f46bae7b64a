package io.sockeye.wire;

import io.sockeye.wire.dns.DnsMessage;
import io.sockeye.wire.ethernet.ArpPacket;
import io.sockeye.wire.ethernet.EtherType;
import io.sockeye.wire.ethernet.EthernetFrame;
import io.sockeye.wire.ethernet.VlanTag;
import io.sockeye.wire.icmp.Icmp6Error;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpError;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.icmp.QuotedEcho;
import io.sockeye.wire.ip.Ip4Packet;
import io.sockeye.wire.ip.Ip6Packet;
import io.sockeye.wire.ip.IpPacket;
import io.sockeye.wire.ip.QuotedPacket;
import io.sockeye.wire.ip.RoutingHeader;
import io.sockeye.wire.ip.UpperLayer;
import io.sockeye.wire.tcp.QuotedTcp;
import io.sockeye.wire.tcp.TcpSegment;
import io.sockeye.wire.udp.QuotedUdp;
import io.sockeye.wire.udp.UdpDatagram;
import java.io.ByteArrayOutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A frame taken apart to its core, and put together again from what was found, as `capture` would do it.
final class Layers {
    private static final int DOMAIN = 53;
    private static final int IPPROTO_ICMP = 1;

    private final List<Object> found = new ArrayList<>();
    private final byte[] rebuilt;

    private Layers(ByteBuffer frame) throws Exception {
        var ethernet = add(EthernetFrame.parse(frame));
        var payload = link(ethernet.type(), ethernet.payload());
        rebuilt =
                new EthernetFrame(
                                ethernet.destination(), ethernet.source(), ethernet.type(), payload)
                        .toBytes();
    }

    static Layers of(ByteBuffer frame) throws Exception {
        return new Layers(frame);
    }

    /// What was found, from outside in.
    List<Object> found() {
        return found;
    }

    /// The frame from what was found, with checksums of our own.
    byte[] rebuilt() {
        return rebuilt;
    }

    private <T> T add(T layer) {
        found.add(layer);
        return layer;
    }

    private ByteBuffer link(EtherType type, ByteBuffer data) throws Exception {
        if (type.isVlan()) {
            var tag = add(VlanTag.parse(data));
            var payload = link(tag.type(), tag.payload());
            return written(
                    new VlanTag(
                            tag.priority(),
                            tag.dropEligible(),
                            tag.identifier(),
                            tag.type(),
                            payload));
        }
        if (type.equals(EtherType.ARP)) return written(add(ArpPacket.parse(data)));
        var packet = add(IpPacket.parse(data));
        var payload = packet(packet);
        return switch (packet) {
            case Ip4Packet four ->
                    written(
                            new Ip4Packet(
                                    four.trafficClass(),
                                    four.identification(),
                                    four.reserved(),
                                    four.dontFragment(),
                                    four.moreFragments(),
                                    four.fragmentOffset(),
                                    four.timeToLive(),
                                    four.protocol(),
                                    four.source(),
                                    four.destination(),
                                    four.options(),
                                    payload));
            case Ip6Packet six ->
                    written(
                            new Ip6Packet(
                                    six.trafficClass(),
                                    six.flowLabel(),
                                    six.nextHeader(),
                                    six.hopLimit(),
                                    six.source(),
                                    six.destination(),
                                    payload));
        };
    }

    private static ByteBuffer written(Packet packet) {
        return ByteBuffer.wrap(packet.toBytes());
    }

    private ByteBuffer packet(IpPacket packet) throws Exception {
        var upper = add(UpperLayer.of(packet));
        var all = new ByteArrayOutputStream();
        var to = packet.destination();
        for (var extension : upper.extensions()) {
            all.writeBytes(extension.toBytes());
            if (extension instanceof RoutingHeader routing) to = last(routing);
        }
        all.writeBytes(upper(packet.source(), to, upper));
        return ByteBuffer.wrap(all.toByteArray());
    }

    /// The first segment in the list is the last of the way: RFC 8754 section 2.
    private static InetAddress last(RoutingHeader routing) throws Exception {
        var address = new byte[16];
        routing.data().get(4, address);
        return Inet6Address.getByAddress(address);
    }

    private byte[] upper(InetAddress from, InetAddress to, UpperLayer upper) throws Exception {
        var data = upper.payload();
        if (upper.isFragment()) return bytes(data);
        return switch (upper.protocol()) {
            case IPPROTO_ICMP -> {
                var message = add(IcmpMessage.parse(data));
                if (message instanceof IcmpError error) quote(error.quote());
                yield message.toBytes();
            }
            case Icmp6Message.IPPROTO_ICMPV6 -> {
                var message = add(Icmp6Message.parse(data, (Inet6Address) from, (Inet6Address) to));
                if (message instanceof Icmp6Error error) quote(error.quote());
                yield message.toBytes((Inet6Address) from, (Inet6Address) to);
            }
            case UdpDatagram.IPPROTO_UDP -> {
                var datagram = add(UdpDatagram.parse(data, from, to));
                if (datagram.sourcePort() == DOMAIN || datagram.destinationPort() == DOMAIN)
                    add(DnsMessage.parse(datagram.payload()));
                yield datagram.toBytes(from, to);
            }
            case TcpSegment.IPPROTO_TCP -> add(TcpSegment.parse(data, from, to)).toBytes(from, to);
            default -> bytes(data);
        };
    }

    private static byte[] bytes(ByteBuffer data) {
        var bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }

    private void quote(ByteBuffer quote) throws Exception {
        var quoted = add(QuotedPacket.parse(quote));
        var upper = UpperLayer.of(quoted.packet());
        switch (upper.protocol()) {
            case UdpDatagram.IPPROTO_UDP -> add(QuotedUdp.parse(upper.payload()));
            case TcpSegment.IPPROTO_TCP -> add(QuotedTcp.parse(upper.payload()));
            case IPPROTO_ICMP, Icmp6Message.IPPROTO_ICMPV6 ->
                    add(QuotedEcho.parse(upper.payload()));
            default -> {}
        }
    }
}
