package io.sockeye.option;

import io.sockeye.internal.sys.LinuxCan.CanRawVcidOptions;
import java.lang.foreign.MemorySegment;

/// Which virtual networks of CAN XL a socket sends to and hears: struct can_raw_vcid_options of `<linux/can/raw.h>`.
///
/// @param flags [#CAN_RAW_XL_VCID_TX_SET] and its like: what of the rest counts
/// @param sent the network that is set into frames, 0 to 255
/// @param received the network that is heard, 0 to 255
/// @param mask which bits of it count, 0 to 255
public record CanVirtualNetworks(int flags, int sent, int received, int mask) {
    /// Set the network into what is sent.
    public static final int CAN_RAW_XL_VCID_TX_SET = 1;

    /// Leave the network of what is sent.
    public static final int CAN_RAW_XL_VCID_TX_PASS = 2;

    /// Hear one network alone.
    public static final int CAN_RAW_XL_VCID_RX_FILTER = 4;

    static final OptionType<CanVirtualNetworks> TYPE =
            new StructType<>(
                    CanRawVcidOptions.LAYOUT, CanVirtualNetworks::read, CanVirtualNetworks::write);

    private static CanVirtualNetworks read(MemorySegment struct) {
        return new CanVirtualNetworks(
                Memory.unsignedByte(struct, CanRawVcidOptions.FLAGS),
                Memory.unsignedByte(struct, CanRawVcidOptions.TX_VCID),
                Memory.unsignedByte(struct, CanRawVcidOptions.RX_VCID),
                Memory.unsignedByte(struct, CanRawVcidOptions.RX_VCID_MASK));
    }

    private void write(MemorySegment struct) {
        Memory.putByte(flags, struct, CanRawVcidOptions.FLAGS);
        Memory.putByte(sent, struct, CanRawVcidOptions.TX_VCID);
        Memory.putByte(received, struct, CanRawVcidOptions.RX_VCID);
        Memory.putByte(mask, struct, CanRawVcidOptions.RX_VCID_MASK);
    }
}
