package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/// `struct sctp_assoc_ids`: how many there are, and they.
record SctpAssociationIds() implements OptionType<List<Integer>> {
    static final OptionType<List<Integer>> IDS = new SctpAssociationIds();

    /// The kernel refuses room that is too small; a server with more asks SCTP_GET_ASSOC_NUMBER.
    private static final int MOST = 16_384;

    @Override
    public int size() {
        return (1 + MOST) * Integer.BYTES;
    }

    @Override
    public List<Integer> decode(MemorySegment value) {
        Memory.checkLength(value, Integer.BYTES, this);
        int count = (int) Math.min(Memory.unsigned(value, 0), value.byteSize() / Integer.BYTES - 1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> value.get(Memory.INT, (long) i * Integer.BYTES))
                .toList();
    }

    @Override
    public MemorySegment encode(List<Integer> ids, Arena arena) {
        MemorySegment struct = arena.allocate((1L + ids.size()) * Integer.BYTES, Integer.BYTES);
        struct.set(Memory.INT, 0, ids.size());
        for (int i = 0; i < ids.size(); i++)
            struct.set(Memory.INT, (1L + i) * Integer.BYTES, ids.get(i));
        return struct;
    }

    @Override
    public String toString() {
        return "struct sctp_assoc_ids";
    }
}
