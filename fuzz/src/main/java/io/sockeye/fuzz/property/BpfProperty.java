package io.sockeye.fuzz.property;

import io.sockeye.wire.bpf.BpfProgram;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A program comes back from its bytes and from its text, and ends whatever the packet.
public final class BpfProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var parsed = Packets.parsed(BpfProgram::parse, data);
        if (parsed.isEmpty()) return false;
        var program = parsed.get();
        if (!Arrays.equals(program.toBytes(), data)) throw new AssertionError("other bytes");
        Parsing.same(program, BpfProgram.of(program.instructions()));
        // The text leaves out what an instruction has and does not use.
        var text = program.toString();
        if (!BpfProgram.assemble(text).toString().equals(text))
            throw new AssertionError("came back as another text than " + text);
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
