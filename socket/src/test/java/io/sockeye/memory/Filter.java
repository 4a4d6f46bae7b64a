package io.sockeye.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.option.OptionLevel;
import io.sockeye.option.OptionType;
import io.sockeye.option.WriteOnlyOption;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An option of a user's own whose struct holds a pointer: a program of one instruction, which cuts what arrives to a length.
record Filter() implements OptionType<Integer> {
    static final WriteOnlyOption<Integer> SO_ATTACH_FILTER =
            new WriteOnlyOption<>("SO_ATTACH_FILTER", OptionLevel.SOL_SOCKET, 26, new Filter());

    private static final short BPF_RET_K = 0x06;

    @Override
    public int size() {
        return 16;
    }

    @Override
    public Integer decode(MemorySegment value) {
        throw new UnsupportedOperationException();
    }

    /// `struct sock_fprog` with one `struct sock_filter`.
    @Override
    public MemorySegment encode(Integer length, Arena arena) {
        var instruction = arena.allocate(8, 8);
        instruction.set(JAVA_SHORT, 0, BPF_RET_K);
        instruction.set(JAVA_INT, 4, length);
        var program = arena.allocate(16, 8);
        program.set(JAVA_SHORT, 0, (short) 1);
        program.set(JAVA_LONG, 8, instruction.address());
        return program;
    }
}
