package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Numbers of groups as a bit each, the first for group 1.
record GroupsType() implements OptionType<List<Integer>> {
    static final OptionType<List<Integer>> GROUPS = new GroupsType();

    /// Room for 4096 groups; the kernel's protocols have some dozens, generic netlink some hundreds.
    private static final int ROOM = 512;

    @Override
    public int size() {
        return ROOM;
    }

    @Override
    public List<Integer> decode(MemorySegment value) {
        var groups = new ArrayList<Integer>();
        for (int bit = 0; bit < value.byteSize() * Byte.SIZE; bit++) {
            // 32-bit words, which on a little-endian machine are bytes from the lowest up.
            if ((Memory.unsignedByte(value, bit / Byte.SIZE) >> bit % Byte.SIZE & 1) != 0)
                groups.add(bit + 1);
        }
        return List.copyOf(groups);
    }

    @Override
    public MemorySegment encode(List<Integer> groups, Arena arena) {
        MemorySegment bits = arena.allocate(ROOM);
        for (int group : groups) {
            if (group < 1 || group > ROOM * Byte.SIZE)
                throw new IllegalArgumentException(
                        "group " + group + " is outside 1.." + ROOM * Byte.SIZE);
            int bit = group - 1;
            int octet = Memory.unsignedByte(bits, bit / Byte.SIZE) | 1 << bit % Byte.SIZE;
            bits.set(Memory.BYTE, bit / Byte.SIZE, (byte) octet);
        }
        return bits;
    }

    @Override
    public String toString() {
        return "groups";
    }
}
