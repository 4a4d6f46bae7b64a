package io.sockeye.fuzz.property;

import io.sockeye.wire.ethernet.ArpPacket;

/// A packet of ARP comes back from its bytes.
public final class ArpProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var packet = Packets.parsed(ArpPacket::parse, data);
        if (packet.isEmpty()) return false;
        Packets.survives(packet.get(), ArpPacket::parse);
        if (packet.get().sender().isPresent() != packet.get().target().isPresent())
            throw new AssertionError("one is an address of IPv4, the other is not");
        return true;
    }
}
