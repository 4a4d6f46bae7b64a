package io.sockeye.fuzz.property;

import io.sockeye.wire.ip.IpPacket;

/// IPv4 and IPv6, as they came and with the checksum put right.
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
        return packet.isPresent();
    }
}
