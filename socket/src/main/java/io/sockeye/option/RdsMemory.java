package io.sockeye.option;

import io.sockeye.internal.sys.LinuxRds.RdsGetMrArgs;
import io.sockeye.internal.sys.LinuxRds.RdsIovec;
import java.lang.foreign.MemorySegment;

/// Memory of this process that a peer may reach: struct rds_get_mr_args of `<linux/rds.h>`.
///
/// @param address where it begins
/// @param length how many bytes
/// @param cookie the address of 8 bytes for the number that the peer is to be told
/// @param flags RDS_RDMA_ bits of [RdsOptions]
public record RdsMemory(long address, long length, long cookie, long flags) {
    static final OptionType<RdsMemory> TYPE =
            new StructType<>(RdsGetMrArgs.LAYOUT, RdsMemory::read, RdsMemory::write);

    private static RdsMemory read(MemorySegment struct) {
        return new RdsMemory(
                struct.get(Memory.LONG, RdsGetMrArgs.VEC),
                struct.get(Memory.LONG, RdsGetMrArgs.VEC + RdsIovec.BYTES),
                struct.get(Memory.LONG, RdsGetMrArgs.COOKIE_ADDR),
                struct.get(Memory.LONG, RdsGetMrArgs.FLAGS));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.LONG, RdsGetMrArgs.VEC, address);
        struct.set(Memory.LONG, RdsGetMrArgs.VEC + RdsIovec.BYTES, length);
        struct.set(Memory.LONG, RdsGetMrArgs.COOKIE_ADDR, cookie);
        struct.set(Memory.LONG, RdsGetMrArgs.FLAGS, flags);
    }
}
