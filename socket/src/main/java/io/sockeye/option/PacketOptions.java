package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_PACKET;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

/// The options of packet sockets: level SOL_PACKET, packet(7).
public final class PacketOptions {
    /// Receive what the interface would leave out. Since Linux 2.2; packet(7).
    public static final WriteOnlyOption<PacketMembership> PACKET_ADD_MEMBERSHIP =
            new WriteOnlyOption<>(
                    "PACKET_ADD_MEMBERSHIP",
                    SOL_PACKET,
                    1,
                    LazyType.of(() -> PacketMembership.TYPE));

    /// Take that back. Since Linux 2.2; packet(7).
    public static final WriteOnlyOption<PacketMembership> PACKET_DROP_MEMBERSHIP =
            new WriteOnlyOption<>(
                    "PACKET_DROP_MEMBERSHIP",
                    SOL_PACKET,
                    2,
                    LazyType.of(() -> PacketMembership.TYPE));

    /// A ring of memory shared with the kernel for what is received, to be mapped by mmap(2). Since
    /// Linux 2.4; packet(7).
    public static final WriteOnlyOption<PacketRingRequest> PACKET_RX_RING =
            new WriteOnlyOption<>(
                    "PACKET_RX_RING", SOL_PACKET, 5, LazyType.of(() -> PacketRingRequest.TYPE));

    /// How many packets came and how many of them were dropped; reading sets both to 0. Since
    /// Linux 2.4; packet(7).
    public static final ReadOnlyOption<PacketStatistics> PACKET_STATISTICS =
            new ReadOnlyOption<>(
                    "PACKET_STATISTICS", SOL_PACKET, 6, LazyType.of(() -> PacketStatistics.TYPE));

    /// Packets longer than this come as a whole beside the ring that cuts them, in bytes. Since Linux 2.4;
    /// `<linux/if_packet.h>`.
    public static final WriteOnlyOption<Integer> PACKET_COPY_THRESH =
            new WriteOnlyOption<>("PACKET_COPY_THRESH", SOL_PACKET, 7, INT);

    /// Send what is known of each packet beside it: lengths, VLAN tag. Since Linux 2.6.21; packet(7).
    public static final SocketOption<Boolean> PACKET_AUXDATA =
            new SocketOption<>("PACKET_AUXDATA", SOL_PACKET, 8, FLAG);

    /// Name the physical interface by which a packet came, and not the bond above it. Since Linux 2.6.21;
    /// `<linux/if_packet.h>`.
    public static final SocketOption<Boolean> PACKET_ORIGDEV =
            new SocketOption<>("PACKET_ORIGDEV", SOL_PACKET, 9, FLAG);

    /// The layout of the ring: [#TPACKET_V1], [#TPACKET_V2], [#TPACKET_V3]. Since Linux 2.6.27; packet(7).
    public static final SocketOption<Integer> PACKET_VERSION =
            new SocketOption<>("PACKET_VERSION", SOL_PACKET, 10, INT);

    /// Room before each packet in the ring, in bytes. Since Linux 2.6.29; packet(7).
    public static final SocketOption<Integer> PACKET_RESERVE =
            new SocketOption<>("PACKET_RESERVE", SOL_PACKET, 12, INT);

    /// A ring of memory shared with the kernel for what is sent. Since Linux 2.6.31; packet(7).
    public static final WriteOnlyOption<PacketRingRequest> PACKET_TX_RING =
            new WriteOnlyOption<>(
                    "PACKET_TX_RING", SOL_PACKET, 13, LazyType.of(() -> PacketRingRequest.TYPE));

    /// Leave out wrong packets of the transmit ring, and go on. Since Linux 2.6.31; packet(7).
    public static final SocketOption<Boolean> PACKET_LOSS =
            new SocketOption<>("PACKET_LOSS", SOL_PACKET, 14, FLAG);

    /// A struct virtio_net_hdr stands before each packet of a SOCK_RAW socket. Since Linux 2.6.37;
    /// `<linux/if_packet.h>`.
    public static final SocketOption<Boolean> PACKET_VNET_HDR =
            new SocketOption<>("PACKET_VNET_HDR", SOL_PACKET, 15, FLAG);

    /// Which clock stamps the packets of the ring: SOF_TIMESTAMPING_ of [SocketOptions]. Since Linux 2.6.36;
    /// packet(7).
    public static final SocketOption<Integer> PACKET_TIMESTAMP =
            new SocketOption<>("PACKET_TIMESTAMP", SOL_PACKET, 17, INT);

    /// Share the packets with other sockets; bind(2) comes first. Since Linux 3.1; packet(7).
    public static final SocketOption<PacketFanout> PACKET_FANOUT =
            new SocketOption<>(
                    "PACKET_FANOUT", SOL_PACKET, 18, LazyType.of(() -> PacketFanout.TYPE));

    /// Each packet of the transmit ring says where it begins. Since Linux 3.7; `<linux/if_packet.h>`.
    public static final SocketOption<Boolean> PACKET_TX_HAS_OFF =
            new SocketOption<>("PACKET_TX_HAS_OFF", SOL_PACKET, 19, FLAG);

    /// Give packets to the device without queueing. Since Linux 3.14; packet(7).
    public static final SocketOption<Boolean> PACKET_QDISC_BYPASS =
            new SocketOption<>("PACKET_QDISC_BYPASS", SOL_PACKET, 20, FLAG);

    /// How often packets went to another socket of the fanout; of such a socket alone. Since Linux 4.2;
    /// `<linux/if_packet.h>`.
    public static final ReadOnlyOption<PacketRollover> PACKET_ROLLOVER_STATS =
            new ReadOnlyOption<>(
                    "PACKET_ROLLOVER_STATS",
                    SOL_PACKET,
                    21,
                    LazyType.of(() -> PacketRollover.TYPE));

    /// The program that picks the socket, with PACKET_FANOUT_CBPF. Since Linux 4.3; `<linux/if_packet.h>`.
    public static final WriteOnlyOption<SocketFilter> PACKET_FANOUT_DATA =
            new WriteOnlyOption<>(
                    "PACKET_FANOUT_DATA", SOL_PACKET, 22, LazyType.of(() -> SocketFilter.TYPE));

    /// Do not receive what this machine sends. Since Linux 4.20; packet(7).
    public static final SocketOption<Boolean> PACKET_IGNORE_OUTGOING =
            new SocketOption<>("PACKET_IGNORE_OUTGOING", SOL_PACKET, 23, FLAG);

    /// How long the header of PACKET_VNET_HDR is: 0, 10 or 12 bytes. Since Linux 6.6; `<linux/if_packet.h>`.
    public static final SocketOption<Integer> PACKET_VNET_HDR_SZ =
            new SocketOption<>("PACKET_VNET_HDR_SZ", SOL_PACKET, 24, INT);

    /// PACKET_VERSION: the first layout.
    public static final int TPACKET_V1 = 0;

    /// PACKET_VERSION: 64-bit clean, with nanoseconds and VLAN tags.
    public static final int TPACKET_V2 = 1;

    /// PACKET_VERSION: blocks of packets of any length. Since Linux 3.2.
    public static final int TPACKET_V3 = 2;

    private PacketOptions() {}

    /// How long the header of a packet in the ring is: what to read of PACKET_HDRLEN.
    ///
    /// @param version the layout of the ring, [#TPACKET_V1] and its like
    /// @return the option to read, in bytes
    public static ReadOnlyOption<Integer> PACKET_HDRLEN(int version) {
        var question = new Question<>(INT, arena -> arena.allocateFrom(Memory.INT, version));
        return new ReadOnlyOption<>("PACKET_HDRLEN", SOL_PACKET, 11, question);
    }
}
