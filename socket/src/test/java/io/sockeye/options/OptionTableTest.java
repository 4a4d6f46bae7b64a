package io.sockeye.options;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.error.NotSupportedException;
import io.sockeye.error.PermissionException;
import io.sockeye.option.AskingType;
import io.sockeye.option.Icmp6Filter;
import io.sockeye.option.IcmpFilter;
import io.sockeye.option.IcmpOptions;
import io.sockeye.option.IpOptions;
import io.sockeye.option.Ipv6Options;
import io.sockeye.option.MptcpOptions;
import io.sockeye.option.NetlinkOptions;
import io.sockeye.option.OptionLevel;
import io.sockeye.option.OptionType;
import io.sockeye.option.PacketOptions;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SocketOption;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.option.TlsOptions;
import io.sockeye.option.UdpOptions;
import io.sockeye.option.UdpliteOptions;
import io.sockeye.option.VsockOptions;
import io.sockeye.option.WritableOption;
import io.sockeye.testing.NoLeaks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every declared option on a real socket: what it is at first, another value, set, read back; or what it does; or the reason
/// why this kernel refuses it. What has no line in a table is a flag to turn or a number to raise by one.
@ExtendWith(NoLeaks.class)
class OptionTableTest {
    private static final Map<Class<?>, Map<String, Trial>> TABLES =
            Map.ofEntries(
                    Map.entry(SocketOptions.class, SocketTrials.TABLE),
                    Map.entry(TcpOptions.class, TcpTrials.TABLE),
                    Map.entry(MptcpOptions.class, TcpTrials.TABLE),
                    Map.entry(IpOptions.class, IpTrials.TABLE),
                    Map.entry(Ipv6Options.class, Ipv6Trials.TABLE),
                    Map.entry(
                            UdpOptions.class,
                            Map.of(
                                    "UDP_ENCAP",
                                    Trial.roundTrip(Place.UDP4, UdpOptions.UDP_ENCAP_L2TPINUDP))),
                    Map.entry(
                            UdpliteOptions.class,
                            Map.of(
                                    "UDPLITE_SEND_CSCOV", Trial.roundTrip(Place.UDPLITE4, 20),
                                    "UDPLITE_RECV_CSCOV", Trial.roundTrip(Place.UDPLITE4, 20))),
                    Map.entry(
                            IcmpOptions.class,
                            Map.of(
                                    "ICMP_FILTER",
                                    Trial.roundTrip(Place.ICMP4, IcmpFilter.pass(0, 3)),
                                    "ICMPV6_FILTER",
                                    Trial.roundTrip(Place.ICMP6, Icmp6Filter.pass(129, 1)))),
                    Map.entry(PacketOptions.class, FamilyTrials.PACKET),
                    Map.entry(NetlinkOptions.class, FamilyTrials.NETLINK),
                    Map.entry(VsockOptions.class, FamilyTrials.VSOCK),
                    Map.entry(TlsOptions.class, TlsTrials.TABLE));

    @AfterAll
    static void report() {
        System.out.println(Report.text());
    }

    @TestFactory
    Stream<DynamicTest> everyOption() {
        return TABLES.keySet().stream()
                .flatMap(OptionTableTest::options)
                .map(field ->
                        DynamicTest.dynamicTest(
                                field.getDeclaringClass().getSimpleName() + "." + field.getName(),
                                () -> check(field)));
    }

    private static Stream<Field> options(Class<?> home) {
        return Arrays.stream(home.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> !field.getType().isPrimitive());
    }

    private static void check(Field field) throws Exception {
        Object option = field.get(null);
        var trial =
                TABLES.get(field.getDeclaringClass())
                        .getOrDefault(field.getName(), Trial.other(Place.of(level(option))));
        try {
            Report.count(trial.on(option));
        } catch (PermissionException e) {
            abort(option + " needs a privilege: run as root (" + e.getMessage() + ")");
        }
    }

    private static OptionLevel level(Object option) {
        return option instanceof ReadableOption<?> readable
                ? readable.level()
                : ((WritableOption<?>) option).level();
    }

    /// A line for what is not declared would never be tried.
    @Test
    void everyLineIsOfAnOption() {
        for (var tables : TABLES.values().stream().distinct().toList()) {
            Set<String> names = new HashSet<>(tables.keySet());
            TABLES.entrySet().stream()
                    .filter(entry -> entry.getValue() == tables)
                    .flatMap(entry -> options(entry.getKey()))
                    .map(Field::getName)
                    .collect(Collectors.toSet())
                    .forEach(names::remove);
            assertThat(names).isEmpty();
        }
    }

    @Test
    void anOptionOfTheUsersOwnWorksTheSameWay() throws Exception {
        var priority = new SocketOption<>("SO_PRIORITY", OptionLevel.of(1), 12, OptionType.INT);
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            assertThat(socket.set(priority, 3).get(priority)).isEqualTo(3);
            assertThat(socket.get(SocketOptions.SO_PRIORITY)).isEqualTo(3);
        }
    }

    /// Of types that do not keep to what OptionType asks of them.
    @Test
    void aTypeOfTheUsersThatIsWrongIsNamedBeforeTheCall() throws Exception {
        var type = new Wrong();
        var mine = new SocketOption<>("MY_PRIORITY", OptionLevel.of(1), 12, type);
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.set(mine, 3))
                    .withMessage("the type of MY_PRIORITY must allocate its bytes in the arena");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.get(mine))
                    .withMessage("the type of MY_PRIORITY has room for 1 bytes and says 4");
        }
    }

    @Test
    void nullIsNamed() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            assertThatNullPointerException()
                    .isThrownBy(() -> socket.set(SocketOptions.SO_RCVBUF, null))
                    .withMessage("value");
            assertThatNullPointerException()
                    .isThrownBy(() -> socket.set(null, 1))
                    .withMessage("option");
            assertThatNullPointerException()
                    .isThrownBy(() -> socket.get(null))
                    .withMessage("option");
        }
    }

    private static final class Wrong implements AskingType<Integer> {
        @Override
        public int size() {
            return 4;
        }

        @Override
        public MemorySegment ask(Arena arena) {
            return arena.allocate(1);
        }

        @Override
        public Integer decode(MemorySegment value) {
            return value.get(ValueLayout.JAVA_INT, 0);
        }

        @Override
        public MemorySegment encode(Integer value, Arena arena) {
            return MemorySegment.ofArray(new int[] {value});
        }
    }

    /// The kernel takes the room offered for SO_GET_FILTER as a count of instructions, 8 bytes each.
    @Test
    void theFiltersOddCountDoesNotWriteBehindTheRoom() throws Exception {
        var mine =
                new io.sockeye.option.ReadOnlyOption<>(
                        "MY_FILTER", OptionLevel.of(1), 26, OptionType.bytes(8));
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            byte[] two = new byte[16];
            two[0] = two[8] = 6;
            socket.set(SocketOptions.SO_ATTACH_FILTER, io.sockeye.option.SocketFilter.of(two));
            assertThatThrownBy(() -> socket.get(mine)).hasMessageContaining("EINVAL");
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
