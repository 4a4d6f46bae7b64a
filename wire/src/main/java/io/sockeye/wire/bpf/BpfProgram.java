package io.sockeye.wire.bpf;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A classic BPF program, which says of each packet how many of its bytes are wanted. Immutable, and one that the kernel takes: it has
/// passed the checks of bpf(2)'s older sister, SO_ATTACH_FILTER of socket(7).
///
/// What an instruction has and does not use is 0: compilers leave things there (`tcpdump -ddd` a constant in `tax`), and two programs that do the
/// same are equal.
public final class BpfProgram {
    private static final int INSTRUCTION = 8;

    private final List<BpfInstruction> instructions;

    private BpfProgram(List<BpfInstruction> instructions) {
        this.instructions = instructions.stream().map(BpfInstruction::canonical).toList();
    }

    /// Makes a program.
    ///
    /// @param instructions 1 to 4096, the last one a `ret`
    /// @return the program
    /// @throws IllegalArgumentException if the kernel would refuse it; the message names the instruction
    public static BpfProgram of(List<BpfInstruction> instructions) {
        var copy = List.copyOf(instructions);
        var fault = Checker.fault(copy);
        if (!fault.isEmpty()) throw new IllegalArgumentException(fault);
        return new BpfProgram(copy);
    }

    /// Reads a program in the language of the kernel's `bpf_asm`: an instruction a line, `label:` before it, `;` or `/* */` for comments, or a
    /// line that begins with `#`. What the kernel knows beside the packet is `ld #vlan_tci` or `ld vlan_tci`.
    ///
    ///     ldh [12]
    ///     jne #0x806, drop
    ///     ret #0x40000
    ///     drop: ret #0
    ///
    /// @param text the program
    /// @return the program
    /// @throws IllegalArgumentException if it is none; the message names the line
    public static BpfProgram assemble(String text) {
        return of(new Assembler(text).program());
    }

    /// Reads `struct sock_filter[]`, as SO_GET_FILTER answers it.
    ///
    /// @param data whole instructions, in the order of this machine
    /// @return the program
    /// @throws MalformedPacketException if there is a part of an instruction too much, or the kernel would refuse the program
    public static BpfProgram parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("BPF", data).nativeOrder();
        if (cursor.remaining() > Code.BPF_MAXINSNS * INSTRUCTION)
            throw cursor.malformed("more than " + Code.BPF_MAXINSNS + " instructions");
        var instructions = new ArrayList<BpfInstruction>();
        while (cursor.remaining() > 0)
            instructions.add(
                    new BpfInstruction(cursor.u16(), cursor.u8(), cursor.u8(), cursor.u32()));
        var fault = Checker.fault(instructions);
        if (!fault.isEmpty()) throw new MalformedPacketException("BPF", 0, fault);
        return new BpfProgram(instructions);
    }

    /// The instructions.
    ///
    /// @return unmodifiable
    public List<BpfInstruction> instructions() {
        return instructions;
    }

    /// The program as `struct sock_filter[]`, for SO_ATTACH_FILTER.
    ///
    /// @return eight bytes an instruction, in the order of this machine; the caller's
    public byte[] toBytes() {
        var target =
                ByteBuffer.allocate(instructions.size() * INSTRUCTION)
                        .order(ByteOrder.nativeOrder());
        for (var it : instructions)
            target.putShort((short) it.code())
                    .put((byte) it.jt())
                    .put((byte) it.jf())
                    .putInt((int) it.k());
        return target.array();
    }

    /// Runs the program here, to try it out.
    ///
    /// @param packet what the kernel would show it, from position to limit
    /// @return how many bytes are wanted, 0 for none; 32 bits unsigned
    /// @throws UnsupportedOperationException if it asks for what only the kernel knows, such as `ld #cpu`, or for a byte
    ///     counted from a header (a negative offset, also one that the packet's own bytes lead to)
    public long run(ByteBuffer packet) {
        return new Interpreter(instructions, packet).run();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BpfProgram program && instructions.equals(program.instructions);
    }

    @Override
    public int hashCode() {
        return instructions.hashCode();
    }

    /// Answers the program in the language that [#assemble] reads.
    ///
    /// @return a line an instruction
    @Override
    public String toString() {
        return Disassembler.text(instructions);
    }
}
