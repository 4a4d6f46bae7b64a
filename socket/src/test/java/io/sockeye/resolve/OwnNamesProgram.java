package io.sockeye.resolve;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Run by [OwnNamesTest] where the names of hosts are ours. `table` prints what `own-names.py` prints; `rest` prints a line a check.
final class OwnNamesProgram {
    private static final Duration SHORT = Duration.ofMillis(50);

    private OwnNamesProgram() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("table")) {
            for (var line : Files.readAllLines(Path.of(arguments[1]))) table(line);
        } else if (arguments[0].equals("unprivileged")) {
            tell(
                    "sethostname",
                    "other",
                    () -> {
                        Netdb.setHostName("other");
                        return "done";
                    });
        } else {
            hostName();
            noDescriptorLeft();
            silentServer();
        }
        System.out.flush();
        System.exit(0); // some still ask
    }

    private static void table(String name) {
        tell("gethostbyname", name, () -> text(Netdb.getHostByName(name)));
        tell("gethostbyname_ex", name, () -> text(Netdb.getHostByNameEx(name)));
        tell("gethostbyaddr", name, () -> text(Netdb.getHostByAddr(name)));
        tell("getfqdn", name, () -> Netdb.getFqdn(name));
        for (int family : new int[] {0, 2, 10, 9999}) {
            for (int type : new int[] {0, 2, 99}) {
                for (int flags : new int[] {0, 1, 2, 4, 8, 0x18, 0x20, 0x400, 0x82, 0x10000}) {
                    for (var service : List.of("", "80", "http", "nosuch"))
                        addresses(name, family, type, flags, service);
                }
            }
        }
        for (int flags = 0; flags < 32; flags++) names(name, flags);
    }

    private static void addresses(String name, int family, int type, int flags, String service) {
        var hints =
                Hints.any()
                        .family(AddressFamily.of(family))
                        .type(SocketType.of(type))
                        .flags(AddressInfoFlags.of(flags));
        tell(
                "getaddrinfo %d %d %d %s".formatted(family, type, flags, service),
                name,
                () -> text(Resolver.resolve(name, service, hints)));
    }

    private static void names(String name, int flags) {
        tell(
                "getnameinfo " + flags,
                name,
                () -> {
                    var numeric =
                            Hints.any().type(SOCK_DGRAM).flags(AddressInfoFlags.AI_NUMERICHOST);
                    var address = Resolver.resolve(name, 514, numeric).getFirst().address();
                    var info = Resolver.name(address, NameInfoFlags.of(flags));
                    return info.host() + " " + info.service();
                });
    }

    private static void tell(String call, String argument, Callable<String> question) {
        String answer;
        try {
            answer = question.call();
        } catch (ResolveException e) {
            answer = "gaierror " + e.error().number();
        } catch (HostException e) {
            answer = "herror " + e.error().number();
        } catch (IllegalArgumentException e) {
            answer = "refused";
        } catch (Exception e) {
            answer = e.toString();
        }
        System.out.println(call + " <" + argument + "> " + answer);
    }

    private static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Inet.inetNtop(bytes.length == 4 ? AF_INET : AF_INET6, bytes);
    }

    private static String text(HostEntry entry) {
        var addresses = entry.addresses().stream().map(OwnNamesProgram::text).toList();
        return entry.name() + " " + entry.aliases() + " " + addresses;
    }

    private static String text(List<AddressInfo> answers) {
        return answers.stream().map(OwnNamesProgram::text).collect(Collectors.joining(" "));
    }

    private static String text(AddressInfo info) {
        var place = (IpSocketAddress) info.address();
        var rest =
                switch (place) {
                    case Inet4SocketAddress _ -> "";
                    case Inet6SocketAddress six -> "," + six.flowInfo() + "," + six.scopeId();
                };
        return "%d/%d/%d/%s/%s,%d%s"
                .formatted(
                        info.family().number(),
                        info.type().number(),
                        info.protocol().number(),
                        info.canonicalName().orElse(""),
                        text(place.host()),
                        place.port(),
                        rest);
    }

    private static void require(boolean held, Object what) {
        if (!held) throw new IllegalStateException("not so: " + what);
    }

    private static void hostName() throws IOException {
        var kernels = Path.of("/proc/sys/kernel/hostname");
        for (var name : List.of("own-other", "www.own.test", "n".repeat(64), "übel")) {
            Netdb.setHostName(name);
            require(Files.readString(kernels).strip().equals(name), name);
            require(Netdb.getHostName().equals(name), name);
        }
        Netdb.setHostName("n".repeat(64)); // longer than a label
        require(Netdb.getFqdn().equals("n".repeat(64)), Netdb.getFqdn());
        Netdb.setHostName("");
        require(Netdb.getHostName().isEmpty(), "no name");
        require(Netdb.getFqdn().isEmpty(), Netdb.getFqdn());
        Netdb.setHostName("nodot");
        require(Netdb.getFqdn().equals("dot.own.test"), Netdb.getFqdn());
        System.out.println("ok the host has another name");
    }

    /// The errno is kept by all of them.
    private static void noDescriptorLeft() throws Exception {
        // What has to be loaded for an answer or for a failure.
        require(systemError(() -> Resolver.resolve("absent.test", 80)).isEmpty(), "no EAI_SYSTEM");
        require(Netdb.getHostByNameEx("www").name().equals("www.own.test"), "www");
        require(Netdb.getServByName("http") == 80, "http");
        require(NetInterface.all().equals(List.of(NetInterface.of(1))), "lo");
        require(new ResolveException("", NameService.refusal("", 24)).getCause() != null, "cause");
        var hoard = new ArrayList<Socket>();
        while (true) {
            try {
                hoard.add(Socket.open(AF_INET, SOCK_DGRAM));
            } catch (ErrnoException full) {
                break;
            }
        }
        var errors =
                List.of(
                        systemError(() -> Resolver.resolve("www.own.test", 80)),
                        systemError(() -> Netdb.getHostByNameEx("www")),
                        systemError(() -> Netdb.getServByName("http")),
                        systemError(() -> Netdb.getProtoByName("icmp")),
                        systemError(NetInterface::all));
        for (var socket : hoard) socket.close();
        System.out.println("without a descriptor: " + errors);
    }

    private static String systemError(Callable<?> call) throws Exception {
        try {
            return "answered " + call.call();
        } catch (ErrnoException e) {
            return e.errno().name();
        } catch (ResolveException | HostException e) {
            return e.getCause() instanceof ErrnoException cause ? "caused by " + cause.errno() : "";
        }
    }

    /// The name server takes all questions and says nothing. There is one carrier: whoever pinned it would stop the others.
    private static void silentServer() throws Exception {
        var parallelism = System.getProperty("jdk.virtualThreadScheduler.maxPoolSize");
        require(Objects.equals(parallelism, "1"), parallelism);
        try (var server =
                Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.inet("127.0.0.53", 53))) {
            // No more questions than twice fit into the pool with room for one more.
            var nobody = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
            var questions =
                    List.<Callable<?>>of(
                            () -> Resolver.resolve("absent.test", 80),
                            () -> Resolver.resolve("absent.test", "http", Hints.any()),
                            () -> Resolver.name(nobodyAt(nobody), NameInfoFlags.of(0)),
                            () -> Netdb.getHostByNameEx("absent.test"),
                            () -> Netdb.getHostByAddr(nobody),
                            () -> Netdb.getFqdn("192.0.2.1"));
            for (var kind : ThreadKind.values()) {
                var asking = new ArrayList<ThreadKind.Running<?>>();
                for (var question : questions) {
                    asking.add(kind.start(question));
                    server.recvFrom(512); // it has asked, and waits for the answer
                }
                require(kind.call(() -> Resolver.resolve("127.0.0.9", 80)).size() == 3, "literal");
                require(kind.call(() -> Netdb.getServByName("http")) == 80, "a service");
                for (var each : asking) each.thread().interrupt();
                for (var each : asking) {
                    var failure = each.failure();
                    require(failure.getClass() == InterruptedIOException.class, failure);
                }
                System.out.println("ok interrupted on " + kind);
                connectToAName(server, kind);
            }
            for (int i = 0; i < 24; i++) {
                var late = catching(() -> Resolver.resolve("absent.test", 80, Hints.any(), SHORT));
                require(late instanceof SocketTimeoutException, late);
            }
            long start = System.nanoTime();
            require(Resolver.resolve("www.own.test", 80).size() > 1, "a name of a file");
            require(Netdb.getServByName("http") == 80, "a service");
            require(System.nanoTime() - start < 2_000_000_000L, "behind those who ask in vain");
            System.out.println("ok beside those who ask in vain");
        }
    }

    /// A socket waits for a name as it waits for everything.
    private static void connectToAName(Socket server, ThreadKind kind) throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_STREAM)) {
            socket.timeout(SHORT);
            long start = System.nanoTime();
            var late = kind.start(() -> socket.connect("absent.test", 80)).failure();
            require(late.getClass() == SocketTimeoutException.class, late);
            require(System.nanoTime() - start < 2_000_000_000L, "the timeout");
            socket.blocking();
            var asking = kind.start(() -> socket.connect("absent.test", 80)).awaitWaiting();
            asking.thread().interrupt();
            require(asking.failure().getClass() == InterruptedIOException.class, asking.failure());
            require(socket.isOpen(), "open");
            socket.nonBlocking();
            var refused = catching(() -> socket.bind("absent.test", 0));
            require(refused.getClass() == IllegalStateException.class, refused);
            socket.bind("127.0.0.1", 0).blocking();
            var closed = kind.start(() -> socket.connect("absent.test", 80)).awaitWaiting();
            socket.close();
            require(closed.failure() instanceof AsynchronousCloseException, closed.failure());
        }
        while (server.tryRecvInto(new byte[512], 0, 512) >= 0) {}
        System.out.println("ok connecting to a name on " + kind);
    }

    private static Throwable catching(Callable<?> call) {
        try {
            return new AssertionError("answered " + call.call());
        } catch (Exception e) {
            return e;
        }
    }

    private static SocketAddress nobodyAt(InetAddress host) {
        return SocketAddress.inet(host, 80);
    }
}
