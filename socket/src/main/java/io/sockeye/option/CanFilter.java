package io.sockeye.option;

import io.sockeye.internal.sys.LinuxCan;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Which CAN frames pass: those whose id equals this one in the bits of the mask. struct can_filter of
/// `<linux/can.h>`.
///
/// @param id the id with its flags, CAN_EFF_FLAG and its like; with [#CAN_INV_FILTER] those that differ pass
/// @param mask which bits of it count
public record CanFilter(long id, long mask) {
    /// In [#id()]: the frames pass that the filter would stop.
    public static final long CAN_INV_FILTER = 0x2000_0000L;

    private static final StructType<CanFilter> TYPE =
            new StructType<>(LinuxCan.CanFilter.LAYOUT, CanFilter::read, CanFilter::write);

    static final OptionType<List<CanFilter>> LIST =
            new ArrayType<>(TYPE, CanOptions.CAN_RAW_FILTER_MAX);

    private static CanFilter read(MemorySegment struct) {
        return new CanFilter(
                Memory.unsigned(struct, LinuxCan.CanFilter.CAN_ID),
                Memory.unsigned(struct, LinuxCan.CanFilter.CAN_MASK));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(id, struct, LinuxCan.CanFilter.CAN_ID);
        Memory.putUnsigned(mask, struct, LinuxCan.CanFilter.CAN_MASK);
    }
}
