package io.sockeye.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.IpProtocol;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every machine knows; more of it, in namespaces of its own, in [OwnNamesTest].
@ExtendWith(NoLeaks.class)
class NetdbTest {
    private static final List<String> SERVICES =
            List.of("http", "domain", "https", "ftp", "www", "HTTP", "nosuch", "", "80", "ü");
    private static final List<String> PROTOCOLS =
            List.of("ip", "icmp", "TCP", "udp", "UDP", "ipv6-icmp", "sctp", "nosuch", "", "6", "ü");

    private static final String PEER =
            """
            import socket
            def tell(call, *arguments):
                try:
                    return call(*arguments)
                except OSError:
                    return 'none'
            services = %s
            for name in services:
                print(tell(socket.getservbyname, name))
                for protocol in ('tcp', 'udp', 'nosuch', ''):
                    print(tell(socket.getservbyname, name, protocol))
            for port in range(150):
                print(tell(socket.getservbyport, port))
                print(tell(socket.getservbyport, port, 'udp'))
            for name in %s:
                print(tell(socket.getprotobyname, name))
            """;

    private static String tell(Callable<?> call) throws Exception {
        try {
            return String.valueOf(call.call());
        } catch (NoEntryException none) {
            assertThat(none).hasMessageStartingWith("this machine knows no ");
            return "none";
        }
    }

    private static String python(List<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").toList().toString();
    }

    @Test
    @RequiresCommand("python3")
    void servicesAndProtocolsAreThoseOfPython() throws Exception {
        try (var python = Peer.python(PEER.formatted(python(SERVICES), python(PROTOCOLS)))) {
            for (var name : SERVICES) {
                assertThat(tell(() -> Netdb.getServByName(name))).as(name).isEqualTo(python.line());
                for (var protocol : List.of("tcp", "udp", "nosuch", ""))
                    assertThat(tell(() -> Netdb.getServByName(name, protocol)))
                            .as(name + protocol)
                            .isEqualTo(python.line());
            }
            for (int port = 0; port < 150; port++) {
                int asked = port;
                assertThat(tell(() -> Netdb.getServByPort(asked))).isEqualTo(python.line());
                assertThat(tell(() -> Netdb.getServByPort(asked, "udp"))).isEqualTo(python.line());
            }
            for (var name : PROTOCOLS) {
                var number = tell(() -> Netdb.getProtoByName(name).number());
                assertThat(number).as(name).isEqualTo(python.line());
            }
            assertThat(python.rest()).isEmpty();
        }
    }

    @Test
    void aServiceHasAName() throws Exception {
        var entry = ServiceEntry.named("domain", "udp");
        assertThat(entry.name()).isEqualTo("domain");
        assertThat(entry.port()).isEqualTo(53);
        assertThat(entry.protocol()).isEqualTo("udp");
        assertThat(ServiceEntry.on(53, "udp")).isEqualTo(entry);
        for (var alias : entry.aliases())
            assertThat(ServiceEntry.named(alias, "udp")).isEqualTo(entry);
        assertThat(Netdb.getProtoByName("tcp")).isSameAs(IpProtocol.IPPROTO_TCP);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatExceptionOfType(NoEntryException.class)
                .isThrownBy(() -> Netdb.getServByName("nosuch", "tcp"))
                .withMessage("this machine knows no service \"nosuch\" of protocol \"tcp\"");
        assertThatExceptionOfType(NoEntryException.class)
                .isThrownBy(() -> Netdb.getServByPort(0))
                .withMessage("this machine knows no service on port 0");
        assertThatExceptionOfType(NoEntryException.class)
                .isThrownBy(() -> Netdb.getProtoByName("nosuch"))
                .withMessage("this machine knows no protocol \"nosuch\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void portsOutsideTheirRangeAreNamed(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Netdb.getServByPort(port))
                .withMessageContaining(Integer.toString(port));
    }

    @Test
    void aNulIsRefusedBeforeTheCall() {
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getServByName("http\0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getServByName("http", "tcp\0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getServByPort(80, "\0tcp"));
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getProtoByName("\0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.setHostName("a\0b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Netdb.setHostName("ü".repeat(33)))
                .withMessageContaining("66 bytes, more than 64");
    }

    @Test
    void literalsAndTheTwoTextsOfPython() throws Exception {
        assertThat(Netdb.getHostByName("")).isEqualTo(Inet4SocketAddress.INADDR_ANY);
        assertThat(Netdb.getHostByName("<broadcast>"))
                .isEqualTo(Inet4SocketAddress.INADDR_BROADCAST);
        assertThat(Netdb.getHostByName("0x7f.1")).isEqualTo(Inet4SocketAddress.INADDR_LOOPBACK);
        assertThatExceptionOfType(ResolveException.class)
                .isThrownBy(() -> Netdb.getHostByName("::1"))
                .matches(e -> e.error() == ResolveError.EAI_ADDRFAMILY);
        var local = Netdb.getHostByNameEx("127.0.0.1");
        assertThat(local)
                .isEqualTo(
                        new HostEntry(
                                "127.0.0.1",
                                List.of(),
                                List.of(Inet4SocketAddress.INADDR_LOOPBACK)));
    }

    @Test
    void theSecondStepHasAnErrorOfItsOwn() {
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> Netdb.getHostByNameEx("<broadcast>"))
                .withMessage("<broadcast>: Unknown host (HOST_NOT_FOUND)")
                .matches(e -> e.error() == HostError.HOST_NOT_FOUND);
        assertThat(HostError.of(3)).isSameAs(HostError.NO_RECOVERY).hasToString("NO_RECOVERY");
        assertThat(HostError.of(4)).isSameAs(HostError.NO_DATA).isSameAs(HostError.NO_ADDRESS);
        assertThat(HostError.of(77).message()).isEqualTo("Unknown resolver error");
    }

    @Test
    @RequiresCommand("python3")
    void thisHostHasTheNameThatPythonKnows() throws Exception {
        var script = "import socket; print(socket.gethostname()); print(socket.getfqdn())";
        try (var python = Peer.python(script)) {
            assertThat(Netdb.getHostName()).isEqualTo(python.line());
            assertThat(Netdb.getFqdn()).isEqualTo(python.line());
        }
    }

    /// The functions that share their memory between threads would mix the answers.
    @ParameterizedTest
    @EnumSource
    void manyThreadsAskAtOnce(ThreadKind kind) throws Exception {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var host = Netdb.getHostByAddr(loopback);
        var questions = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 100; i++) {
            int round = i;
            questions.add(() -> {
                var service = round % 2 == 0 ? "http" : "domain";
                assertThat(ServiceEntry.named(service).name()).isEqualTo(service);
                assertThat(Netdb.getServByPort(round % 2 == 0 ? 80 : 53)).isEqualTo(service);
                assertThat(Netdb.getProtoByName(round % 2 == 0 ? "udp" : "tcp").number())
                        .isEqualTo(round % 2 == 0 ? 17 : 6);
                var literal = "127.0.0." + (round % 250 + 1);
                assertThat(Netdb.getHostByNameEx(literal).name()).isEqualTo(literal);
                assertThat(Netdb.getHostByAddr(loopback)).isEqualTo(host);
                return null;
            });
        }
        var threads =
                kind == ThreadKind.VIRTUAL
                        ? Thread.ofVirtual().factory()
                        : Thread.ofPlatform().daemon().factory();
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            for (var answer : executor.invokeAll(questions)) answer.get();
        }
    }
}
