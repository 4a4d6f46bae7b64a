package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_XDP;
import static io.sockeye.option.OptionType.INT;

/// The options of AF_XDP sockets: level SOL_XDP. The rings and the memory of the packets are shared with the kernel
/// by mmap(2).
public final class XdpOptions {
    /// Where in each ring its parts lie. Since Linux 4.18; `<linux/if_xdp.h>`.
    public static final ReadOnlyOption<XdpOffsets> XDP_MMAP_OFFSETS =
            new ReadOnlyOption<>(
                    "XDP_MMAP_OFFSETS", SOL_XDP, 1, LazyType.of(() -> XdpOffsets.TYPE));

    /// How many entries the receive ring has, a power of 2. Since Linux 4.18; `<linux/if_xdp.h>`.
    public static final WriteOnlyOption<Integer> XDP_RX_RING =
            new WriteOnlyOption<>("XDP_RX_RING", SOL_XDP, 2, INT);

    /// How many entries the transmit ring has, a power of 2. Since Linux 4.18; `<linux/if_xdp.h>`.
    public static final WriteOnlyOption<Integer> XDP_TX_RING =
            new WriteOnlyOption<>("XDP_TX_RING", SOL_XDP, 3, INT);

    /// The memory of the packets. Since Linux 4.18; `<linux/if_xdp.h>`.
    public static final WriteOnlyOption<XdpMemory> XDP_UMEM_REG =
            new WriteOnlyOption<>("XDP_UMEM_REG", SOL_XDP, 4, LazyType.of(() -> XdpMemory.TYPE));

    /// How many entries the ring has by which the kernel gets memory to fill, a power of 2. Since Linux 4.18;
    /// `<linux/if_xdp.h>`.
    public static final WriteOnlyOption<Integer> XDP_UMEM_FILL_RING =
            new WriteOnlyOption<>("XDP_UMEM_FILL_RING", SOL_XDP, 5, INT);

    /// How many entries the ring has by which the kernel returns what was sent, a power of 2. Since Linux 4.18;
    /// `<linux/if_xdp.h>`.
    public static final WriteOnlyOption<Integer> XDP_UMEM_COMPLETION_RING =
            new WriteOnlyOption<>("XDP_UMEM_COMPLETION_RING", SOL_XDP, 6, INT);

    /// What was dropped, and why. Since Linux 4.18; `<linux/if_xdp.h>`.
    public static final ReadOnlyOption<XdpStatistics> XDP_STATISTICS =
            new ReadOnlyOption<>(
                    "XDP_STATISTICS", SOL_XDP, 7, LazyType.of(() -> XdpStatistics.TYPE));

    /// Whether packets are copied: 0, or [#XDP_OPTIONS_ZEROCOPY]. Since Linux 5.3; `<linux/if_xdp.h>`.
    public static final ReadOnlyOption<Integer> XDP_OPTIONS =
            new ReadOnlyOption<>("XDP_OPTIONS", SOL_XDP, 8, INT);

    /// How many packets one call sends at most, in copy mode. Since Linux 6.17; `<linux/if_xdp.h>`.
    public static final SocketOption<Integer> XDP_MAX_TX_SKB_BUDGET =
            new SocketOption<>("XDP_MAX_TX_SKB_BUDGET", SOL_XDP, 9, INT);

    /// Of XDP_OPTIONS: they are not.
    public static final int XDP_OPTIONS_ZEROCOPY = 1;

    private XdpOptions() {}
}
