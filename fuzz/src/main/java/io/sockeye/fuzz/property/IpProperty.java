package io.sockeye.fuzz.property;

import io.sockeye.wire.ip.IpPacket;
import io.sockeye.wire.ip.QuotedPacket;

/// IPv4 and IPv6, whole and quoted, as they came and with the checksum put right.
public final class IpProperty implements Property {
    private static final int CHECKSUM = 10;

    @Override
    public boolean check(byte[] data) throws Exception {
        boolean asItCame = taken(data);
        if (data.length == 0 || data[0] >> 4 != 4) return asItCame;
        return taken(Packets.repaired(data, CHECKSUM, (data[0] & 15) * 4));
    }

    private static boolean taken(byte[] data) throws Exception {
        var packet = Packets.parsed(IpPacket::parse, data);
        if (packet.isPresent()) Packets.survives(packet.get(), IpPacket::parse);
        var quoted = Packets.parsed(QuotedPacket::parse, data);
        if (quoted.isPresent()) Packets.survives(quoted.get(), QuotedPacket::parse);
        // A whole packet is one of which nothing is missing.
        if (packet.isPresent())
            Parsing.same(new QuotedPacket(packet.get(), 0), quoted.orElseThrow());
        return quoted.isPresent();
    }
}
