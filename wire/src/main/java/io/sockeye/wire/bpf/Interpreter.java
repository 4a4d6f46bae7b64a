package io.sockeye.wire.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Runs a program over a packet as the kernel does. All numbers are 32 bits; comparisons and divisions are unsigned.
final class Interpreter {
    private final List<BpfInstruction> program;
    private final ByteBuffer packet;
    private final int[] scratch = new int[Code.BPF_MEMWORDS];
    private int a;
    private int x;

    Interpreter(List<BpfInstruction> program, ByteBuffer packet) {
        this.program = program;
        this.packet = packet.slice().order(ByteOrder.BIG_ENDIAN);
    }

    /// What `ret` answers; 0 where a load goes past the packet or a division by 0.
    long run() {
        for (int at = 0; ; at++) {
            var it = program.get(at);
            int code = it.code();
            int k = (int) it.k();
            switch (code & Code.CLASS) {
                case Code.LD -> {
                    if (!load(code, k)) return 0;
                }
                case Code.LDX -> {
                    if (!loadIndex(code, k)) return 0;
                }
                case Code.ST -> scratch[k] = a;
                case Code.STX -> scratch[k] = x;
                case Code.ALU -> {
                    if (!compute(code & Code.OPERATION, operand(code, k))) return 0;
                }
                case Code.JMP -> at += (int) jump(it, operand(code, k));
                case Code.RET -> {
                    return Integer.toUnsignedLong((code & Code.A) != 0 ? a : k);
                }
                default -> {
                    if ((code & Code.TXA) != 0) a = x;
                    else x = a;
                }
            }
        }
    }

    private int operand(int code, int k) {
        return (code & Code.X) != 0 ? x : k;
    }

    private boolean load(int code, int k) {
        switch (code & Code.MODE) {
            case Code.IMM -> a = k;
            case Code.LEN -> a = packet.remaining();
            case Code.MEM -> a = scratch[k];
            default -> {
                boolean indexed = (code & Code.MODE) == Code.IND;
                return read(code & Code.SIZE, indexed ? x + k : k);
            }
        }
        return true;
    }

    private boolean loadIndex(int code, int k) {
        switch (code & Code.MODE) {
            case Code.IMM -> x = k;
            case Code.LEN -> x = packet.remaining();
            case Code.MEM -> x = scratch[k];
            default -> {
                int kept = a;
                if (!read(Code.B, k)) return false;
                x = (a & 15) * 4;
                a = kept;
            }
        }
        return true;
    }

    private boolean read(int size, int offset) {
        if (offset < 0) {
            if (offset >= Code.SKF_LL_OFF) throw new UnsupportedOperationException(unknown(offset));
            return false;
        }
        int length = size == Code.W ? 4 : size == Code.H ? 2 : 1;
        if (offset > packet.remaining() - length) return false;
        a =
                switch (size) {
                    case Code.H -> Short.toUnsignedInt(packet.getShort(offset));
                    case Code.B -> Byte.toUnsignedInt(packet.get(offset));
                    default -> packet.getInt(offset);
                };
        return true;
    }

    private static String unknown(int offset) {
        long k = Integer.toUnsignedLong(offset);
        String name = Ancillary.name(k);
        return "what ld %s loads only the kernel knows"
                .formatted(name.isEmpty() ? "[0x%x]".formatted(k) : "#" + name);
    }

    private boolean compute(int operation, int by) {
        switch (operation) {
            case Code.ADD -> a += by;
            case Code.SUB -> a -= by;
            case Code.MUL -> a *= by;
            case Code.OR -> a |= by;
            case Code.AND -> a &= by;
            case Code.XOR -> a ^= by;
            case Code.NEG -> a = -a;
            case Code.LSH -> a <<= by;
            case Code.RSH -> a >>>= by;
            default -> {
                if (by == 0) return false;
                a =
                        operation == Code.DIV
                                ? Integer.divideUnsigned(a, by)
                                : Integer.remainderUnsigned(a, by);
            }
        }
        return true;
    }

    private long jump(BpfInstruction it, int with) {
        boolean holds =
                switch (it.code() & Code.OPERATION) {
                    case Code.JEQ -> a == with;
                    case Code.JGT -> Integer.compareUnsigned(a, with) > 0;
                    case Code.JGE -> Integer.compareUnsigned(a, with) >= 0;
                    case Code.JSET -> (a & with) != 0;
                    default -> true;
                };
        if ((it.code() & Code.OPERATION) == Code.JA) return it.k();
        return holds ? it.jt() : it.jf();
    }
}
