package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIfPacket.TpacketRolloverStats;
import java.lang.foreign.MemorySegment;

/// How often a socket of a fanout gave packets to another: struct tpacket_rollover_stats of `<linux/if_packet.h>`.
///
/// @param all how many packets
/// @param huge how many of them belonged to a flow that fills a socket by itself
/// @param failed how many found no other socket
public record PacketRollover(long all, long huge, long failed) {
    static final OptionType<PacketRollover> TYPE =
            new StructType<>(
                    TpacketRolloverStats.LAYOUT, PacketRollover::read, PacketRollover::write);

    private static PacketRollover read(MemorySegment struct) {
        return new PacketRollover(
                struct.get(Memory.LONG, TpacketRolloverStats.TP_ALL),
                struct.get(Memory.LONG, TpacketRolloverStats.TP_HUGE),
                struct.get(Memory.LONG, TpacketRolloverStats.TP_FAILED));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.LONG, TpacketRolloverStats.TP_ALL, all);
        struct.set(Memory.LONG, TpacketRolloverStats.TP_HUGE, huge);
        struct.set(Memory.LONG, TpacketRolloverStats.TP_FAILED, failed);
    }
}
