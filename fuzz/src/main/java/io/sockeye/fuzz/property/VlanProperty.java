package io.sockeye.fuzz.property;

import io.sockeye.wire.ethernet.VlanTag;
import java.util.Arrays;

/// A tag has all its bytes: they come back as they were, also from inside another.
public final class VlanProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var tag = Packets.parsed(VlanTag::parse, data);
        if (tag.isEmpty()) return false;
        Packets.survives(tag.get(), VlanTag::parse);
        if (!Arrays.equals(tag.get().toBytes(), data)) throw new AssertionError("other bytes");
        if (!tag.get().type().isVlan()) return true;
        byte[] inner = new byte[data.length - 4];
        tag.get().payload().get(inner);
        return check(inner);
    }
}
