package io.sockeye.wire.bpf;

import java.util.ArrayList;
import java.util.Random;

/// Programs that the kernel takes, at random.
final class Programs {
    private static final int[] LOADS = {
        Code.LD | Code.ABS,
        Code.LD | Code.ABS | Code.H,
        Code.LD | Code.ABS | Code.B,
        Code.LD | Code.IND,
        Code.LD | Code.IND | Code.H,
        Code.LD | Code.IND | Code.B,
        Code.LDX | Code.MSH | Code.B
    };
    private static final int[] CONSTANTS = {Code.LD | Code.IMM, Code.LDX | Code.IMM};
    private static final int[] LENGTHS = {Code.LD | Code.LEN, Code.LDX | Code.LEN};
    private static final int[] ARITHMETIC = {
        Code.ADD, Code.SUB, Code.MUL, Code.DIV, Code.OR, Code.AND, Code.LSH, Code.RSH, Code.MOD,
        Code.XOR
    };
    private static final int[] JUMPS = {Code.JEQ, Code.JGT, Code.JGE, Code.JSET};

    private Programs() {}

    static BpfProgram random(Random random) {
        int size = 2 + random.nextInt(30);
        var program = new ArrayList<BpfInstruction>();
        // The kernel refuses a load of scratch that may not have been stored to.
        program.add(new BpfInstruction(Code.ST, 0, 0, 3));
        program.add(new BpfInstruction(Code.STX, 0, 0, 15));
        while (program.size() < size) program.add(one(random, size - program.size() - 1));
        program.add(
                random.nextBoolean()
                        ? new BpfInstruction(Code.RET | Code.A, 0, 0, 0)
                        : new BpfInstruction(Code.RET | Code.K, 0, 0, random.nextInt(99)));
        return BpfProgram.of(program);
    }

    private static BpfInstruction one(Random random, int behind) {
        long k =
                random.nextInt(3) == 0
                        ? Integer.toUnsignedLong(random.nextInt())
                        : random.nextInt(40);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> of(LOADS, random, random.nextInt(24));
            case 3 -> of(CONSTANTS, random, k);
            case 4 -> of(LENGTHS, random, 0);
            case 5 -> memory(random);
            case 6 -> arithmetic(random, k);
            case 7 ->
                    new BpfInstruction(
                            Code.JMP
                                    | JUMPS[random.nextInt(4)]
                                    | (random.nextBoolean() ? Code.X : Code.K),
                            random.nextInt(behind + 1),
                            random.nextInt(behind + 1),
                            0);
            default ->
                    switch (random.nextInt(4)) {
                        case 0 ->
                                new BpfInstruction(
                                        Code.JMP | Code.JA, 0, 0, random.nextInt(behind + 1));
                        case 1 -> new BpfInstruction(Code.ALU | Code.NEG, 0, 0, 0);
                        case 2 -> new BpfInstruction(Code.MISC | Code.TAX, 0, 0, 0);
                        default -> new BpfInstruction(Code.MISC | Code.TXA, 0, 0, 0);
                    };
        };
    }

    private static BpfInstruction of(int[] codes, Random random, long k) {
        return new BpfInstruction(codes[random.nextInt(codes.length)], 0, 0, k);
    }

    private static BpfInstruction memory(Random random) {
        int cell = random.nextBoolean() ? 3 : 15;
        int[] codes = {Code.ST, Code.STX, Code.LD | Code.MEM, Code.LDX | Code.MEM};
        return new BpfInstruction(codes[random.nextInt(4)], 0, 0, cell);
    }

    private static BpfInstruction arithmetic(Random random, long k) {
        int operation = ARITHMETIC[random.nextInt(ARITHMETIC.length)];
        boolean shift = operation == Code.LSH || operation == Code.RSH;
        // A shift by the register is by what it is modulo 32 in Java; the kernel's answer depends
        // on the machine.
        if (!shift && random.nextBoolean())
            return new BpfInstruction(Code.ALU | operation | Code.X, 0, 0, 0);
        return new BpfInstruction(Code.ALU | operation, 0, 0, shift ? k & 31 : Math.max(1, k));
    }
}
