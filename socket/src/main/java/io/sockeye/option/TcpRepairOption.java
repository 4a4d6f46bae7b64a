package io.sockeye.option;

import io.sockeye.internal.sys.LinuxTcp.TcpRepairOpt;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// An option that both sides of a connection agreed on: struct tcp_repair_opt.
///
/// @param code the kind of the option, RFC 9293, section 3.1: 2 segment size, 3 window scale, 4 SACK,
///     8 timestamps
/// @param value its value, 32 bits unsigned
public record TcpRepairOption(long code, long value) {
    static final OptionType<List<TcpRepairOption>> LIST =
            new ArrayType<>(
                    new StructType<>(
                            TcpRepairOpt.LAYOUT, TcpRepairOption::read, TcpRepairOption::write),
                    16);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number has more than 32 bits; the message names it
    public TcpRepairOption {
        Memory.checkUnsigned(code, 0xffff_ffffL);
        Memory.checkUnsigned(value, 0xffff_ffffL);
    }

    private static TcpRepairOption read(MemorySegment struct) {
        return new TcpRepairOption(
                Memory.unsigned(struct, TcpRepairOpt.OPT_CODE),
                Memory.unsigned(struct, TcpRepairOpt.OPT_VAL));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(code, struct, TcpRepairOpt.OPT_CODE);
        Memory.putUnsigned(value, struct, TcpRepairOpt.OPT_VAL);
    }
}
