package io.sockeye.options;

import static io.sockeye.option.NetlinkOptions.NETLINK_ADD_MEMBERSHIP;
import static io.sockeye.option.NetlinkOptions.NETLINK_DROP_MEMBERSHIP;
import static io.sockeye.option.NetlinkOptions.NETLINK_LIST_MEMBERSHIPS;
import static io.sockeye.option.PacketOptions.PACKET_ADD_MEMBERSHIP;
import static io.sockeye.option.PacketOptions.PACKET_COPY_THRESH;
import static io.sockeye.option.PacketOptions.PACKET_DROP_MEMBERSHIP;
import static io.sockeye.option.PacketOptions.PACKET_FANOUT;
import static io.sockeye.option.PacketOptions.PACKET_FANOUT_DATA;
import static io.sockeye.option.PacketOptions.PACKET_ROLLOVER_STATS;
import static io.sockeye.option.PacketOptions.PACKET_RX_RING;
import static io.sockeye.option.PacketOptions.PACKET_TX_RING;
import static io.sockeye.option.PacketOptions.PACKET_VERSION;
import static io.sockeye.option.PacketOptions.TPACKET_V2;
import static io.sockeye.option.PacketOptions.TPACKET_V3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.Socket;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.PacketFanout;
import io.sockeye.option.PacketMembership;
import io.sockeye.option.PacketOptions;
import io.sockeye.option.PacketRingRequest;
import io.sockeye.option.PacketRollover;
import io.sockeye.option.PacketStatistics;
import io.sockeye.option.SocketFilter;
import io.sockeye.option.WriteOnlyOption;
import io.sockeye.resolve.NetInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Packet sockets, netlink, virtual machines.
final class FamilyTrials {
    private static final int IFF_PROMISC = 0x100;
    private static final String VMWARE = "an option of VMware's transport alone";
    private static final String NO_VSOCK = "no AF_VSOCK in this kernel";

    static final Map<String, Trial> PACKET =
            Map.ofEntries(
                    Map.entry("PACKET_ADD_MEMBERSHIP", Trial.effect(FamilyTrials::promiscuous)),
                    Map.entry("PACKET_DROP_MEMBERSHIP", Trial.effect(FamilyTrials::promiscuous)),
                    Map.entry("PACKET_RX_RING", Trial.effect(() -> ring(PACKET_RX_RING))),
                    Map.entry("PACKET_TX_RING", Trial.effect(() -> ring(PACKET_TX_RING))),
                    Map.entry(
                            "PACKET_STATISTICS",
                            Trial.reads(Place.PACKET, new PacketStatistics(0, 0, 0))),
                    Map.entry("PACKET_COPY_THRESH", Trial.effect(FamilyTrials::copyThreshold)),
                    Map.entry("PACKET_VERSION", Trial.roundTrip(Place.PACKET, TPACKET_V2)),
                    Map.entry("PACKET_FANOUT", Trial.effect(FamilyTrials::fanout)),
                    Map.entry("PACKET_FANOUT_DATA", Trial.effect(FamilyTrials::program)),
                    Map.entry("PACKET_ROLLOVER_STATS", Trial.effect(FamilyTrials::rollover)),
                    Map.entry(
                            "PACKET_VNET_HDR_SZ",
                            Trial.roundTrip(Place.PACKET, 12)
                                    .unless("before Linux 6.6", Errno.ENOPROTOOPT)));

    static final Map<String, Trial> NETLINK =
            Map.of(
                    "NETLINK_ADD_MEMBERSHIP", Trial.effect(FamilyTrials::groups),
                    "NETLINK_DROP_MEMBERSHIP", Trial.effect(FamilyTrials::groups),
                    "NETLINK_LIST_MEMBERSHIPS", Trial.reads(Place.NETLINK, List.of()));

    static final Map<String, Trial> VSOCK =
            Map.of(
                    "SO_VM_SOCKETS_BUFFER_SIZE",
                            Trial.roundTrip(Place.VSOCK, 131_072L)
                                    .unless(NO_VSOCK, Errno.EAFNOSUPPORT),
                    "SO_VM_SOCKETS_BUFFER_MIN_SIZE",
                            Trial.roundTrip(Place.VSOCK, 256L).unless(NO_VSOCK, Errno.EAFNOSUPPORT),
                    "SO_VM_SOCKETS_BUFFER_MAX_SIZE",
                            Trial.roundTrip(Place.VSOCK, 524_288L)
                                    .unless(NO_VSOCK, Errno.EAFNOSUPPORT),
                    "SO_VM_SOCKETS_CONNECT_TIMEOUT",
                            Trial.roundTrip(Place.VSOCK, Duration.ofSeconds(3))
                                    .unless(NO_VSOCK, Errno.EAFNOSUPPORT),
                    "SO_VM_SOCKETS_PEER_HOST_VM_ID",
                            Trial.refused(
                                    Place.VSOCK, 0, VMWARE, Errno.ENOPROTOOPT, Errno.EAFNOSUPPORT),
                    "SO_VM_SOCKETS_TRUSTED",
                            Trial.refused(
                                    Place.VSOCK, 0, VMWARE, Errno.ENOPROTOOPT, Errno.EAFNOSUPPORT));

    private FamilyTrials() {}

    private static int loopback() throws IOException {
        return NetInterface.named("lo").index();
    }

    private static boolean isPromiscuous() throws IOException {
        var flags = Files.readString(Path.of("/sys/class/net/lo/flags")).strip();
        return (Integer.decode(flags) & IFF_PROMISC) != 0;
    }

    private static void promiscuous() throws IOException {
        var everything = PacketMembership.promiscuous(loopback());
        try (var socket = Place.PACKET.open()) {
            assertThat(isPromiscuous()).isFalse();
            socket.set(PACKET_ADD_MEMBERSHIP, everything);
            assertThat(isPromiscuous()).isTrue();
            socket.set(PACKET_DROP_MEMBERSHIP, everything);
            assertThat(isPromiscuous()).isFalse();
        }
    }

    /// While there is a ring its layout cannot be changed.
    private static void ring(WriteOnlyOption<PacketRingRequest> option) throws IOException {
        try (var socket = Place.PACKET.open()) {
            socket.set(option, PacketRingRequest.of(4096, 4, 2048));
            assertThatExceptionOfType(ErrnoException.class)
                    .isThrownBy(() -> socket.set(PACKET_VERSION, TPACKET_V3))
                    .matches(e -> e.is(Errno.EBUSY));
            assertThat(socket.get(PacketOptions.PACKET_HDRLEN(TPACKET_V3))).isEqualTo(48);
            socket.set(option, new PacketRingRequest(0, 0, 0, 0, 0, 0, 0));
            socket.set(PACKET_VERSION, TPACKET_V3);
        }
    }

    private static void copyThreshold() throws IOException {
        try (var socket = Place.PACKET.open()) {
            socket.set(PACKET_COPY_THRESH, 128);
        }
    }

    private static Socket bound() throws IOException {
        return Place.PACKET
                .open()
                .bind(SocketAddress.packet(loopback(), PacketProtocol.ETH_P_802_EX1));
    }

    private static void fanout() throws IOException {
        var shared = new PacketFanout(4711, PacketFanout.PACKET_FANOUT_LB, 0);
        try (var first = bound();
                var second = bound()) {
            first.set(PACKET_FANOUT, shared);
            second.set(PACKET_FANOUT, shared);
            assertThat(second.get(PACKET_FANOUT)).isEqualTo(shared);
            assertThatExceptionOfType(ErrnoException.class)
                    .as("one group has one mode")
                    .isThrownBy(() -> {
                        try (var third = bound()) {
                            third.set(PACKET_FANOUT, new PacketFanout(4711, 0, 0));
                        }
                    })
                    .matches(e -> e.is(Errno.EINVAL));
        }
    }

    private static void program() throws IOException {
        try (var socket = bound()) {
            socket.set(PACKET_FANOUT, new PacketFanout(4712, PacketFanout.PACKET_FANOUT_CBPF, 0));
            // ret #0: the first of them
            socket.set(
                    PACKET_FANOUT_DATA,
                    SocketFilter.of(
                            (byte) 6, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
                            (byte) 0));
        }
    }

    private static void rollover() throws IOException {
        int flags = PacketFanout.PACKET_FANOUT_FLAG_ROLLOVER;
        try (var socket = bound()) {
            socket.set(
                    PACKET_FANOUT, new PacketFanout(4713, PacketFanout.PACKET_FANOUT_HASH, flags));
            assertThat(socket.get(PACKET_ROLLOVER_STATS)).isEqualTo(new PacketRollover(0, 0, 0));
        }
    }

    private static void groups() throws IOException {
        try (var socket = Place.NETLINK.open()) {
            socket.set(NETLINK_ADD_MEMBERSHIP, 1).set(NETLINK_ADD_MEMBERSHIP, 34);
            assertThat(socket.get(NETLINK_LIST_MEMBERSHIPS)).containsExactly(1, 34);
            socket.set(NETLINK_DROP_MEMBERSHIP, 1);
            assertThat(socket.get(NETLINK_LIST_MEMBERSHIPS)).containsExactly(34);
        }
    }
}
