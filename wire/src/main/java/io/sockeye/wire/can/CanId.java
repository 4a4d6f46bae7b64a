package io.sockeye.wire.can;

/// What the 32 bits mean that classical and FD frames begin with: an identifier below three flags. canid_t of `<linux/can.h>`.
public final class CanId {
    /// An identifier of 29 bits, not of 11: the extended frame format.
    public static final long CAN_EFF_FLAG = 0x8000_0000L;

    /// A remote frame: it asks for one with this identifier.
    public static final long CAN_RTR_FLAG = 0x4000_0000L;

    /// An error of the bus or its controller, reported by the driver; the identifier is the class of the error.
    public static final long CAN_ERR_FLAG = 0x2000_0000L;

    /// The bits of an identifier in the standard frame format.
    public static final long CAN_SFF_MASK = 0x7ffL;

    /// The bits of an identifier in the extended frame format.
    public static final long CAN_EFF_MASK = 0x1fff_ffffL;

    /// The bits of the class of an error.
    public static final long CAN_ERR_MASK = 0x1fff_ffffL;

    static final long MAX = 0xffff_ffffL;

    private CanId() {}

    /// As can-utils print it: three digits for a standard identifier, eight for others; without CAN_RTR_FLAG.
    static String text(long id) {
        if ((id & CAN_ERR_FLAG) != 0) return "%08X".formatted(id & (CAN_ERR_MASK | CAN_ERR_FLAG));
        return (id & CAN_EFF_FLAG) != 0
                ? "%08X".formatted(id & CAN_EFF_MASK)
                : "%03X".formatted(id & CAN_SFF_MASK);
    }
}
