package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// One number: the group below, mode and flags above.
record FanoutType() implements OptionType<PacketFanout> {
    @Override
    public int size() {
        return Integer.BYTES;
    }

    @Override
    public PacketFanout decode(MemorySegment value) {
        Memory.checkLength(value, size(), this);
        int bits = value.get(Memory.INT, 0);
        return new PacketFanout(bits & 0xffff, bits >>> 16 & 0xff, bits >>> 16 & 0xff00);
    }

    @Override
    public MemorySegment encode(PacketFanout value, Arena arena) {
        int bits = value.group() | (value.mode() | value.flags()) << 16;
        return arena.allocateFrom(Memory.INT, bits);
    }

    @Override
    public String toString() {
        return "fanout";
    }
}
