package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.internal.sys.Bluetooth.L2capConninfo;
import java.lang.foreign.MemorySegment;

/// The link of a connected Bluetooth socket: struct l2cap_conninfo, rfcomm_conninfo, sco_conninfo of BlueZ, which are one.
///
/// @param handle the number of the link at its controller
/// @param deviceClass what kind of device the peer is, 3 bytes
public record L2capConnection(int handle, Bytes deviceClass) {
    static final OptionType<L2capConnection> TYPE =
            new StructType<>(L2capConninfo.LAYOUT, L2capConnection::read, L2capConnection::write);

    private static final int CLASS = 3;

    private static L2capConnection read(MemorySegment struct) {
        return new L2capConnection(
                Memory.unsignedShort(struct, L2capConninfo.HCI_HANDLE),
                Memory.bytes(struct, L2capConninfo.DEV_CLASS, CLASS));
    }

    private void write(MemorySegment struct) {
        Memory.putShort(handle, struct, L2capConninfo.HCI_HANDLE);
        if (deviceClass.length() != CLASS)
            throw new IllegalArgumentException("a class of " + deviceClass.length() + " bytes");
        Memory.putBytes(deviceClass, struct, L2capConninfo.DEV_CLASS);
    }
}
