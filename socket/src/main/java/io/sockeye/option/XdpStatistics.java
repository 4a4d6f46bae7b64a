package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIfXdp;
import java.lang.foreign.MemorySegment;

/// What an AF_XDP socket dropped, and why: struct xdp_statistics of `<linux/if_xdp.h>`.
///
/// @param dropped received packets that were dropped for other reasons
/// @param invalidReceive entries of the fill ring that were wrong
/// @param invalidTransmit entries of the transmit ring that were wrong
/// @param receiveFull received packets that found the receive ring full; 0 before Linux 5.9
/// @param fillEmpty how often the fill ring was empty; 0 before Linux 5.9
/// @param transmitEmpty how often the transmit ring was empty; 0 before Linux 5.9
public record XdpStatistics(
        long dropped,
        long invalidReceive,
        long invalidTransmit,
        long receiveFull,
        long fillEmpty,
        long transmitEmpty) {
    static final OptionType<XdpStatistics> TYPE =
            new StructType<>(
                    LinuxIfXdp.XdpStatistics.LAYOUT, XdpStatistics::read, XdpStatistics::write);

    private static XdpStatistics read(MemorySegment struct) {
        return new XdpStatistics(
                struct.get(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_DROPPED),
                struct.get(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_INVALID_DESCS),
                struct.get(Memory.LONG, LinuxIfXdp.XdpStatistics.TX_INVALID_DESCS),
                struct.get(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_RING_FULL),
                struct.get(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_FILL_RING_EMPTY_DESCS),
                struct.get(Memory.LONG, LinuxIfXdp.XdpStatistics.TX_RING_EMPTY_DESCS));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_DROPPED, dropped);
        struct.set(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_INVALID_DESCS, invalidReceive);
        struct.set(Memory.LONG, LinuxIfXdp.XdpStatistics.TX_INVALID_DESCS, invalidTransmit);
        struct.set(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_RING_FULL, receiveFull);
        struct.set(Memory.LONG, LinuxIfXdp.XdpStatistics.RX_FILL_RING_EMPTY_DESCS, fillEmpty);
        struct.set(Memory.LONG, LinuxIfXdp.XdpStatistics.TX_RING_EMPTY_DESCS, transmitEmpty);
    }
}
