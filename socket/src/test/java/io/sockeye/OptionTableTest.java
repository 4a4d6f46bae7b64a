package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.error.ErrnoException;
import io.sockeye.error.NotSupportedException;
import io.sockeye.error.PermissionException;
import io.sockeye.option.IpOptions;
import io.sockeye.option.Ipv6Options;
import io.sockeye.option.Linger;
import io.sockeye.option.OptionLevel;
import io.sockeye.option.OptionType;
import io.sockeye.option.ReadOnlyOption;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SocketOption;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.testing.NoLeaks;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every declared option on a real socket: what it is at first, another value, set, read back.
@ExtendWith(NoLeaks.class)
class OptionTableTest {

    /// What to set, where turning a flag or adding to a number will not do; and what is read back, where it is something else.
    private record Trial(Object set, Object read) {}

    private static final Map<String, Trial> TRIALS =
            Map.ofEntries(
                    Map.entry("SO_RCVBUF", new Trial(40_000, 80_000)), // doubled, socket(7)
                    Map.entry("SO_SNDBUF", new Trial(50_000, 100_000)),
                    Map.entry("SO_LINGER", same(new Linger(true, Duration.ofSeconds(7)))),
                    Map.entry("SO_BINDTODEVICE", same("lo")),
                    Map.entry("SO_PRIORITY", same(5)),
                    Map.entry("TCP_KEEPIDLE", same(Duration.ofSeconds(33))),
                    Map.entry("TCP_KEEPINTVL", same(Duration.ofSeconds(9))),
                    Map.entry("TCP_USER_TIMEOUT", same(Duration.ofMillis(12_345))),
                    Map.entry("TCP_CONGESTION", same("reno")),
                    Map.entry("TCP_MAXSEG", new Trial(1000, null)), // known when connected
                    Map.entry("IP_TOS", same(0x10)));

    private static Trial same(Object value) {
        return new Trial(value, value);
    }

    @TestFactory
    Stream<DynamicTest> everyOption() {
        return Stream.of(SocketOptions.class, TcpOptions.class, IpOptions.class, Ipv6Options.class)
                .flatMap(home -> Arrays.stream(home.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field ->
                        DynamicTest.dynamicTest(field.getName(), () -> check(field.get(null))));
    }

    private static void check(Object option) throws Exception {
        try (var socket = socketFor((ReadableOption<?>) option)) {
            if (option instanceof SocketOption<?> both) roundTrip(socket, both);
            else if (option instanceof ReadOnlyOption<?> readable)
                assertThat((Object) socket.get(readable)).isNotNull();
            else
                throw new AssertionError(
                        "a kind of option that this test does not know: " + option);
        } catch (PermissionException e) {
            abort(option + " needs a privilege: run as root (" + e.getMessage() + ")");
        }
    }

    private static Socket socketFor(ReadableOption<?> option) throws Exception {
        if (option.name().equals("SO_PASSCRED") || option.name().equals("SO_PEERCRED")) {
            var pair = Socket.pair();
            pair.second().close();
            return pair.first();
        }
        // On a stream IP has no multicast, and keeps the ECN bits to itself.
        if (option.level().equals(OptionLevel.SOL_IPV6)) return Socket.open(AF_INET6, SOCK_DGRAM);
        if (option.level().equals(OptionLevel.SOL_IP)) return Socket.open(AF_INET, SOCK_DGRAM);
        return Socket.open(AF_INET, SOCK_STREAM);
    }

    private static <T> void roundTrip(Socket socket, SocketOption<T> option) throws Exception {
        T before = socket.get(option);
        var trial = TRIALS.getOrDefault(option.name(), other(before));
        if (option.equals(TcpOptions.TCP_ULP)) {
            assertThat((Object) before).isEqualTo("");
            assertThatThrownBy(() -> socket.set(TcpOptions.TCP_ULP, "none"))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("TCP_ULP"); // an upper protocol needs a connection
            return;
        }
        @SuppressWarnings("unchecked")
        T value = (T) trial.set();
        assertThat((Object) value).as("another value than at first").isNotEqualTo(before);
        socket.set(option, value);
        if (trial.read() != null) assertThat((Object) socket.get(option)).isEqualTo(trial.read());
    }

    private static Trial other(Object before) {
        return switch (before) {
            case Boolean flag -> same(!flag);
            case Integer number -> same(number + 1);
            default -> new Trial(before, before);
        };
    }

    @Test
    void anOptionOfTheUsersOwnWorksTheSameWay() throws Exception {
        var priority = new SocketOption<>("SO_PRIORITY", OptionLevel.of(1), 12, OptionType.INT);
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            assertThat(socket.set(priority, 3).get(priority)).isEqualTo(3);
            assertThat(socket.get(SocketOptions.SO_PRIORITY)).isEqualTo(3);
        }
    }

    @Test
    void anOptionThatTheProtocolLacksIsRefusedByName() throws Exception {
        try (var socket = Socket.open(AF_UNIX, SOCK_STREAM)) {
            assertThatThrownBy(() -> socket.set(TcpOptions.TCP_NODELAY, true))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("TCP_NODELAY");
        }
    }
}
