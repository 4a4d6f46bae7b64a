package io.sockeye.option;

import io.sockeye.internal.sys.Bluetooth.L2capOptions;
import java.lang.foreign.MemorySegment;

/// Lengths and mode of an L2CAP channel: struct l2cap_options.
///
/// @param sentMtu the longest sent packet in bytes
/// @param receivedMtu the longest received packet in bytes
/// @param flushTimeout after how many milliseconds a packet is given up; 0xffff never
/// @param mode the mode, BT_MODE_ by older numbers: 0 basic, 3 lost packets are sent again, 4 streaming
/// @param checksum 1 with a checksum
/// @param maxTransmissions how often a packet is sent
/// @param window how many packets go without an answer
public record L2capParameters(
        int sentMtu,
        int receivedMtu,
        int flushTimeout,
        int mode,
        int checksum,
        int maxTransmissions,
        int window) {
    static final OptionType<L2capParameters> TYPE =
            new StructType<>(L2capOptions.LAYOUT, L2capParameters::read, L2capParameters::write);

    private static L2capParameters read(MemorySegment struct) {
        return new L2capParameters(
                Memory.unsignedShort(struct, L2capOptions.OMTU),
                Memory.unsignedShort(struct, L2capOptions.IMTU),
                Memory.unsignedShort(struct, L2capOptions.FLUSH_TO),
                Memory.unsignedByte(struct, L2capOptions.MODE),
                Memory.unsignedByte(struct, L2capOptions.FCS),
                Memory.unsignedByte(struct, L2capOptions.MAX_TX),
                Memory.unsignedShort(struct, L2capOptions.TXWIN_SIZE));
    }

    private void write(MemorySegment struct) {
        Memory.putShort(sentMtu, struct, L2capOptions.OMTU);
        Memory.putShort(receivedMtu, struct, L2capOptions.IMTU);
        Memory.putShort(flushTimeout, struct, L2capOptions.FLUSH_TO);
        Memory.putByte(mode, struct, L2capOptions.MODE);
        Memory.putByte(checksum, struct, L2capOptions.FCS);
        Memory.putByte(maxTransmissions, struct, L2capOptions.MAX_TX);
        Memory.putShort(window, struct, L2capOptions.TXWIN_SIZE);
    }
}
