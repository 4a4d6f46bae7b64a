package io.sockeye.wire.bpf;

import java.util.List;
import java.util.TreeSet;
import java.util.function.LongFunction;

/// Writes programs in the language that [Assembler] reads.
final class Disassembler {
    private Disassembler() {}

    static String text(List<BpfInstruction> program) {
        var labels = new TreeSet<Long>();
        for (int at = 0; at < program.size(); at++) {
            var it = program.get(at);
            if ((it.code() & Code.CLASS) != Code.JMP) continue;
            if ((it.code() & Code.OPERATION) == Code.JA) {
                labels.add(at + 1 + it.k());
            } else {
                labels.add((long) at + 1 + it.jt());
                labels.add((long) at + 1 + it.jf());
            }
        }
        var text = new StringBuilder();
        for (int at = 0; at < program.size(); at++) {
            long next = at + 1L;
            var label = labels.contains((long) at) ? "l" + at + ":" : "";
            text.append("%-7s ".formatted(label))
                    .append(text(program.get(at), jump -> "l" + (next + jump)))
                    .append('\n');
        }
        return text.toString();
    }

    static String text(BpfInstruction it, LongFunction<String> target) {
        int code = it.code();
        var text =
                switch (code & Code.CLASS) {
                    case Code.LD -> load(it);
                    case Code.LDX -> loadIndex(it);
                    case Code.ST -> code == Code.ST ? "st M[" + it.k() + "]" : "";
                    case Code.STX -> code == Code.STX ? "stx M[" + it.k() + "]" : "";
                    case Code.ALU -> arithmetic(it);
                    case Code.JMP -> jump(it, target);
                    case Code.RET -> ret(it);
                    default ->
                            code == (Code.MISC | Code.TAX)
                                    ? "tax"
                                    : code == (Code.MISC | Code.TXA) ? "txa" : "";
                };
        return text.isEmpty()
                ? ".word 0x%x, %d, %d, 0x%x".formatted(code, it.jt(), it.jf(), it.k())
                : text;
    }

    private static String load(BpfInstruction it) {
        int code = it.code();
        int mode = code & Code.MODE;
        var size =
                switch (code & Code.SIZE) {
                    case Code.H -> "ldh ";
                    case Code.B -> "ldb ";
                    default -> "ld ";
                };
        if ((code & ~(Code.CLASS | Code.SIZE | Code.MODE)) != 0) return "";
        if ((code & Code.SIZE) == Code.SIZE) return "";
        boolean word = (code & Code.SIZE) == Code.W;
        var ancillary = Ancillary.name(it.k());
        if (mode == Code.ABS && !ancillary.isEmpty() && Ancillary.offset(ancillary) >= 0)
            return size + "#" + ancillary;
        if (mode == Code.ABS) return size + "[" + it.k() + "]";
        if (mode == Code.IND) return size + "[x + " + it.k() + "]";
        if (!word) return "";
        return switch (mode) {
            case Code.IMM -> "ld " + constant(it.k());
            case Code.LEN -> "ld #len";
            case Code.MEM -> "ld M[" + it.k() + "]";
            default -> "";
        };
    }

    private static String loadIndex(BpfInstruction it) {
        return switch (it.code() & ~Code.CLASS) {
            case Code.IMM -> "ldx " + constant(it.k());
            case Code.LEN -> "ldx #len";
            case Code.MEM -> "ldx M[" + it.k() + "]";
            case Code.B | Code.MSH -> "ldxb 4*([" + it.k() + "]&0xf)";
            default -> "";
        };
    }

    private static String arithmetic(BpfInstruction it) {
        if ((it.code() & ~(Code.CLASS | Code.OPERATION | Code.X)) != 0) return "";
        var name =
                switch (it.code() & Code.OPERATION) {
                    case Code.ADD -> "add";
                    case Code.SUB -> "sub";
                    case Code.MUL -> "mul";
                    case Code.DIV -> "div";
                    case Code.OR -> "or";
                    case Code.AND -> "and";
                    case Code.LSH -> "lsh";
                    case Code.RSH -> "rsh";
                    case Code.NEG -> "neg";
                    case Code.MOD -> "mod";
                    case Code.XOR -> "xor";
                    default -> "";
                };
        if (name.isEmpty()) return "";
        if (name.equals("neg")) return (it.code() & Code.X) == 0 ? name : "";
        return name + " " + operand(it);
    }

    private static String jump(BpfInstruction it, LongFunction<String> target) {
        int operation = it.code() & Code.OPERATION;
        if ((it.code() & ~(Code.CLASS | Code.OPERATION | Code.X)) != 0) return "";
        if (operation == Code.JA)
            return (it.code() & Code.X) == 0 ? "jmp " + target.apply(it.k()) : "";
        var name =
                switch (operation) {
                    case Code.JEQ -> "jeq";
                    case Code.JGT -> "jgt";
                    case Code.JGE -> "jge";
                    case Code.JSET -> "jset";
                    default -> "";
                };
        if (name.isEmpty()) return "";
        return "%s %s, %s, %s"
                .formatted(name, operand(it), target.apply(it.jt()), target.apply(it.jf()));
    }

    private static String ret(BpfInstruction it) {
        return switch (it.code() & ~Code.CLASS) {
            case Code.K -> "ret " + constant(it.k());
            case Code.A -> "ret a";
            default -> "";
        };
    }

    private static String operand(BpfInstruction it) {
        return (it.code() & Code.X) != 0 ? "x" : constant(it.k());
    }

    private static String constant(long k) {
        return "#0x" + Long.toHexString(k);
    }
}
