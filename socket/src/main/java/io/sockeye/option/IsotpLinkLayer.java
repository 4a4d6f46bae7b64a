package io.sockeye.option;

import io.sockeye.internal.sys.LinuxCan.CanIsotpLlOptions;
import java.lang.foreign.MemorySegment;

/// What lies below ISO 15765-2: struct can_isotp_ll_options of `<linux/can/isotp.h>`.
///
/// @param mtu 16, classical CAN, or 72, CAN FD: the size of a frame's struct
/// @param length the most data of a sent frame in bytes: 8, 12, 16, 20, 24, 32, 48, 64
/// @param flags the flags of sent CAN FD frames
public record IsotpLinkLayer(int mtu, int length, int flags) {
    /// The MTU of a new socket.
    public static final int CAN_ISOTP_DEFAULT_LL_MTU = 16;

    /// The length of a new socket.
    public static final int CAN_ISOTP_DEFAULT_LL_TX_DL = 8;

    /// The flags of a new socket.
    public static final int CAN_ISOTP_DEFAULT_LL_TX_FLAGS = 0;

    static final OptionType<IsotpLinkLayer> TYPE =
            new StructType<>(CanIsotpLlOptions.LAYOUT, IsotpLinkLayer::read, IsotpLinkLayer::write);

    private static IsotpLinkLayer read(MemorySegment struct) {
        return new IsotpLinkLayer(
                Memory.unsignedByte(struct, CanIsotpLlOptions.MTU),
                Memory.unsignedByte(struct, CanIsotpLlOptions.TX_DL),
                Memory.unsignedByte(struct, CanIsotpLlOptions.TX_FLAGS));
    }

    private void write(MemorySegment struct) {
        Memory.putByte(mtu, struct, CanIsotpLlOptions.MTU);
        Memory.putByte(length, struct, CanIsotpLlOptions.TX_DL);
        Memory.putByte(flags, struct, CanIsotpLlOptions.TX_FLAGS);
    }
}
