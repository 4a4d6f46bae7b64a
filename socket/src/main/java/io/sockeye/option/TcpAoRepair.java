package io.sockeye.option;

import io.sockeye.internal.sys.LinuxTcp;
import java.lang.foreign.MemorySegment;

/// The numbers that TCP's authentication option signs with a segment: struct tcp_ao_repair. All are
/// 32 bits unsigned.
///
/// @param sendInitial our initial sequence number
/// @param receiveInitial the peer's initial sequence number
/// @param sendExtension how often our sequence numbers wrapped around
/// @param receiveExtension how often the peer's did
public record TcpAoRepair(
        long sendInitial, long receiveInitial, long sendExtension, long receiveExtension) {
    static final OptionType<TcpAoRepair> TYPE =
            new StructType<>(LinuxTcp.TcpAoRepair.LAYOUT, TcpAoRepair::read, TcpAoRepair::write);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number has more than 32 bits; the message names it
    public TcpAoRepair {
        Memory.checkUnsigned(sendInitial, 0xffff_ffffL);
        Memory.checkUnsigned(receiveInitial, 0xffff_ffffL);
        Memory.checkUnsigned(sendExtension, 0xffff_ffffL);
        Memory.checkUnsigned(receiveExtension, 0xffff_ffffL);
    }

    // The initial numbers are in network byte order.
    private static TcpAoRepair read(MemorySegment struct) {
        return new TcpAoRepair(
                swapped(struct.get(Memory.INT, LinuxTcp.TcpAoRepair.SNT_ISN)),
                swapped(struct.get(Memory.INT, LinuxTcp.TcpAoRepair.RCV_ISN)),
                Memory.unsigned(struct, LinuxTcp.TcpAoRepair.SND_SNE),
                Memory.unsigned(struct, LinuxTcp.TcpAoRepair.RCV_SNE));
    }

    private static long swapped(int number) {
        return Integer.toUnsignedLong(Integer.reverseBytes(number));
    }

    private void write(MemorySegment struct) {
        struct.set(
                Memory.INT, LinuxTcp.TcpAoRepair.SNT_ISN, Integer.reverseBytes((int) sendInitial));
        struct.set(
                Memory.INT,
                LinuxTcp.TcpAoRepair.RCV_ISN,
                Integer.reverseBytes((int) receiveInitial));
        Memory.putUnsigned(sendExtension, struct, LinuxTcp.TcpAoRepair.SND_SNE);
        Memory.putUnsigned(receiveExtension, struct, LinuxTcp.TcpAoRepair.RCV_SNE);
    }
}
