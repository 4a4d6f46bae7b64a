package io.sockeye.wire.bpf;

import java.util.Arrays;
import java.util.List;

/// What the kernel checks before it takes a program: `bpf_check_classic` of net/core/filter.c.
final class Checker {
    private Checker() {}

    /// What is wrong with a program; "" if nothing is.
    static String fault(List<BpfInstruction> program) {
        if (program.isEmpty()) return "a program has at least one instruction";
        if (program.size() > Code.BPF_MAXINSNS)
            return program.size() + " instructions are more than " + Code.BPF_MAXINSNS;
        for (int at = 0; at < program.size(); at++) {
            var fault = fault(program.get(at), program.size() - at - 1);
            if (!fault.isEmpty())
                return "instruction " + at + ", " + program.get(at) + ": " + fault;
        }
        if ((program.getLast().code() & Code.CLASS) != Code.RET)
            return "the last instruction is no ret";
        return unstored(program);
    }

    /// Scratch is read only where every way has stored to it: `check_load_and_stores` of the kernel.
    private static String unstored(List<BpfInstruction> program) {
        // A bit for each word that all jumps to an instruction have stored to.
        var stored = new int[program.size()];
        Arrays.fill(stored, -1);
        int here = 0;
        for (int at = 0; at < program.size(); at++) {
            here &= stored[at];
            var it = program.get(at);
            switch (it.code() & Code.CLASS) {
                case Code.ST, Code.STX -> here |= 1 << it.k();
                case Code.LD, Code.LDX -> {
                    boolean scratch = (it.code() & Code.MODE) == Code.MEM;
                    if (scratch && (here & 1 << it.k()) == 0)
                        return "instruction " + at + ", " + it + ": nothing was stored there";
                }
                case Code.JMP -> {
                    if ((it.code() & Code.OPERATION) == Code.JA) {
                        stored[at + 1 + (int) it.k()] &= here;
                    } else {
                        stored[at + 1 + it.jt()] &= here;
                        stored[at + 1 + it.jf()] &= here;
                    }
                    here = -1;
                }
                default -> {}
            }
        }
        return "";
    }

    private static String fault(BpfInstruction it, int behind) {
        int code = it.code();
        if (it.toString().startsWith(".word")) return "no such code";
        switch (code & Code.CLASS) {
            case Code.ALU -> {
                int operation = code & Code.OPERATION;
                boolean constant = (code & Code.X) == 0;
                if (constant && it.k() == 0 && (operation == Code.DIV || operation == Code.MOD))
                    return "a division by 0";
                if (constant && it.k() > 31 && (operation == Code.LSH || operation == Code.RSH))
                    return "a shift by more than 31";
            }
            case Code.JMP -> {
                if ((code & Code.OPERATION) == Code.JA
                        ? it.k() >= behind
                        : it.jt() >= behind || it.jf() >= behind) return "a jump behind the end";
            }
            case Code.ST, Code.STX -> {
                if (it.k() >= Code.BPF_MEMWORDS) return "scratch has 16 words";
            }
            case Code.LD, Code.LDX -> {
                if ((code & Code.MODE) == Code.MEM && it.k() >= Code.BPF_MEMWORDS)
                    return "scratch has 16 words";
            }
            default -> {}
        }
        return absent(it);
    }

    private static String absent(BpfInstruction it) {
        long ancillary = it.k() - Integer.toUnsignedLong(Code.SKF_AD_OFF);
        boolean absolute = (it.code() & (Code.CLASS | Code.MODE)) == (Code.LD | Code.ABS);
        if (absolute && ancillary >= 0 && Ancillary.name(it.k()).isEmpty())
            return "nothing of the kernel's is there";
        return "";
    }
}
