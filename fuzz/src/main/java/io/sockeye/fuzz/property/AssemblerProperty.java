package io.sockeye.fuzz.property;

import io.sockeye.wire.bpf.BpfProgram;
import java.nio.charset.StandardCharsets;

/// Any text is a program or none; a program is read again from its own text.
public final class AssemblerProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var text = new String(data, StandardCharsets.UTF_8);
        var program =
                Parsing.parsed(
                        data.length,
                        IllegalArgumentException.class,
                        () -> BpfProgram.assemble(text));
        if (program.isEmpty()) return false;
        Parsing.same(program.get(), BpfProgram.assemble(program.get().toString()));
        BpfProperty.run(program.get(), data);
        return true;
    }
}
