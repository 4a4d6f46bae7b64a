package io.sockeye.option;

import io.sockeye.internal.sys.LinuxCan.CanIsotpOptions;
import java.lang.foreign.MemorySegment;

/// Addresses, padding and flags of ISO 15765-2: struct can_isotp_options of `<linux/can/isotp.h>`.
///
/// @param flags [#CAN_ISOTP_LISTEN_MODE] and its like
/// @param frameTime between two frames at least, N_As, in nanoseconds; 0 leaves it as it is
/// @param extendedAddress with CAN_ISOTP_EXTEND_ADDR, 0 to 255
/// @param sentPadding the byte that fills sent frames, 0 to 255
/// @param receivedPadding the byte that fills received frames, 0 to 255
/// @param receivedExtendedAddress with CAN_ISOTP_RX_EXT_ADDR, 0 to 255
public record IsotpParameters(
        long flags,
        long frameTime,
        int extendedAddress,
        int sentPadding,
        int receivedPadding,
        int receivedExtendedAddress) {
    /// Listen only: send no flow control.
    public static final int CAN_ISOTP_LISTEN_MODE = 0x0001;

    /// An extended address leads each frame.
    public static final int CAN_ISOTP_EXTEND_ADDR = 0x0002;

    /// Fill sent frames.
    public static final int CAN_ISOTP_TX_PADDING = 0x0004;

    /// Received frames are filled.
    public static final int CAN_ISOTP_RX_PADDING = 0x0008;

    /// Refuse received frames that are not filled.
    public static final int CAN_ISOTP_CHK_PAD_LEN = 0x0010;

    /// Refuse received frames that are filled with another byte.
    public static final int CAN_ISOTP_CHK_PAD_DATA = 0x0020;

    /// Do not send while receiving.
    public static final int CAN_ISOTP_HALF_DUPLEX = 0x0040;

    /// The time of CAN_ISOTP_TX_STMIN counts, not the one of the peer.
    public static final int CAN_ISOTP_FORCE_TXSTMIN = 0x0080;

    /// Ignore frames that come sooner than CAN_ISOTP_RX_STMIN says.
    public static final int CAN_ISOTP_FORCE_RXSTMIN = 0x0100;

    /// The extended address of received frames is another.
    public static final int CAN_ISOTP_RX_EXT_ADDR = 0x0200;

    /// send(2) waits until all has been sent.
    public static final int CAN_ISOTP_WAIT_TX_DONE = 0x0400;

    /// Send single frames to all, and receive nothing. Since Linux 5.11.
    public static final int CAN_ISOTP_SF_BROADCAST = 0x0800;

    /// Send any message to all, without flow control. Since Linux 6.1.
    public static final int CAN_ISOTP_CF_BROADCAST = 0x1000;

    /// Take what each flow control of the peer says. Since Linux 6.3.
    public static final int CAN_ISOTP_DYN_FC_PARMS = 0x2000;

    /// The flags of a new socket.
    public static final int CAN_ISOTP_DEFAULT_FLAGS = 0;

    /// The extended address of a new socket.
    public static final int CAN_ISOTP_DEFAULT_EXT_ADDRESS = 0;

    /// The byte that fills frames of a new socket.
    public static final int CAN_ISOTP_DEFAULT_PAD_CONTENT = 0xCC;

    /// The time between two frames of a new socket, in nanoseconds.
    public static final int CAN_ISOTP_DEFAULT_FRAME_TXTIME = 50000;

    static final OptionType<IsotpParameters> TYPE =
            new StructType<>(CanIsotpOptions.LAYOUT, IsotpParameters::read, IsotpParameters::write);

    /// What a new socket has, with flags.
    ///
    /// @param flags [#CAN_ISOTP_LISTEN_MODE] and its like
    /// @return the parameters
    public static IsotpParameters of(int flags) {
        return new IsotpParameters(
                flags,
                CAN_ISOTP_DEFAULT_FRAME_TXTIME,
                CAN_ISOTP_DEFAULT_EXT_ADDRESS,
                CAN_ISOTP_DEFAULT_PAD_CONTENT,
                CAN_ISOTP_DEFAULT_PAD_CONTENT,
                CAN_ISOTP_DEFAULT_EXT_ADDRESS);
    }

    private static IsotpParameters read(MemorySegment struct) {
        return new IsotpParameters(
                Memory.unsigned(struct, CanIsotpOptions.FLAGS),
                Memory.unsigned(struct, CanIsotpOptions.FRAME_TXTIME),
                Memory.unsignedByte(struct, CanIsotpOptions.EXT_ADDRESS),
                Memory.unsignedByte(struct, CanIsotpOptions.TXPAD_CONTENT),
                Memory.unsignedByte(struct, CanIsotpOptions.RXPAD_CONTENT),
                Memory.unsignedByte(struct, CanIsotpOptions.RX_EXT_ADDRESS));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(flags, struct, CanIsotpOptions.FLAGS);
        Memory.putUnsigned(frameTime, struct, CanIsotpOptions.FRAME_TXTIME);
        Memory.putByte(extendedAddress, struct, CanIsotpOptions.EXT_ADDRESS);
        Memory.putByte(sentPadding, struct, CanIsotpOptions.TXPAD_CONTENT);
        Memory.putByte(receivedPadding, struct, CanIsotpOptions.RXPAD_CONTENT);
        Memory.putByte(receivedExtendedAddress, struct, CanIsotpOptions.RX_EXT_ADDRESS);
    }
}
