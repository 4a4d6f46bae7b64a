package io.sockeye.address;

import io.sockeye.internal.named.Constants;

/// The protocol of [AddressFamily#AF_CAN], as in `<linux/can.h>`.
///
/// @param number the kernel's number
public record CanProtocol(int number) implements Protocol {
    /// Frames: can(7) of the kernel.
    public static final CanProtocol CAN_RAW = new CanProtocol(1);

    /// The broadcast manager.
    public static final CanProtocol CAN_BCM = new CanProtocol(2);

    /// VAG transport protocol 1.6.
    public static final CanProtocol CAN_TP16 = new CanProtocol(3);

    /// VAG transport protocol 2.0.
    public static final CanProtocol CAN_TP20 = new CanProtocol(4);

    /// Bosch MCNet.
    public static final CanProtocol CAN_MCNET = new CanProtocol(5);

    /// ISO 15765-2 transport. Since Linux 5.10.
    public static final CanProtocol CAN_ISOTP = new CanProtocol(6);

    /// SAE J1939. Since Linux 5.4.
    public static final CanProtocol CAN_J1939 = new CanProtocol(7);

    private static final Constants<CanProtocol> NAMES =
            Constants.of(CanProtocol.class, CanProtocol::number);

    /// Answers the protocol with a number.
    ///
    /// @param number the number as the header prints it
    /// @return the constant itself where there is one
    public static CanProtocol of(int number) {
        return NAMES.find(number, other -> new CanProtocol((int) other));
    }

    /// Answers the C name of this protocol.
    ///
    /// @return such as `CAN_RAW`, or the number in decimal when it has no name
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
