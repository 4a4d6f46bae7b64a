package io.sockeye.fuzz.property;

import io.sockeye.wire.udp.QuotedUdp;
import io.sockeye.wire.udp.UdpDatagram;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// A datagram alone, between two addresses of either family, and quoted.
public final class UdpProperty implements Property {
    private static final InetAddress FOUR = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::1");

    @Override
    public boolean check(byte[] data) throws Exception {
        var quoted = Packets.parsed(QuotedUdp::parse, data);
        if (quoted.isPresent()) Packets.survives(quoted.get(), QuotedUdp::parse);
        var datagram = Packets.parsed(UdpDatagram::parse, data);
        if (datagram.isPresent()) Packets.survives(datagram.get(), UdpDatagram::parse);
        for (var host : new InetAddress[] {FOUR, SIX}) {
            var right = Packets.parsed(bytes -> UdpDatagram.parse(bytes, host, host), data);
            if (right.isPresent()) Parsing.same(datagram.orElseThrow(), right.get());
            if (datagram.isEmpty()) continue;
            var whole = ByteBuffer.wrap(datagram.get().toBytes(host, host));
            Parsing.same(datagram.get(), UdpDatagram.parse(whole, host, host));
        }
        return quoted.isPresent();
    }
}
