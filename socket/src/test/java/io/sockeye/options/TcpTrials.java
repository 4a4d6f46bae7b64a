package io.sockeye.options;

import static io.sockeye.error.Errno.*;
import static io.sockeye.option.TcpOptions.*;
import static io.sockeye.options.Place.*;
import static io.sockeye.options.SocketTrials.assertErrno;
import static io.sockeye.options.Trial.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.MptcpFullInfo;
import io.sockeye.option.MptcpOptions;
import io.sockeye.option.TcpAoInfo;
import io.sockeye.option.TcpAoKey;
import io.sockeye.option.TcpAoKeyRemoval;
import io.sockeye.option.TcpInfo;
import io.sockeye.option.TcpMd5Signature;
import io.sockeye.option.TcpRepairOption;
import io.sockeye.option.TcpState;
import io.sockeye.option.ZerocopyReceive;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// SOL_TCP and SOL_MPTCP: what is not a flag to turn or a number to raise by one.
final class TcpTrials {
    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final String AO = "a kernel built without CONFIG_TCP_AO";

    private TcpTrials() {}

    static final Map<String, Trial> TABLE =
            Map.ofEntries(
                    Map.entry("TCP_MAXSEG", effect(TcpTrials::segmentsAreShort)),
                    Map.entry("TCP_KEEPIDLE", roundTrip(TCP4, Duration.ofSeconds(33))),
                    Map.entry("TCP_KEEPINTVL", roundTrip(TCP4, Duration.ofSeconds(9))),
                    Map.entry("TCP_LINGER2", roundTrip(TCP4, Duration.ofSeconds(30))),
                    // SYN-ACKs are sent after 1, 3 and 7 s
                    Map.entry(
                            "TCP_DEFER_ACCEPT",
                            roundTrip(TCP4, Duration.ofSeconds(5), Duration.ofSeconds(7))),
                    Map.entry("TCP_WINDOW_CLAMP", roundTrip(TCP4, 65_536)),
                    Map.entry("TCP_INFO", readsConnected(TCP4, TcpTrials::isEstablished)),
                    Map.entry("TCP_CONGESTION", roundTrip(TCP4, "reno")),
                    Map.entry("TCP_MD5SIG", effect(() -> signed(false))),
                    Map.entry("TCP_MD5SIG_EXT", effect(() -> signed(true))),
                    Map.entry("TCP_THIN_DUPACK", effect(TcpTrials::ignored)),
                    Map.entry("TCP_USER_TIMEOUT", roundTrip(TCP4, Duration.ofMillis(12_345))),
                    Map.entry("TCP_REPAIR_QUEUE", effect(TcpTrials::aConnectionIsMadeByHand)),
                    Map.entry("TCP_QUEUE_SEQ", effect(TcpTrials::aConnectionIsMadeByHand)),
                    Map.entry("TCP_REPAIR_OPTIONS", effect(TcpTrials::aConnectionIsMadeByHand)),
                    Map.entry("TCP_REPAIR_WINDOW", effect(TcpTrials::aConnectionIsMadeByHand)),
                    Map.entry("TCP_TIMESTAMP", effect(TcpTrials::aConnectionIsMadeByHand)),
                    Map.entry("TCP_CC_INFO", effect(TcpTrials::theAlgorithmTells)),
                    Map.entry("TCP_SAVED_SYN", effect(TcpTrials::aSynIsKept)),
                    Map.entry("TCP_ULP", effect(TcpTrials::anUpperProtocolNeedsAConnection)),
                    Map.entry("TCP_FASTOPEN_KEY", effect(TcpTrials::aKeyIsKept)),
                    Map.entry("TCP_ZEROCOPY_RECEIVE", effect(TCP4, TcpTrials::bytesAreCounted)),
                    Map.entry("TCP_TX_DELAY", roundTrip(TCP4, Duration.ofMillis(3))),
                    Map.entry(
                            "TCP_AO_ADD_KEY",
                            refused(
                                    TCP4,
                                    TcpAoKey.of(SocketAddress.loopback(0), 1, 2, KEY),
                                    AO,
                                    ENOPROTOOPT)),
                    Map.entry(
                            "TCP_AO_DEL_KEY",
                            refused(
                                    TCP4,
                                    new TcpAoKeyRemoval(
                                            SocketAddress.loopback(0),
                                            32,
                                            1,
                                            2,
                                            0,
                                            0,
                                            OptionalInt.empty(),
                                            OptionalInt.empty(),
                                            false),
                                    AO,
                                    ENOPROTOOPT)),
                    Map.entry("TCP_AO_INFO", refused(TCP4, TcpAoInfo.keys(1, 2), AO, ENOPROTOOPT)),
                    Map.entry("TCP_AO_GET_KEYS", refused(TCP4, "", AO, ENOPROTOOPT)),
                    Map.entry(
                            "TCP_AO_REPAIR",
                            refused(
                                    TCP4,
                                    new io.sockeye.option.TcpAoRepair(1, 2, 3, 4),
                                    AO,
                                    ENOPROTOOPT,
                                    EPERM)),
                    Map.entry("TCP_IS_MPTCP", effect(TcpTrials::oneIsAndOneIsNot)),
                    Map.entry("TCP_RTO_MIN_US", roundTrip(TCP4, Duration.ofMillis(100))),
                    Map.entry("TCP_DELACK_MAX_US", roundTrip(TCP4, Duration.ofMillis(100))),
                    Map.entry("TCP_RTO_MAX_MS", roundTrip(TCP4, Duration.ofSeconds(60))),
                    Map.entry("MPTCP_INFO", effect(MPTCP4, TcpTrials::bytesAreCountedAsAWhole)),
                    Map.entry("MPTCP_TCPINFO", readsConnected(MPTCP4, TcpTrials::isOnePath)),
                    Map.entry("MPTCP_SUBFLOW_ADDRS", effect(MPTCP4, TcpTrials::thePathIsTheSame)),
                    Map.entry("MPTCP_FULL_INFO", readsConnected(MPTCP4, TcpTrials::isWhole)));

    private static void segmentsAreShort() throws Exception {
        try (var listener = TCP4.open();
                var client = TCP4.open()) {
            listener.bind(TCP4.any()).listen();
            client.set(TCP_MAXSEG, 500).connect(listener.localAddress());
            assertThat(client.get(TCP_MAXSEG)).isBetween(400, 500);
        }
    }

    private static boolean isEstablished(TcpInfo info) {
        return info.state().equals(TcpState.TCP_ESTABLISHED);
    }

    /// Who does not know the key is not heard.
    private static void signed(boolean extended) throws Exception {
        try (var listener = TCP4.open();
                var stranger = TCP4.open();
                var friend = TCP4.open()) {
            listener.bind(TCP4.any()).listen();
            var address = (io.sockeye.address.IpSocketAddress) listener.localAddress();
            var option = extended ? TCP_MD5SIG_EXT : TCP_MD5SIG;
            var prefix = extended ? OptionalInt.of(24) : OptionalInt.empty();
            listener.set(option, signature(prefix));
            stranger.timeout(Duration.ofMillis(100));
            assertThatThrownBy(() -> stranger.connect(address))
                    .isInstanceOf(SocketTimeoutException.class);
            friend.set(option, signature(prefix)).connect(address);
            listener.accept().close();
            var none =
                    new TcpMd5Signature(
                            SocketAddress.loopback(0), prefix, 0, io.sockeye.address.Bytes.of());
            listener.set(option, none);
            assertErrno(ENOENT, () -> listener.set(option, none));
        }
    }

    private static TcpMd5Signature signature(OptionalInt prefix) {
        return new TcpMd5Signature(
                SocketAddress.loopback(0), prefix, 0, io.sockeye.address.Bytes.of(KEY));
    }

    private static void ignored() throws Exception {
        try (var socket = TCP4.open()) {
            assertThat(socket.set(TCP_THIN_DUPACK, true).get(TCP_THIN_DUPACK)).isFalse();
        }
    }

    /// In repair mode connect makes a connection without a word to the peer.
    private static void aConnectionIsMadeByHand() throws Exception {
        try (var socket = TCP4.open()) {
            assertErrno(EPERM, () -> socket.set(TCP_REPAIR_QUEUE, TCP_SEND_QUEUE));
            socket.bind(TCP4.any()).set(TCP_REPAIR, TCP_REPAIR_ON);
            socket.set(TCP_REPAIR_QUEUE, TCP_SEND_QUEUE).set(TCP_QUEUE_SEQ, 4_000_000_000L);
            assertThat(socket.get(TCP_REPAIR_QUEUE)).isEqualTo(TCP_SEND_QUEUE);
            assertThat(socket.get(TCP_QUEUE_SEQ)).isEqualTo(4_000_000_000L);
            socket.set(TCP_REPAIR_QUEUE, TCP_RECV_QUEUE).set(TCP_QUEUE_SEQ, 77L);
            socket.connect(SocketAddress.loopback(9));
            var agreed =
                    List.of(
                            new TcpRepairOption(2, 1000),
                            new TcpRepairOption(3, 7 | 5 << 16),
                            new TcpRepairOption(4, 0),
                            new TcpRepairOption(8, 0));
            socket.set(TCP_REPAIR_OPTIONS, agreed).set(TCP_TIMESTAMP, 3_000_000_000L);
            var info = socket.get(TCP_INFO);
            assertThat(info.state()).isEqualTo(TcpState.TCP_ESTABLISHED);
            assertThat(info.options() & 7).isEqualTo(7); // timestamps, SACK, window scale
            assertThat(info.sendWindowScale()).isEqualTo(7);
            assertThat(info.receiveWindowScale()).isEqualTo(5);
            assertThat(socket.get(TCP_TIMESTAMP)).isBetween(3_000_000_000L, 3_000_060_000L);
            assertErrno(
                    EINVAL,
                    () -> socket.set(TCP_REPAIR_OPTIONS, List.of(new TcpRepairOption(8, 5))));
            var window = socket.get(TCP_REPAIR_WINDOW);
            assertThat(socket.set(TCP_REPAIR_WINDOW, window).get(TCP_REPAIR_WINDOW))
                    .isEqualTo(window);
            // Closed in repair mode it says nothing either.
        }
    }

    private static void theAlgorithmTells() throws Exception {
        try (var socket = TCP4.open()) {
            assertThat(socket.set(TCP_CONGESTION, "bbr").get(TCP_CC_INFO)).hasSize(20);
            assertThat(socket.set(TCP_CONGESTION, "reno").get(TCP_CC_INFO)).isEmpty();
        }
    }

    private static void aSynIsKept() throws Exception {
        try (var listener = TCP4.open();
                var client = TCP4.open()) {
            listener.bind(TCP4.any()).set(TCP_SAVE_SYN, 1).listen();
            client.connect(listener.localAddress());
            try (var accepted = listener.accept()) {
                byte[] syn = accepted.get(TCP_SAVED_SYN);
                assertThat(syn[0]).isEqualTo((byte) 0x45); // IPv4, a header of 20 bytes
                assertThat(syn[33]).isEqualTo((byte) 0x02); // TCP, SYN alone
                assertThat(accepted.get(TCP_SAVED_SYN)).isEmpty();
            }
        }
    }

    private static void anUpperProtocolNeedsAConnection() throws Exception {
        try (var socket = TCP4.open()) {
            assertThat(socket.get(TCP_ULP)).isEmpty();
            assertThatThrownBy(() -> socket.set(TCP_ULP, "none"))
                    .isInstanceOf(io.sockeye.error.ErrnoException.class)
                    .hasMessageContaining("TCP_ULP");
        }
    }

    private static void aKeyIsKept() throws Exception {
        try (var socket = TCP4.open()) {
            socket.bind(TCP4.any()).set(TCP_FASTOPEN_KEY, KEY).set(TCP_FASTOPEN, 5).listen();
            assertThat(socket.get(TCP_FASTOPEN_KEY)).isEqualTo(KEY);
            byte[] withBackup = Arrays.copyOf(KEY, 32);
            socket.set(TCP_FASTOPEN_KEY, withBackup);
            assertThat(socket.get(TCP_FASTOPEN_KEY)).isEqualTo(withBackup);
        }
    }

    private static void bytesAreCounted(Socket client, Socket server) throws Exception {
        client.send(new byte[100]);
        server.recv(40);
        assertThat(server.get(TCP_ZEROCOPY_RECEIVE))
                .isEqualTo(new ZerocopyReceive(0, 60, 60, java.util.Optional.empty()));
    }

    private static void oneIsAndOneIsNot() throws Exception {
        try (var plain = TCP4.connected();
                var multipath = MPTCP4.connected()) {
            assertThat(plain.client().get(TCP_IS_MPTCP)).isFalse();
            assertThat(multipath.client().get(TCP_IS_MPTCP)).isTrue();
        }
    }

    private static void bytesAreCountedAsAWhole(Socket client, Socket server) throws Exception {
        client.send(new byte[100]);
        assertThat(server.recvExactly(100)).hasSize(100);
        var info = server.get(MptcpOptions.MPTCP_INFO);
        assertThat(info.fallback()).isFalse();
        assertThat(info.remoteKeyReceived()).isTrue();
        assertThat(info.bytesReceived()).isEqualTo(100);
        assertThat(info.totalSubflows()).isEqualTo(1);
        assertThat(info.token()).isNotEqualTo(client.get(MptcpOptions.MPTCP_INFO).token());
    }

    private static boolean isOnePath(List<TcpInfo> paths) {
        return paths.size() == 1 && isEstablished(paths.getFirst());
    }

    private static void thePathIsTheSame(Socket client, Socket server) throws Exception {
        var ours = client.get(MptcpOptions.MPTCP_SUBFLOW_ADDRS).getFirst();
        assertThat(ours.local()).isEqualTo(client.localAddress());
        assertThat(ours.remote()).isEqualTo(client.peerAddress());
        assertThat(server.get(MptcpOptions.MPTCP_SUBFLOW_ADDRS).getFirst().local())
                .isEqualTo(ours.remote());
    }

    private static boolean isWhole(MptcpFullInfo whole) {
        var path = whole.subflows().getFirst();
        return whole.subflows().size() == 1
                && isEstablished(path.info())
                && path.info().length() > 200
                && !path.addresses().local().equals(path.addresses().remote())
                && whole.info().remoteKeyReceived();
    }
}
