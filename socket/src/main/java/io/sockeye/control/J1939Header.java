package io.sockeye.control;

/// What the header of a received J1939 message says of its receiver and its urgency, the kernel's Documentation/networking/j1939.rst
/// (since Linux 5.4). Who sent it is in the address.
///
/// @param type SCM_J1939_DEST_ADDR, SCM_J1939_DEST_NAME (where the receiver has one) or SCM_J1939_PRIO
/// @param value the address, 0 to 255; the NAME, 64 bits; the priority, 0 (first) to 7
public record J1939Header(ControlType type, long value) implements ControlMessage {
    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the type is another, or an address or a priority does not fit 8 bits
    public J1939Header {
        OptionNames.require(
                type,
                ControlType.SCM_J1939_DEST_ADDR,
                ControlType.SCM_J1939_DEST_NAME,
                ControlType.SCM_J1939_PRIO);
        if (!type.equals(ControlType.SCM_J1939_DEST_NAME))
            Ranges.check("value", value, Ranges.BYTE);
    }
}
