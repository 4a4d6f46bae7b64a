package io.sockeye.wire.bpf;

import io.sockeye.wire.internal.Range;

/// One instruction, `struct sock_filter` of `<linux/filter.h>`.
///
/// @param code what it does, 0 to 65535: BPF_LD, BPF_ALU and their like, with size, mode or operation
/// @param jt how many instructions to leave out if a comparison holds, 0 to 255
/// @param jf how many otherwise, 0 to 255
/// @param k the constant, 32 bits unsigned
public record BpfInstruction(int code, int jt, int jf, long k) {

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names the value
    public BpfInstruction {
        Range.check("code", code, 65535);
        Range.check("jt", jt, 255);
        Range.check("jf", jf, 255);
        Range.check("k", k, 0xffff_ffffL);
    }

    /// The same instruction without what it does not use: `tax` has no constant, say, and only comparisons have jumps.
    BpfInstruction canonical() {
        boolean jump = (code & Code.CLASS) == Code.JMP;
        boolean comparison = jump && (code & Code.OPERATION) != Code.JA;
        boolean constant =
                switch (code & Code.CLASS) {
                    case Code.LD, Code.LDX -> (code & Code.MODE) != Code.LEN;
                    case Code.ALU -> (code & Code.X) == 0 && (code & Code.OPERATION) != Code.NEG;
                    case Code.JMP -> (code & Code.X) == 0;
                    case Code.RET -> (code & Code.A) == 0;
                    case Code.MISC -> false;
                    default -> true;
                };
        return new BpfInstruction(code, comparison ? jt : 0, comparison ? jf : 0, constant ? k : 0);
    }

    /// Answers the instruction as an assembler writes it; jumps count from the next instruction.
    ///
    /// @return such as `ldh [12]` or `jeq #0x806, +0, +1`
    @Override
    public String toString() {
        return Disassembler.text(this, jump -> "+" + jump);
    }
}
