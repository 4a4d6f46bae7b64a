package io.sockeye.option;

import io.sockeye.internal.sys.LinuxCan;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Which J1939 messages pass: those whose sender and group equal these in the bits of the masks. struct j1939_filter
/// of `<linux/can/j1939.h>`.
///
/// @param name the NAME of the sender
/// @param nameMask which bits of it count
/// @param pgn the number of the parameter group
/// @param pgnMask which bits of it count
/// @param address the address of the sender
/// @param addressMask which bits of it count
public record J1939Filter(
        long name, long nameMask, long pgn, long pgnMask, int address, int addressMask) {
    private static final StructType<J1939Filter> TYPE =
            new StructType<>(LinuxCan.J1939Filter.LAYOUT, J1939Filter::read, J1939Filter::write);

    static final OptionType<List<J1939Filter>> LIST =
            new ArrayType<>(TYPE, CanOptions.J1939_FILTER_MAX);

    private static J1939Filter read(MemorySegment struct) {
        return new J1939Filter(
                struct.get(Memory.LONG, LinuxCan.J1939Filter.NAME),
                struct.get(Memory.LONG, LinuxCan.J1939Filter.NAME_MASK),
                Memory.unsigned(struct, LinuxCan.J1939Filter.PGN),
                Memory.unsigned(struct, LinuxCan.J1939Filter.PGN_MASK),
                Memory.unsignedByte(struct, LinuxCan.J1939Filter.ADDR),
                Memory.unsignedByte(struct, LinuxCan.J1939Filter.ADDR_MASK));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.LONG, LinuxCan.J1939Filter.NAME, name);
        struct.set(Memory.LONG, LinuxCan.J1939Filter.NAME_MASK, nameMask);
        Memory.putUnsigned(pgn, struct, LinuxCan.J1939Filter.PGN);
        Memory.putUnsigned(pgnMask, struct, LinuxCan.J1939Filter.PGN_MASK);
        Memory.putByte(address, struct, LinuxCan.J1939Filter.ADDR);
        Memory.putByte(addressMask, struct, LinuxCan.J1939Filter.ADDR_MASK);
    }
}
