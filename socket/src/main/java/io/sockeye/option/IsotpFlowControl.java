package io.sockeye.option;

import io.sockeye.internal.sys.LinuxCan.CanIsotpFcOptions;
import java.lang.foreign.MemorySegment;

/// What the flow control frames of ISO 15765-2 ask of the peer: struct can_isotp_fc_options of `<linux/can/isotp.h>`.
///
/// @param blockSize after how many frames the peer waits for the next flow control; 0 never
/// @param separationTime between two frames at least: 0 to 0x7f in milliseconds, 0xf1 to 0xf9 for 100 to 900
/// microseconds
/// @param waitFrames how many wait frames of the peer are borne; 0 none
public record IsotpFlowControl(int blockSize, int separationTime, int waitFrames) {
    /// The block size of a new socket.
    public static final int CAN_ISOTP_DEFAULT_RECV_BS = 0;

    /// The separation time of a new socket.
    public static final int CAN_ISOTP_DEFAULT_RECV_STMIN = 0;

    /// The wait frames of a new socket.
    public static final int CAN_ISOTP_DEFAULT_RECV_WFTMAX = 0;

    static final OptionType<IsotpFlowControl> TYPE =
            new StructType<>(
                    CanIsotpFcOptions.LAYOUT, IsotpFlowControl::read, IsotpFlowControl::write);

    private static IsotpFlowControl read(MemorySegment struct) {
        return new IsotpFlowControl(
                Memory.unsignedByte(struct, CanIsotpFcOptions.BS),
                Memory.unsignedByte(struct, CanIsotpFcOptions.STMIN),
                Memory.unsignedByte(struct, CanIsotpFcOptions.WFTMAX));
    }

    private void write(MemorySegment struct) {
        Memory.putByte(blockSize, struct, CanIsotpFcOptions.BS);
        Memory.putByte(separationTime, struct, CanIsotpFcOptions.STMIN);
        Memory.putByte(waitFrames, struct, CanIsotpFcOptions.WFTMAX);
    }
}
