package io.sockeye.address;

import java.util.regex.Pattern;

/// The address of a Bluetooth device, `bdaddr_t` of BlueZ.
///
/// @param bytes the six bytes in the order of the text; C has them the other way round
public record BluetoothAddress(Bytes bytes) {
    /// An address of classic Bluetooth.
    public static final int BDADDR_BREDR = 0;

    /// A public address of Bluetooth Low Energy.
    public static final int BDADDR_LE_PUBLIC = 1;

    /// A random address of Bluetooth Low Energy.
    public static final int BDADDR_LE_RANDOM = 2;

    private static final int LENGTH = 6;
    private static final Pattern TEXT = Pattern.compile("(?:\\p{XDigit}{2}:){5}\\p{XDigit}{2}");

    /// Any device, or the first adapter.
    public static final BluetoothAddress BDADDR_ANY = parse("00:00:00:00:00:00");

    /// All devices.
    public static final BluetoothAddress BDADDR_ALL = parse("FF:FF:FF:FF:FF:FF");

    /// This machine.
    public static final BluetoothAddress BDADDR_LOCAL = parse("00:00:00:FF:FF:FF");

    /// Checks the length.
    ///
    /// @throws IllegalArgumentException if there are not six bytes
    public BluetoothAddress {
        if (bytes.length() != LENGTH)
            throw new IllegalArgumentException(
                    "a Bluetooth address has 6 bytes, not " + bytes.length());
    }

    /// Reads the usual text.
    ///
    /// @param text six bytes in hexadecimal, with colons between
    /// @return the address
    /// @throws IllegalArgumentException if it is another text; the message shows it
    public static BluetoothAddress parse(String text) {
        if (!TEXT.matcher(text).matches())
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no Bluetooth address; one is such as 00:1A:7D:DA:71:13");
        return new BluetoothAddress(Bytes.parse(text.replace(":", "")));
    }

    /// Answers the usual text.
    ///
    /// @return such as `00:1A:7D:DA:71:13`
    @Override
    public String toString() {
        var text = new StringBuilder(17);
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0) text.append(':');
            text.append("%02X".formatted(bytes.at(i)));
        }
        return text.toString();
    }
}
