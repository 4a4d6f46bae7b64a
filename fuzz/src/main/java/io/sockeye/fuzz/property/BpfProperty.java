package io.sockeye.fuzz.property;

import io.sockeye.wire.bpf.BpfProgram;
import java.nio.ByteBuffer;

/// A program comes back from its bytes and from its text, and ends whatever the packet.
public final class BpfProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var parsed = Packets.parsed(BpfProgram::parse, data);
        if (parsed.isEmpty()) return false;
        var program = parsed.get();
        // What an instruction has and does not use is left out.
        Parsing.same(program, BpfProgram.parse(ByteBuffer.wrap(program.toBytes())));
        Parsing.same(program, BpfProgram.of(program.instructions()));
        Parsing.same(program, BpfProgram.assemble(program.toString()));
        run(program, data);
        return true;
    }

    /// Jumps go forwards, so that there are no more steps than instructions: one that does not end is found by Jazzer's time limit.
    static void run(BpfProgram program, byte[] packet) {
        try {
            long wanted = program.run(ByteBuffer.wrap(packet));
            if (wanted >>> 32 != 0) throw new AssertionError(wanted + " are not 32 bits");
        } catch (UnsupportedOperationException onlyTheKernelKnows) {
            if (onlyTheKernelKnows.getMessage() == null) throw onlyTheKernelKnows;
        }
    }
}
