package io.sockeye.fuzz.property;

import io.sockeye.wire.ethernet.VlanTag;
import java.util.Arrays;

/// A tag has all its bytes: they come back as they were, also from inside another.
public final class VlanProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var outer = Packets.parsed(VlanTag::parse, data);
        if (outer.isEmpty()) return false;
        check(outer.get(), data);
        if (!outer.get().type().isVlan()) return true;
        byte[] payload = new byte[outer.get().payload().remaining()];
        outer.get().payload().get(payload);
        var inner = Packets.parsed(VlanTag::parse, payload);
        if (inner.isPresent()) check(inner.get(), payload);
        return inner.isPresent();
    }

    private static void check(VlanTag tag, byte[] data) throws Exception {
        Packets.survives(tag, VlanTag::parse);
        if (!Arrays.equals(tag.toBytes(), data)) throw new AssertionError("other bytes");
    }
}
