package io.sockeye.address;

import io.sockeye.internal.named.Constants;

/// The protocol of [AddressFamily#AF_BLUETOOTH], as in BlueZ's `<bluetooth/bluetooth.h>`.
///
/// @param number the kernel's number
public record BluetoothProtocol(int number) implements Protocol {
    /// Logical link control.
    public static final BluetoothProtocol BTPROTO_L2CAP = new BluetoothProtocol(0);

    /// The controller itself.
    public static final BluetoothProtocol BTPROTO_HCI = new BluetoothProtocol(1);

    /// Voice.
    public static final BluetoothProtocol BTPROTO_SCO = new BluetoothProtocol(2);

    /// Serial lines.
    public static final BluetoothProtocol BTPROTO_RFCOMM = new BluetoothProtocol(3);

    /// Network encapsulation.
    public static final BluetoothProtocol BTPROTO_BNEP = new BluetoothProtocol(4);

    /// CAPI messages.
    public static final BluetoothProtocol BTPROTO_CMTP = new BluetoothProtocol(5);

    /// Input devices.
    public static final BluetoothProtocol BTPROTO_HIDP = new BluetoothProtocol(6);

    /// Audio and video distribution.
    public static final BluetoothProtocol BTPROTO_AVDTP = new BluetoothProtocol(7);

    private static final Constants<BluetoothProtocol> NAMES =
            Constants.of(BluetoothProtocol.class, BluetoothProtocol::number);

    /// Answers the protocol with a number.
    ///
    /// @param number the number as the header prints it
    /// @return the constant itself where there is one
    public static BluetoothProtocol of(int number) {
        return NAMES.find(number, other -> new BluetoothProtocol((int) other));
    }

    /// Answers the C name of this protocol.
    ///
    /// @return such as `BTPROTO_L2CAP`, or the number in decimal when it has no name
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
