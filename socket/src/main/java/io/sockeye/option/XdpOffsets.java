package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIfXdp.XdpMmapOffsets;
import io.sockeye.internal.sys.LinuxIfXdp.XdpRingOffset;
import java.lang.foreign.MemorySegment;

/// Where in the rings of an AF_XDP socket their parts lie: struct xdp_mmap_offsets of `<linux/if_xdp.h>`.
///
/// @param receive of XDP_RX_RING
/// @param transmit of XDP_TX_RING
/// @param fill of XDP_UMEM_FILL_RING
/// @param completion of XDP_UMEM_COMPLETION_RING
public record XdpOffsets(Ring receive, Ring transmit, Ring fill, Ring completion) {
    static final OptionType<XdpOffsets> TYPE =
            new StructType<>(XdpMmapOffsets.LAYOUT, XdpOffsets::read, XdpOffsets::write);

    /// The parts of one ring, in bytes from its beginning: struct xdp_ring_offset.
    ///
    /// @param producer the number of entries ever written
    /// @param consumer the number of entries ever read
    /// @param descriptors the entries
    /// @param flags whether the kernel wants to be woken; 0 before Linux 5.4
    public record Ring(long producer, long consumer, long descriptors, long flags) {
        private static Ring read(MemorySegment struct, long at) {
            return new Ring(
                    struct.get(Memory.LONG, at + XdpRingOffset.PRODUCER),
                    struct.get(Memory.LONG, at + XdpRingOffset.CONSUMER),
                    struct.get(Memory.LONG, at + XdpRingOffset.DESC),
                    struct.get(Memory.LONG, at + XdpRingOffset.FLAGS));
        }

        private void write(MemorySegment struct, long at) {
            struct.set(Memory.LONG, at + XdpRingOffset.PRODUCER, producer);
            struct.set(Memory.LONG, at + XdpRingOffset.CONSUMER, consumer);
            struct.set(Memory.LONG, at + XdpRingOffset.DESC, descriptors);
            struct.set(Memory.LONG, at + XdpRingOffset.FLAGS, flags);
        }
    }

    private static XdpOffsets read(MemorySegment struct) {
        return new XdpOffsets(
                Ring.read(struct, XdpMmapOffsets.RX),
                Ring.read(struct, XdpMmapOffsets.TX),
                Ring.read(struct, XdpMmapOffsets.FR),
                Ring.read(struct, XdpMmapOffsets.CR));
    }

    private void write(MemorySegment struct) {
        receive.write(struct, XdpMmapOffsets.RX);
        transmit.write(struct, XdpMmapOffsets.TX);
        fill.write(struct, XdpMmapOffsets.FR);
        completion.write(struct, XdpMmapOffsets.CR);
    }
}
