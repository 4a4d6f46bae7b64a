package io.sockeye.options;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.error.Errno.*;
import static io.sockeye.option.SocketOptions.*;
import static io.sockeye.options.Place.*;
import static io.sockeye.options.Trial.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.control.ControlType;
import io.sockeye.control.Credentials;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.PermissionException;
import io.sockeye.option.DmabufToken;
import io.sockeye.option.Linger;
import io.sockeye.option.SocketFilter;
import io.sockeye.option.SocketMemory;
import io.sockeye.option.Timestamping;
import io.sockeye.option.TransmitClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SOL_SOCKET: what is not a flag to turn or a number to raise by one.
final class SocketTrials {
    /// BPF: drop all; take all; pick the second socket of a group.
    private static final SocketFilter DROP = returns(0);

    private static final SocketFilter TAKE = returns(0x40000);
    private static final SocketFilter SECOND = returns(1);

    private SocketTrials() {}

    static final Map<String, Trial> TABLE =
            Map.ofEntries(
                    Map.entry("SO_TYPE", reads(TCP4, SOCK_STREAM)),
                    Map.entry("SO_ERROR", effect(SocketTrials::anErrorIsReadOnce)),
                    Map.entry("SO_DOMAIN", reads(UDP6, AddressFamily.AF_INET6)),
                    Map.entry("SO_PROTOCOL", reads(UDP4, 17)),
                    Map.entry("SO_ACCEPTCONN", effect(SocketTrials::aListenerListens)),
                    Map.entry("SO_SNDLOWAT", reads(TCP4, 1)),
                    Map.entry("SO_RCVBUF", roundTrip(TCP4, 40_000, 80_000)), // doubled, socket(7)
                    Map.entry("SO_SNDBUF", roundTrip(TCP4, 50_000, 100_000)),
                    Map.entry("SO_BSDCOMPAT", ignored()),
                    Map.entry("SO_PRIORITY", roundTrip(TCP4, 5)),
                    Map.entry("SO_LINGER", roundTrip(TCP4, Linger.of(Duration.ofSeconds(7)))),
                    Map.entry("SO_RCVTIMEO", roundTrip(TCP4, Duration.ofMillis(1_500))),
                    Map.entry("SO_SNDTIMEO", roundTrip(TCP4, Duration.ofMillis(2_500))),
                    Map.entry("SO_BINDTODEVICE", roundTrip(TCP4, "lo")),
                    Map.entry("SO_BINDTOIFINDEX", roundTrip(TCP4, 1)),
                    Map.entry("SO_MAX_PACING_RATE", roundTrip(TCP4, 1_000_000L)),
                    Map.entry("SO_TXREHASH", roundTrip(TCP4, SOCK_TXREHASH_DISABLED)),
                    Map.entry("SO_RESERVE_MEM", other(TCP4).unless("no memory cgroup", EOPNOTSUPP)),
                    Map.entry("SO_PASSCRED", other(UNIX)),
                    Map.entry("SO_PASSSEC", other(UNIX)),
                    Map.entry("SO_PASSPIDFD", other(UNIX)),
                    Map.entry("SO_PASSRIGHTS", other(UNIX)),
                    Map.entry("SO_RIGHTS_NOTRUNC", other(UNIX).unless("Linux 7.3", ENOPROTOOPT)),
                    Map.entry("SO_LOCK_FILTER", effect(SocketTrials::aLockStays)),
                    Map.entry("SO_ATTACH_FILTER", effect(UDP4, SocketTrials::aFilterDrops)),
                    Map.entry("SO_GET_FILTER", effect(SocketTrials::aFilterIsReadAsItWasSet)),
                    Map.entry("SO_DETACH_FILTER", effect(UDP4, SocketTrials::aFilterIsTakenAway)),
                    Map.entry("SO_ATTACH_BPF", effect(SocketTrials::aProgramIsADescriptor)),
                    Map.entry("SO_ATTACH_REUSEPORT_CBPF", effect(SocketTrials::aGroupIsSteered)),
                    Map.entry("SO_ATTACH_REUSEPORT_EBPF", effect(SocketTrials::soItIsForGroups)),
                    Map.entry("SO_DETACH_REUSEPORT_BPF", effect(SocketTrials::aGroupIsLeftAlone)),
                    Map.entry("SO_SNDBUFFORCE", effect(SocketTrials::forcedPastTheLimit)),
                    Map.entry("SO_RCVBUFFORCE", effect(SocketTrials::forcedPastTheLimit)),
                    Map.entry("SO_CNX_ADVICE", effect(TCP4, SocketTrials::anAdviceIsTaken)),
                    Map.entry("SO_BUSY_POLL_BUDGET", effect(SocketTrials::aBudgetHasALimit)),
                    Map.entry("SO_INQ", effect(UNIX, SocketTrials::theRestIsCounted)),
                    Map.entry("SO_PEERCRED", readsConnected(UNIX, SocketTrials::isThisProcess)),
                    Map.entry("SO_PEERGROUPS", readsConnected(UNIX, SocketTrials::areOurGroups)),
                    Map.entry("SO_PEERPIDFD", effect(UNIX, SocketTrials::thePeerIsThisProcess)),
                    Map.entry(
                            "SO_PEERSEC",
                            readsConnected(UNIX, (String label) -> !label.isEmpty())
                                    .unless("no security module with labels", ENOPROTOOPT)),
                    Map.entry("SO_MEMINFO", effect(UDP4, SocketTrials::memoryIsCounted)),
                    Map.entry("SO_BPF_EXTENSIONS", readsConnected(UDP4, (Integer n) -> n >= 64)),
                    Map.entry("SO_INCOMING_NAPI_ID", reads(UDP4, 0)), // lo has no device queue
                    Map.entry("SO_COOKIE", effect(SocketTrials::cookiesDiffer)),
                    Map.entry("SO_NETNS_COOKIE", effect(SocketTrials::theNamespaceIsTheSame)),
                    Map.entry("SO_TXTIME", roundTrip(UDP4, new TransmitClock(1, 2))),
                    Map.entry("SO_TIMESTAMPING", roundTrip(UDP4, Timestamping.of(0x92))),
                    Map.entry(
                            "SO_DEVMEM_DONTNEED",
                            effect(SocketTrials::thereIsNoDeviceMemoryToGiveBack)
                                    .unless("a kernel before Linux 6.12", ENOPROTOOPT)));

    /// Only a device hands such memory out, so that the kernel frees none; of UDP it is refused.
    private static void thereIsNoDeviceMemoryToGiveBack() throws Exception {
        var tokens = List.of(new DmabufToken(1, 1));
        try (var tcp = TCP4.open();
                var udp = UDP4.open()) {
            tcp.set(SO_DEVMEM_DONTNEED, tokens);
            assertErrno(EBADF, () -> udp.set(SO_DEVMEM_DONTNEED, tokens));
        }
    }

    private static SocketFilter returns(int value) {
        // struct sock_filter: BPF_RET | BPF_K, no jumps, the value
        return SocketFilter.of(
                (byte) 6,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) value,
                (byte) (value >> 8),
                (byte) (value >> 16),
                (byte) (value >> 24));
    }

    private static Trial ignored() {
        return effect(() -> {
            try (var socket = TCP4.open()) {
                assertThat(socket.set(SO_BSDCOMPAT, true).get(SO_BSDCOMPAT)).isFalse();
            }
        });
    }

    private static void anErrorIsReadOnce() throws Exception {
        try (var ends = UDP4.connected()) {
            ends.server().close();
            ends.client().send(new byte[1]);
            assertThat(ends.client().get(SO_ERROR)).contains(ECONNREFUSED);
            assertThat(ends.client().get(SO_ERROR)).isEqualTo(Optional.empty());
        }
    }

    private static void aListenerListens() throws Exception {
        try (var socket = TCP4.open()) {
            assertThat(socket.bind(TCP4.any()).get(SO_ACCEPTCONN)).isFalse();
            assertThat(socket.listen().get(SO_ACCEPTCONN)).isTrue();
        }
    }

    private static void aLockStays() throws Exception {
        try (var socket = UDP4.open()) {
            assertThat(socket.set(SO_LOCK_FILTER, true).get(SO_LOCK_FILTER)).isTrue();
            assertThatThrownBy(() -> socket.set(SO_LOCK_FILTER, false))
                    .isInstanceOf(PermissionException.class);
            assertThatThrownBy(() -> socket.set(SO_ATTACH_FILTER, DROP))
                    .isInstanceOf(PermissionException.class);
        }
    }

    private static void aFilterDrops(Socket client, Socket server) throws Exception {
        server.set(SO_ATTACH_FILTER, DROP);
        client.send(new byte[] {1});
        server.set(SO_ATTACH_FILTER, TAKE);
        client.send(new byte[] {2});
        assertThat(server.recv(8)).containsExactly(2);
    }

    private static void aFilterIsReadAsItWasSet() throws Exception {
        try (var socket = UDP4.open()) {
            assertThat(socket.get(SO_GET_FILTER).instructions().length()).isZero();
            socket.set(SO_ATTACH_FILTER, TAKE);
            assertThat(socket.get(SO_GET_FILTER)).isEqualTo(TAKE);
            byte[] longest = new byte[4096 * 8];
            for (int i = 0; i < 4096; i++)
                System.arraycopy(TAKE.instructions().toArray(), 0, longest, 8 * i, 8);
            socket.set(SO_ATTACH_FILTER, SocketFilter.of(longest));
            assertThat(socket.get(SO_GET_FILTER).instructions().toArray()).isEqualTo(longest);
        }
    }

    private static void aFilterIsTakenAway(Socket client, Socket server) throws Exception {
        server.set(SO_ATTACH_FILTER, DROP).set(SO_DETACH_FILTER, 0);
        client.send(new byte[] {3});
        assertThat(server.recv(8)).containsExactly(3);
        assertErrno(ENOENT, () -> server.set(SO_DETACH_FILTER, 0));
    }

    /// The kernel looks the number up: a file is no program, and a closed number is nothing.
    private static void aProgramIsADescriptor() throws Exception {
        try (var socket = UDP4.open();
                var file = UDP4.open()) {
            assertErrno(EINVAL, () -> socket.set(SO_ATTACH_BPF, file));
            assertErrno(EBADF, () -> socket.set(SO_ATTACH_BPF, Descriptor.of(19_999)));
        }
        try (var program = Ebpf.socketFilter(0);
                var ends = UDP4.connected()) {
            ends.server().set(SO_ATTACH_BPF, program);
            ends.client().send(new byte[] {1});
            ends.server().set(SO_DETACH_FILTER, 0);
            ends.client().send(new byte[] {2});
            assertThat(ends.server().recv(8)).containsExactly(2);
        }
    }

    private static void aGroupIsSteered() throws Exception {
        try (var group = new Group()) {
            group.first.set(SO_ATTACH_REUSEPORT_CBPF, SECOND);
            group.assertAllGoTo(group.second);
        }
    }

    private static void soItIsForGroups() throws Exception {
        try (var program = Ebpf.socketFilter(1);
                var group = new Group()) {
            group.first.set(SO_ATTACH_REUSEPORT_EBPF, program);
            group.assertAllGoTo(group.second);
        }
    }

    private static void aGroupIsLeftAlone() throws Exception {
        try (var group = new Group()) {
            group.first.set(SO_ATTACH_REUSEPORT_CBPF, SECOND).set(SO_DETACH_REUSEPORT_BPF, 0);
            assertErrno(ENOENT, () -> group.first.set(SO_DETACH_REUSEPORT_BPF, 0));
        }
    }

    private static void forcedPastTheLimit() throws Exception {
        int limit = systemsNumber("net/core/rmem_max");
        int past = 2 * Math.max(limit, systemsNumber("net/core/wmem_max"));
        try (var socket = UDP4.open()) {
            assertThat(socket.set(SO_RCVBUF, past).get(SO_RCVBUF)).isEqualTo(2 * limit);
            assertThat(socket.set(SO_RCVBUFFORCE, past).get(SO_RCVBUF)).isEqualTo(2 * past);
            assertThat(socket.set(SO_SNDBUFFORCE, past).get(SO_SNDBUF)).isEqualTo(2 * past);
        }
    }

    private static int systemsNumber(String name) throws Exception {
        // In one read of a whole buffer: the second part of a number under /proc/sys is not given
        // out.
        try (var reader = Files.newBufferedReader(Path.of("/proc/sys", name))) {
            return Integer.parseInt(reader.readLine().strip());
        }
    }

    private static void anAdviceIsTaken(Socket client, Socket server) throws Exception {
        client.set(SO_CNX_ADVICE, 1).send(new byte[] {4});
        assertThat(server.recv(8)).containsExactly(4);
    }

    private static void aBudgetHasALimit() throws Exception {
        try (var socket = UDP4.open()) {
            socket.set(SO_BUSY_POLL_BUDGET, 64);
            assertErrno(EINVAL, () -> socket.set(SO_BUSY_POLL_BUDGET, 70_000));
        }
    }

    private static void theRestIsCounted(Socket client, Socket server) throws Exception {
        server.set(SO_INQ, true);
        client.send(new byte[10]);
        try (var message = server.recvMessage(3, 64, MessageFlags.of(0))) {
            assertThat(message.control())
                    .contains(
                            new OpaqueControlMessage(
                                    ControlType.of(1, 84),
                                    io.sockeye.address.Bytes.parse("07000000")));
        }
    }

    private static boolean isThisProcess(Credentials peer) {
        return peer.pid() == ProcessHandle.current().pid();
    }

    private static boolean areOurGroups(List<Long> groups) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            var ours = lines.filter(line -> line.startsWith("Groups:")).findFirst().orElseThrow();
            var numbers = ours.substring("Groups:".length()).strip().split(" +");
            return Arrays.stream(numbers)
                    .filter(number -> !number.isEmpty())
                    .map(Long::valueOf)
                    .toList()
                    .equals(groups);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void thePeerIsThisProcess(Socket client, Socket server) throws Exception {
        try (var process = client.get(SO_PEERPIDFD)) {
            var facts = Files.readString(Path.of("/proc/self/fdinfo/" + process.fileno()));
            assertThat(facts).contains("Pid:\t" + ProcessHandle.current().pid());
        }
        try (var lonely = Socket.open(AF_UNIX, SOCK_STREAM)) {
            assertErrno(ENODATA, () -> lonely.get(SO_PEERPIDFD));
        }
    }

    private static void memoryIsCounted(Socket client, Socket server) throws Exception {
        assertThat(server.get(SO_MEMINFO).receiveAllocated()).isZero();
        client.send(new byte[100]);
        SocketMemory memory = server.get(SO_MEMINFO);
        assertThat(memory.receiveBuffer()).isEqualTo((long) server.get(SO_RCVBUF));
        assertThat(memory.sendBuffer()).isEqualTo((long) server.get(SO_SNDBUF));
        assertThat(memory.receiveAllocated()).isGreaterThan(100);
        assertThat(memory.drops()).isZero();
    }

    private static void cookiesDiffer() throws Exception {
        try (var one = UDP4.open();
                var other = UDP4.open()) {
            assertThat(one.get(SO_COOKIE))
                    .isEqualTo(one.get(SO_COOKIE))
                    .isNotEqualTo(other.get(SO_COOKIE));
        }
    }

    private static void theNamespaceIsTheSame() throws Exception {
        try (var one = UDP4.open();
                var other = TCP6.open()) {
            assertThat(one.get(SO_NETNS_COOKIE)).isPositive().isEqualTo(other.get(SO_NETNS_COOKIE));
        }
    }

    static void assertErrno(io.sockeye.error.Errno errno, Story story) {
        assertThatThrownBy(story::tell)
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }

    /// Two sockets that share an address.
    private static final class Group implements AutoCloseable {
        final Socket first = UDP4.open();
        final Socket second = UDP4.open();

        Group() throws Exception {
            first.set(SO_REUSEPORT, true).bind(UDP4.any());
            second.set(SO_REUSEPORT, true).bind(first.localAddress());
        }

        void assertAllGoTo(Socket expected) throws Exception {
            for (byte i = 0; i < 8; i++) {
                try (var sender = UDP4.open()) {
                    sender.sendMessage(Message.of(new byte[] {i}).to(expected.localAddress()));
                }
            }
            for (byte i = 0; i < 8; i++) assertThat(expected.recv(8)).containsExactly(i);
        }

        @Override
        public void close() throws Exception {
            first.close();
            second.close();
        }
    }
}
