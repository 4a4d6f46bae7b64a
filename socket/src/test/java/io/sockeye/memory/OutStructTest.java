package io.sockeye.memory;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.address.UnixSocketAddress;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SocketOptions;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Inet;
import io.sockeye.resolve.NameInfoFlags;
import io.sockeye.resolve.NetInterface;
import io.sockeye.resolve.Netdb;
import io.sockeye.resolve.NoEntryException;
import io.sockeye.resolve.Resolver;
import io.sockeye.resolve.ServiceEntry;
import io.sockeye.testing.GuardPages;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every call by which the kernel writes into memory of ours leaves what lies around that memory as it was.
@ExtendWith(NoLeaks.class)
class OutStructTest {

    private interface Calls {
        void make() throws Exception;
    }

    private static DynamicTest leavesTheRest(String name, Calls calls) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    try (var arena = NativeMemory.confined()) {
                        assertThat(GuardPages.isGuarded(arena.allocate(1))).isTrue();
                    }
                    assertThat(GuardPages.damages()).as("before").isEmpty();
                    calls.make();
                    assertThat(GuardPages.damages()).isEmpty();
                });
    }

    @TestFactory
    Stream<DynamicTest> theCalls() {
        return Stream.of(
                leavesTheRest("getsockname getpeername accept", OutStructTest::names),
                leavesTheRest("recvfrom", OutStructTest::datagrams),
                leavesTheRest("recvmsg", OutStructTest::messages),
                leavesTheRest("socketpair", OutStructTest::pairs),
                leavesTheRest("poll", () -> waits(ThreadKind.PLATFORM)),
                leavesTheRest("epoll_wait", () -> waits(ThreadKind.VIRTUAL)),
                leavesTheRest("sendfile", OutStructTest::files),
                leavesTheRest("getaddrinfo", OutStructTest::addresses),
                leavesTheRest("getnameinfo", OutStructTest::hosts),
                leavesTheRest("gethostbyname_r gethostbyaddr_r", OutStructTest::entries),
                leavesTheRest("if_indextoname inet_ntop gethostname", OutStructTest::texts));
    }

    /// The longest name that there is, and the shortest.
    private static List<UnixSocketAddress> unixNames() {
        return List.of(
                SocketAddress.abstractUnix("a"),
                SocketAddress.abstractUnix("sockeye-" + "n".repeat(99)));
    }

    private static List<SocketAddress> places() throws Exception {
        var places = new ArrayList<SocketAddress>(unixNames());
        places.add(SocketAddress.loopback(0));
        places.add(SocketAddress.inet("::1", 0));
        return places;
    }

    private static void names() throws Exception {
        for (var place : places()) {
            try (var listener = Socket.open(place.family(), SOCK_STREAM).bind(place).listen();
                    var near = Socket.open(place.family(), SOCK_STREAM)) {
                if (place instanceof UnixSocketAddress)
                    near.bind(SocketAddress.abstractUnix("peer-" + "n".repeat(102)));
                near.connect(listener.localAddress());
                try (var accepted = listener.acceptFrom().socket()) {
                    assertThat(accepted.peerAddress()).isEqualTo(near.localAddress());
                    assertThat(near.peerAddress()).isEqualTo(accepted.localAddress());
                }
            }
        }
    }

    private static void datagrams() throws Exception {
        for (var place : places()) {
            try (var receiver = Socket.open(place.family(), SOCK_DGRAM).bind(place);
                    var sender = Socket.open(place.family(), SOCK_DGRAM)) {
                sender.bind(
                        place instanceof UnixSocketAddress
                                ? SocketAddress.abstractUnix("peer-" + "n".repeat(102))
                                : place);
                for (int size : new int[] {0, 1, 1000, 9000}) {
                    sender.sendTo(new byte[size], receiver.localAddress());
                    var datagram = receiver.recvFrom(500);
                    assertThat(datagram.data()).hasSize(Math.min(size, 500));
                    assertThat(datagram.from()).isEqualTo(sender.localAddress());
                    sender.sendTo(new byte[size], receiver.localAddress());
                    receiver.recvFromInto(new byte[500], 1, 499);
                    sender.sendTo(new byte[size], receiver.localAddress());
                    receiver.recv(70_000);
                }
            }
        }
    }

    private static void messages() throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            pair.second().set(SocketOptions.SO_PASSCRED, true);
            for (int control = 0; control <= 100; control++) {
                pair.first().sendDescriptors(new byte[3000], pair.first(), pair.second());
                try (var message = pair.second().recvMessage(1000, control, MessageFlags.of(0))) {
                    assertThat(message.data()).hasSize(1000);
                }
            }
            pair.first().sendMessage(Message.of(new byte[9]));
            pair.second().recvMessage(5).close();
        }
        datagramMessages(SocketAddress.loopback(0));
        datagramMessages(SocketAddress.inet("::1", 0));
    }

    private static void datagramMessages(SocketAddress place) throws Exception {
        try (var receiver = Socket.open(place.family(), SOCK_DGRAM).bind(place);
                var sender = Socket.open(place.family(), SOCK_DGRAM)) {
            sender.sendMessage(Message.of(new byte[99]).to(receiver.localAddress()));
            try (var message = receiver.recvMessage(10)) {
                assertThat(message.from().family()).isEqualTo(place.family());
            }
        }
    }

    private static void pairs() throws Exception {
        for (var type : List.of(SOCK_STREAM, SOCK_DGRAM, SocketType.SOCK_SEQPACKET))
            Socket.pair(AF_UNIX, type).close();
    }

    private static void waits(ThreadKind kind) throws Exception {
        try (var pair = Socket.pair()) {
            for (int i = 0; i < 20; i++) {
                var receiver = kind.start(() -> pair.first().recv(10)).awaitWaiting();
                pair.second().sendAll(new byte[] {1});
                assertThat(receiver.result()).hasSize(1);
            }
            var receiver = kind.start(() -> pair.first().recv(10)).awaitWaiting();
            pair.second().shutdown(Shutdown.SHUT_WR);
            assertThat(receiver.result()).isEmpty();
        }
    }

    private static void files() throws Exception {
        var file = Files.createTempFile("sockeye", null);
        try (var pair = Socket.pair()) {
            Files.write(file, new byte[10_000]);
            assertThat(pair.first().sendFile(file)).isEqualTo(10_000);
            assertThat(pair.second().recvExactly(10_000)).hasSize(10_000);
        } finally {
            Files.delete(file);
        }
    }

    private static void addresses() throws Exception {
        for (var host : List.of("127.0.0.1", "::1", "localhost"))
            assertThat(Resolver.resolve(host, 80)).isNotEmpty();
        assertThat(Resolver.resolve("localhost", "80", Hints.any())).isNotEmpty();
    }

    private static void hosts() throws Exception {
        for (var place : List.of(SocketAddress.loopback(22), SocketAddress.inet("::1", 65535)))
            assertThat(Resolver.name(place, NameInfoFlags.NI_NUMERICHOST).host()).isNotEmpty();
        Resolver.name(SocketAddress.loopback(22), NameInfoFlags.of(0));
    }

    private static void entries() throws Exception {
        assertThat(Netdb.getHostByNameEx("127.0.0.1").addresses()).hasSize(1);
        assertThat(Netdb.getHostByAddr("127.0.0.1").name()).isNotEmpty();
        for (int port = 1; port < 100; port++) {
            try {
                assertThat(ServiceEntry.named(ServiceEntry.on(port).name()).name()).isNotEmpty();
            } catch (NoEntryException unknown) {
                // not each port has a service
            }
        }
        assertThat(Netdb.getProtoByName("icmp").number()).isEqualTo(1);
    }

    private static void texts() throws Exception {
        for (var each : NetInterface.all())
            assertThat(NetInterface.of(each.index())).isEqualTo(each);
        var longest = "1111:2222:3333:4444:5555:6666:7777:8888";
        assertThat(Inet.inetNtop(AF_INET6, Inet.inetPton(AF_INET6, longest))).isEqualTo(longest);
        assertThat(Inet.inetNtoa(Inet.inetAton("255.255.255.255"))).isEqualTo("255.255.255.255");
        assertThat(Netdb.getHostName()).isNotEmpty();
    }

    /// Every option of every holder class on every kind of socket: whoever knows it writes its value, the others refuse.
    @TestFactory
    Stream<DynamicTest> theOptions() throws Exception {
        return options()
                .map(option -> leavesTheRest("getsockopt " + option.name(), () -> read(option)));
    }

    private static void read(ReadableOption<?> option) throws Exception {
        for (AddressFamily family : List.of(AF_INET, AF_INET6, AF_UNIX)) {
            for (SocketType type : List.of(SOCK_STREAM, SOCK_DGRAM)) {
                try (var socket = Socket.open(family, type)) {
                    socket.get(option);
                } catch (ErrnoException refused) {
                    assertThat(refused.getMessage())
                            .contains(option.name())
                            .doesNotContain("(EFAULT)");
                } catch (IllegalArgumentException | java.io.UncheckedIOException notOfThisSocket) {
                    // what came is no value of this type
                }
            }
        }
    }

    private static Stream<ReadableOption<?>> options() throws Exception {
        var options = new ArrayList<ReadableOption<?>>();
        var folder = Path.of("target", "classes", "io", "sockeye", "option");
        try (var files = Files.list(folder)) {
            for (var file : (Iterable<Path>) files.sorted()::iterator) {
                var name = file.getFileName().toString();
                if (!name.endsWith("Options.class")) continue;
                var home = Class.forName("io.sockeye.option." + name.replace(".class", ""));
                for (var field : home.getFields()) {
                    if (Modifier.isStatic(field.getModifiers())
                            && field.get(null) instanceof ReadableOption<?> option)
                        options.add(option);
                }
            }
        }
        assertThat(options).hasSizeGreaterThan(30);
        return options.stream();
    }
}
