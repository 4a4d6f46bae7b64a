package io.sockeye.option;

import io.sockeye.internal.sys.Bluetooth;
import java.lang.foreign.MemorySegment;

/// Which packets of a Bluetooth controller are received: struct hci_filter of BlueZ.
///
/// @param types a bit for each type of packet, HCI_EVENT_PKT is 4
/// @param events a bit for each event below 64
/// @param opcode of events that answer a command, the command alone; 0 for all
public record HciFilter(long types, long events, int opcode) {
    static final OptionType<HciFilter> TYPE =
            new StructType<>(Bluetooth.HciFilter.LAYOUT, HciFilter::read, HciFilter::write);

    private static HciFilter read(MemorySegment struct) {
        return new HciFilter(
                Memory.unsigned(struct, Bluetooth.HciFilter.TYPE_MASK),
                struct.get(Memory.LONG, Bluetooth.HciFilter.EVENT_MASK),
                Memory.unsignedShort(struct, Bluetooth.HciFilter.OPCODE));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(types, struct, Bluetooth.HciFilter.TYPE_MASK);
        struct.set(Memory.LONG, Bluetooth.HciFilter.EVENT_MASK, events);
        Memory.putShort(opcode, struct, Bluetooth.HciFilter.OPCODE);
    }
}
