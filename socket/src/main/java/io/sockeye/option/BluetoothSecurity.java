package io.sockeye.option;

import io.sockeye.internal.sys.Bluetooth.BtSecurity;
import java.lang.foreign.MemorySegment;

/// How safe a Bluetooth connection is: struct bt_security.
///
/// @param level BT_SECURITY_ of [BluetoothOptions]
/// @param keySize bytes of the key; 0 when set
public record BluetoothSecurity(int level, int keySize) {
    static final OptionType<BluetoothSecurity> TYPE =
            new StructType<>(BtSecurity.LAYOUT, BluetoothSecurity::read, BluetoothSecurity::write);

    private static BluetoothSecurity read(MemorySegment struct) {
        return new BluetoothSecurity(
                Memory.unsignedByte(struct, BtSecurity.LEVEL),
                Memory.unsignedByte(struct, BtSecurity.KEY_SIZE));
    }

    private void write(MemorySegment struct) {
        Memory.putByte(level, struct, BtSecurity.LEVEL);
        Memory.putByte(keySize, struct, BtSecurity.KEY_SIZE);
    }
}
