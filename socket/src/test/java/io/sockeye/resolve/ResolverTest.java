package io.sockeye.resolve;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class ResolverTest {
    private static final Hints STREAMS = Hints.any().type(SOCK_STREAM);

    @Test
    void aLiteralIsItsOwnAddress() throws Exception {
        var answers = Resolver.resolve("127.0.0.1", 80, STREAMS);
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().address()).isEqualTo(SocketAddress.inet("127.0.0.1", 80));
        assertThat(answers.getFirst().family()).isSameAs(AF_INET);
        assertThat(answers.getFirst().type()).isSameAs(SOCK_STREAM);
        assertThat(answers.getFirst().protocol()).isSameAs(IpProtocol.IPPROTO_TCP);
    }

    @Test
    void anIpv6LiteralKeepsItsScope() throws Exception {
        var answer = Resolver.resolve("fe80::1%1", 53, STREAMS).getFirst();
        assertThat(answer.address()).isEqualTo(SocketAddress.inet("fe80::1%1", 53));
        var named = Resolver.resolve("fe80::1%lo", 53, STREAMS).getFirst();
        assertThat(named.address()).isEqualTo(answer.address());
    }

    @ParameterizedTest
    @EnumSource
    void localhostIsAnswered(ThreadKind kind) throws Exception {
        var answers = kind.call(() -> Resolver.resolve("localhost", 80, STREAMS.family(AF_INET)));
        assertThat(answers).extracting(AddressInfo::address).contains(SocketAddress.loopback(80));
    }

    @Test
    void withoutHintsEachKindOfSocketHasAnAnswer() throws Exception {
        var answers = Resolver.resolve("127.0.0.1", 80);
        assertThat(answers).extracting(AddressInfo::type).contains(SOCK_STREAM, SOCK_DGRAM);
    }

    @Test
    void withoutAHostItIsLoopbackOrTheWildcard() throws Exception {
        var inet = STREAMS.family(AF_INET);
        assertThat(Resolver.resolve("", 80, inet).getFirst().address())
                .isEqualTo(SocketAddress.loopback(80));
        var passive = inet.flags(AddressInfoFlags.AI_PASSIVE);
        assertThat(Resolver.resolve("", 80, passive).getFirst().address())
                .isEqualTo(SocketAddress.any(80));
    }

    @Test
    void servicesHaveNames() throws Exception {
        assertThat(Resolver.resolve("127.0.0.1", "80", STREAMS).getFirst().address())
                .isEqualTo(SocketAddress.loopback(80));
        assertThatThrownBy(() -> Resolver.resolve("127.0.0.1", "no-such-service", STREAMS))
                .isInstanceOfSatisfying(
                        ResolveException.class,
                        e -> assertThat(e.error()).isSameAs(ResolveError.EAI_SERVICE));
    }

    @Test
    void theCanonicalNameComesWithTheFirstAnswer() throws Exception {
        var hints = STREAMS.family(AF_INET).flags(AddressInfoFlags.AI_CANONNAME);
        assertThat(Resolver.resolve("localhost", 80, hints).getFirst().canonicalName())
                .isNotEmpty();
        assertThat(Resolver.resolve("localhost", 80, STREAMS).getFirst().canonicalName()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownNameIsATypedError(ThreadKind kind) throws Exception {
        assertThat(kind.start(() -> Resolver.resolve("no-such-name.invalid", 80)).failure())
                .isInstanceOf(UnknownHostException.class)
                .isInstanceOf(ResolveException.class)
                .hasMessageContaining("no-such-name.invalid")
                .hasMessageContaining("EAI_");
    }

    @Test
    void aLiteralOfAnotherFamilyIsATypedError() {
        assertThatThrownBy(() -> Resolver.resolve("127.0.0.1", 80, STREAMS.family(AF_INET6)))
                .isInstanceOf(ResolveException.class);
    }

    @Test
    void eachWrongHintHasItsError() {
        assertThat(error("127.0.0.1", "80", Hints.any().family(AddressFamily.of(9999))))
                .isSameAs(ResolveError.EAI_FAMILY);
        assertThat(error("127.0.0.1", "80", Hints.any().type(SocketType.of(99))))
                .isSameAs(ResolveError.EAI_SOCKTYPE);
        assertThat(error("127.0.0.1", "80", STREAMS.flags(AddressInfoFlags.of(0x10000))))
                .isSameAs(ResolveError.EAI_BADFLAGS);
        assertThat(error("127.0.0.1", "http", STREAMS.type(SocketType.SOCK_RAW)))
                .isSameAs(ResolveError.EAI_SERVICE);
        assertThat(error("127.0.0.1", "http", STREAMS.flags(AddressInfoFlags.AI_NUMERICSERV)))
                .isSameAs(ResolveError.EAI_NONAME);
        assertThat(error("localhost", "", STREAMS.flags(AddressInfoFlags.AI_NUMERICHOST)))
                .isSameAs(ResolveError.EAI_NONAME);
        assertThat(error("::1", "80", STREAMS.family(AF_INET)))
                .isSameAs(ResolveError.EAI_ADDRFAMILY);
        assertThat(error("", "", STREAMS)).isSameAs(ResolveError.EAI_NONAME);
    }

    private static ResolveError error(String host, String service, Hints hints) {
        return catchThrowableOfType(
                        ResolveException.class, () -> Resolver.resolve(host, service, hints))
                .error();
    }

    @Test
    void anyFamilyIsBoth() throws Exception {
        var any = STREAMS.family(AddressFamily.AF_UNSPEC);
        assertThat(Resolver.resolve("", 80, any))
                .extracting(AddressInfo::family)
                .containsExactlyInAnyOrder(AF_INET, AF_INET6);
        assertThat(Resolver.resolve("127.0.0.1", 80, any)).hasSize(1);
    }

    @Test
    void mappedAddressesStayIpv6() throws Exception {
        var mapped = STREAMS.family(AF_INET6).flags(AddressInfoFlags.AI_V4MAPPED);
        assertThat(Resolver.resolve("192.0.2.1", 80, mapped).getFirst().address())
                .isEqualTo(SocketAddress.inet("::ffff:192.0.2.1", 80));
    }

    /// glibc takes the low 16 bits of a number as text, and so does CPython.
    @Test
    void aServiceIsANameOrANumberThatFits() throws Exception {
        for (var service : List.of("80", "00080", "http"))
            assertThat(Resolver.resolve("127.0.0.1", service, STREAMS).getFirst().address())
                    .isEqualTo(SocketAddress.loopback(80));
        for (var service : List.of("65536", "00065616", "4294967376", "9".repeat(99)))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Resolver.resolve("127.0.0.1", service, STREAMS))
                    .withMessageContaining("service " + service);
        assertThatThrownBy(() -> Resolver.resolve("127.0.0.1", "-1", STREAMS))
                .isInstanceOf(ResolveException.class)
                .hasMessageContaining("127.0.0.1 service -1");
    }

    @Test
    void aNameThatMustBeAndIsNot() {
        var required = NameInfoFlags.NI_NAMEREQD.or(NameInfoFlags.NI_NUMERICHOST);
        var refused =
                catchThrowableOfType(
                        ResolveException.class,
                        () -> Resolver.name(SocketAddress.inet("192.0.2.1", 9), required));
        assertThat(refused.error()).isSameAs(ResolveError.EAI_NONAME);
        assertThat(refused).hasMessageStartingWith("192.0.2.1:9: ").hasNoCause();
        var unknown =
                catchThrowableOfType(
                        ResolveException.class,
                        () -> Resolver.name(SocketAddress.none(), NameInfoFlags.of(0)));
        assertThat(unknown.error()).isSameAs(ResolveError.EAI_FAMILY);
    }

    @Test
    void datagramServicesHaveNamesOfTheirOwn() throws Exception {
        var numeric = NameInfoFlags.NI_NUMERICHOST;
        var place = SocketAddress.loopback(514);
        assertThat(Resolver.name(place, numeric).service()).isEqualTo("shell");
        assertThat(Resolver.name(place, numeric.or(NameInfoFlags.NI_DGRAM)).service())
                .isEqualTo("syslog");
        assertThat(NameInfoFlags.NI_MAXHOST).isEqualTo(1025);
        assertThat(NameInfoFlags.NI_MAXSERV).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, 70000, Integer.MIN_VALUE})
    void portsOutsideTheirRangeAreNamed(int port) {
        assertThatThrownBy(() -> Resolver.resolve("127.0.0.1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port " + port);
    }

    @Test
    void aNulIsRefusedBeforeTheCall() {
        assertThatThrownBy(() -> Resolver.resolve("127.0.0.1\0.example", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL at 9");
        assertThatThrownBy(() -> Resolver.resolve("127.0.0.1", "80\0", STREAMS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOverlongLabelOfAnInternationalNameIsRefused() {
        assertThatThrownBy(() -> Resolver.resolve("ü".repeat(70) + ".example", 80))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeoutMustBePositive() {
        assertThatThrownBy(() -> Resolver.resolve("localhost", 80, STREAMS, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }

    @ParameterizedTest
    @EnumSource
    void addressesHaveNames(ThreadKind kind) throws Exception {
        var numeric = NameInfoFlags.NI_NUMERICHOST.or(NameInfoFlags.NI_NUMERICSERV);
        assertThat(kind.call(() -> Resolver.name(SocketAddress.inet("::1", 80), numeric)))
                .isEqualTo(new NameInfo("::1", "80"));
        assertThat(kind.call(() -> Resolver.name(SocketAddress.loopback(80), numeric)))
                .isEqualTo(new NameInfo("127.0.0.1", "80"));
        assertThat(Resolver.name(SocketAddress.inet("fe80::1%1", 80), numeric).host())
                .isEqualTo("fe80::1%lo");
    }

    @Test
    void flagsPrintTheirNames() {
        assertThat(AddressInfoFlags.AI_PASSIVE.or(AddressInfoFlags.AI_CANONNAME))
                .hasToString("AI_PASSIVE|AI_CANONNAME");
        assertThat(ResolveError.of(-2)).isSameAs(ResolveError.EAI_NONAME).hasToString("EAI_NONAME");
        assertThat(ResolveError.of(-99).message()).isEqualTo("Unknown error -99");
    }
}
