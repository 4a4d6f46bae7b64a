package io.sockeye.wire.bpf;

/// The parts of an instruction's code, `<linux/bpf_common.h>` and `<linux/filter.h>`.
final class Code {
    static final int LD = 0;
    static final int LDX = 1;
    static final int ST = 2;
    static final int STX = 3;
    static final int ALU = 4;
    static final int JMP = 5;
    static final int RET = 6;
    static final int MISC = 7;
    static final int CLASS = 7;

    static final int W = 0;
    static final int H = 0x08;
    static final int B = 0x10;
    static final int SIZE = 0x18;

    static final int IMM = 0;
    static final int ABS = 0x20;
    static final int IND = 0x40;
    static final int MEM = 0x60;
    static final int LEN = 0x80;
    static final int MSH = 0xa0;
    static final int MODE = 0xe0;

    static final int ADD = 0;
    static final int SUB = 0x10;
    static final int MUL = 0x20;
    static final int DIV = 0x30;
    static final int OR = 0x40;
    static final int AND = 0x50;
    static final int LSH = 0x60;
    static final int RSH = 0x70;
    static final int NEG = 0x80;
    static final int MOD = 0x90;
    static final int XOR = 0xa0;
    static final int OPERATION = 0xf0;

    static final int JA = 0;
    static final int JEQ = 0x10;
    static final int JGT = 0x20;
    static final int JGE = 0x30;
    static final int JSET = 0x40;

    /// The operand: a constant, the index register, or of `ret` the accumulator.
    static final int K = 0;

    static final int X = 0x08;
    static final int A = 0x10;

    static final int TAX = 0;
    static final int TXA = 0x80;

    /// Scratch words.
    static final int BPF_MEMWORDS = 16;

    /// Most instructions of a program.
    static final int BPF_MAXINSNS = 4096;

    /// Where what the kernel knows beside the packet begins.
    static final int SKF_AD_OFF = -0x1000;

    /// From here on a negative offset counts from a header that only the kernel has: this one's, or that of SKF_NET_OFF.
    static final int SKF_LL_OFF = -0x200000;

    private Code() {}
}
