package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.internal.sys.LinuxFilter.SockFilter;
import io.sockeye.internal.sys.LinuxFilter.SockFprog;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A program of classic BPF, as its instructions: struct sock_filter of `<linux/filter.h>`, 8 bytes
/// each, in native byte order.
///
/// @param instructions the bytes; a program that is set has 1 to 4096 instructions
public record SocketFilter(Bytes instructions) {
    static final OptionType<SocketFilter> TYPE = new Type();

    private static final int INSTRUCTION = (int) SockFilter.LAYOUT.byteSize();
    private static final int MAX_INSTRUCTIONS = 4096; // BPF_MAXINSNS, <linux/bpf_common.h>

    /// Checks the length.
    ///
    /// @throws IllegalArgumentException if it is no multiple of 8, or above 32768 bytes
    public SocketFilter {
        int length = instructions.length();
        if (length % INSTRUCTION != 0 || length > MAX_INSTRUCTIONS * INSTRUCTION)
            throw new IllegalArgumentException(
                    "a BPF program of " + length + " bytes: not 8 for each of 4096 at the most");
    }

    /// A program from its bytes.
    ///
    /// @param program the instructions; the array is copied
    /// @return the filter
    /// @throws IllegalArgumentException if the length is no multiple of 8, or above 32768 bytes
    public static SocketFilter of(byte... program) {
        return new SocketFilter(Bytes.of(program));
    }

    private record Type() implements OptionType<SocketFilter> {
        @Override
        public int size() {
            return MAX_INSTRUCTIONS * INSTRUCTION;
        }

        @Override
        public SocketFilter decode(MemorySegment value) {
            return SocketFilter.of(value.toArray(Memory.BYTE));
        }

        // The program lies in the arena, which lives until setsockopt(2) has copied it.
        @Override
        public MemorySegment encode(SocketFilter value, Arena arena) {
            byte[] program = value.instructions.toArray();
            MemorySegment instructions = arena.allocate(program.length, Long.BYTES);
            MemorySegment.copy(program, 0, instructions, Memory.BYTE, 0, program.length);
            MemorySegment head = arena.allocate(SockFprog.LAYOUT);
            head.set(Memory.SHORT, SockFprog.LEN, (short) (program.length / INSTRUCTION));
            head.set(Memory.LONG, SockFprog.FILTER, instructions.address());
            return head;
        }

        @Override
        public String toString() {
            return "struct sock_fprog";
        }
    }
}
