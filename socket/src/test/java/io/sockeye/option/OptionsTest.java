package io.sockeye.option;

import static io.sockeye.option.OptionLevel.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketType;
import io.sockeye.control.Credentials;
import io.sockeye.error.Errno;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Map<Class<?>, Set<OptionLevel>> LEVELS =
            Map.of(
                    SocketOptions.class, Set.of(SOL_SOCKET),
                    TcpOptions.class, Set.of(SOL_TCP),
                    MptcpOptions.class, Set.of(SOL_MPTCP),
                    UdpOptions.class, Set.of(SOL_UDP),
                    UdpliteOptions.class, Set.of(SOL_UDPLITE),
                    IpOptions.class, Set.of(SOL_IP),
                    Ipv6Options.class, Set.of(SOL_IPV6),
                    IcmpOptions.class, Set.of(SOL_RAW, SOL_ICMPV6));

    @Test
    void everyConstantIsNamedLikeItsFieldAndOfItsLevel() throws Exception {
        for (var home : LEVELS.entrySet()) {
            var numbers = new ArrayList<String>();
            for (var field : home.getKey().getFields()) {
                // A field of a primitive type is a value of an option, such as IP_PMTUDISC_DO.
                if (field.getType().isPrimitive()) continue;
                Object option = field.get(null);
                if (option instanceof ReadableOption<?> readable) {
                    assertThat(readable.name()).isEqualTo(field.getName());
                    assertThat(home.getValue()).contains(readable.level());
                    numbers.add("get " + readable.level() + " " + readable.number());
                }
                if (option instanceof WritableOption<?> writable) {
                    assertThat(writable.name()).isEqualTo(field.getName());
                    assertThat(home.getValue()).contains(writable.level());
                    numbers.add("set " + writable.level() + " " + writable.number());
                }
                assertThat(option).hasToString(field.getName());
            }
            assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void readOnlyOptionsReadTheTypesOfTheirConstants() {
        assertThat(decode(SocketOptions.SO_ERROR, "00000000")).isEmpty();
        assertThat(decode(SocketOptions.SO_ERROR, "6f000000")).containsSame(Errno.ECONNREFUSED);
        assertThat(decode(SocketOptions.SO_TYPE, "02000000")).isSameAs(SocketType.SOCK_DGRAM);
        assertThat(decode(SocketOptions.SO_DOMAIN, "0a000000")).isSameAs(AddressFamily.AF_INET6);
        assertThat(decode(SocketOptions.SO_PROTOCOL, "06000000")).isEqualTo(6);
        assertThat(decode(SocketOptions.SO_ACCEPTCONN, "01000000")).isTrue();
        assertThat(decode(SocketOptions.SO_PEERCRED, "02000000fffffffffe000000"))
                .isEqualTo(new Credentials(2, 0xffff_ffffL, 254));
    }

    private static <T> T decode(ReadableOption<T> option, String hex) {
        return option.readType().decode(MemorySegment.ofArray(HexFormat.of().parseHex(hex)));
    }

    @Test
    void usersMakeOptionsOfTheirOwn() {
        var mine = new SocketOption<>("SO_INCOMING_CPU", SOL_SOCKET, 49, OptionType.INT);
        assertThat(mine.readType()).isSameAs(mine.writeType()).isSameAs(OptionType.INT);
        assertThat(mine)
                .hasToString("SO_INCOMING_CPU")
                .isEqualTo(new SocketOption<>("SO_INCOMING_CPU", SOL_SOCKET, 49, OptionType.INT));
        var both = new AsymmetricOption<>("X", SOL_IP, 1, OptionType.INT, OptionType.FLAG);
        ReadableOption<Integer> read = both;
        WritableOption<Boolean> write = both;
        assertThat(List.of(read.name(), write.name())).containsOnly("X");
    }

    @Test
    void levelsPrintTheirNames() {
        assertThat(OptionLevel.of(6)).isSameAs(SOL_TCP).isSameAs(SOL_L2CAP).hasToString("SOL_TCP");
        assertThat(OptionLevel.of(0)).isSameAs(SOL_IP);
        assertThat(OptionLevel.of(4711)).hasToString("4711");
        assertThat(TcpState.of(1)).isSameAs(TcpState.TCP_ESTABLISHED);
        assertThat(TcpState.of(99)).hasToString("99");
    }
}
