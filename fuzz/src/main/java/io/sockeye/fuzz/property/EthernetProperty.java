package io.sockeye.fuzz.property;

import io.sockeye.wire.ethernet.EthernetFrame;
import java.util.Arrays;

/// A frame has all its bytes: they come back as they were.
public final class EthernetProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var frame = Packets.parsed(EthernetFrame::parse, data);
        if (frame.isEmpty()) return false;
        Packets.survives(frame.get(), EthernetFrame::parse);
        if (!Arrays.equals(frame.get().toBytes(), data)) throw new AssertionError("other bytes");
        return true;
    }
}
