package io.sockeye.fuzz.property;

import io.sockeye.wire.icmp.NeighbourOption;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Options of neighbour discovery without a message around them.
public final class NeighbourProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var options = Packets.parsed(NeighbourOption::parse, data);
        if (options.isEmpty()) return false;
        var all = new ByteArrayOutputStream();
        for (var option : options.get()) {
            Packets.survives(option, bytes -> NeighbourOption.parse(bytes).getFirst());
            all.writeBytes(option.toBytes());
        }
        if (all.size() != data.length) throw new AssertionError("another length");
        var read = NeighbourOption.parse(ByteBuffer.wrap(all.toByteArray()));
        Parsing.same(options.get(), read);
        return true;
    }
}
