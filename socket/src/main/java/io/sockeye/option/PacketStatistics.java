package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIfPacket.TpacketStatsV3;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// How a packet socket keeps up: struct tpacket_stats and tpacket_stats_v3 of packet(7).
///
/// @param packets how many came, also those that were dropped; 32 bits unsigned
/// @param drops how many were dropped for want of room; 32 bits unsigned
/// @param freezes how often the ring was full, of TPACKET_V3 alone; 32 bits unsigned
public record PacketStatistics(long packets, long drops, long freezes) {
    static final OptionType<PacketStatistics> TYPE = new Type();

    private record Type() implements OptionType<PacketStatistics> {
        @Override
        public int size() {
            return TpacketStatsV3.SIZE;
        }

        @Override
        public PacketStatistics decode(MemorySegment value) {
            var fields = new Fields(value.toArray(Memory.BYTE));
            return new PacketStatistics(
                    fields.u32(TpacketStatsV3.TP_PACKETS),
                    fields.u32(TpacketStatsV3.TP_DROPS),
                    fields.u32(TpacketStatsV3.TP_FREEZE_Q_CNT));
        }

        @Override
        public MemorySegment encode(PacketStatistics value, Arena arena) {
            MemorySegment struct = arena.allocate(TpacketStatsV3.LAYOUT);
            Memory.putUnsigned(value.packets, struct, TpacketStatsV3.TP_PACKETS);
            Memory.putUnsigned(value.drops, struct, TpacketStatsV3.TP_DROPS);
            Memory.putUnsigned(value.freezes, struct, TpacketStatsV3.TP_FREEZE_Q_CNT);
            return struct;
        }

        @Override
        public String toString() {
            return "struct tpacket_stats_v3";
        }
    }
}
