package io.sockeye.option;

import io.sockeye.internal.sys.LinuxRds.RdsFreeMrArgs;
import java.lang.foreign.MemorySegment;

/// Memory that a peer may not reach any more: struct rds_free_mr_args of `<linux/rds.h>`.
///
/// @param cookie the number of RDS_GET_MR; 0 with RDS_RDMA_INVALIDATE all that is unused
/// @param flags RDS_RDMA_ bits of [RdsOptions]
public record RdsFreedMemory(long cookie, long flags) {
    static final OptionType<RdsFreedMemory> TYPE =
            new StructType<>(RdsFreeMrArgs.LAYOUT, RdsFreedMemory::read, RdsFreedMemory::write);

    private static RdsFreedMemory read(MemorySegment struct) {
        return new RdsFreedMemory(
                struct.get(Memory.LONG, RdsFreeMrArgs.COOKIE),
                struct.get(Memory.LONG, RdsFreeMrArgs.FLAGS));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.LONG, RdsFreeMrArgs.COOKIE, cookie);
        struct.set(Memory.LONG, RdsFreeMrArgs.FLAGS, flags);
    }
}
