package io.sockeye.address;

import static io.sockeye.address.AddressFamily.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.address.UnixSocketAddress.Abstract;
import io.sockeye.address.UnixSocketAddress.Pathname;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketAddressTest {
    private static Inet6Address six(int... groups) throws Exception {
        byte[] bytes = new byte[16];
        for (int i = 0; i < groups.length; i++) {
            bytes[2 * i] = (byte) (groups[i] >> 8);
            bytes[2 * i + 1] = (byte) groups[i];
        }
        return Inet6Address.getByAddress(null, bytes, -1);
    }

    @Test
    void factoriesMakeTheAddressesOfTheirName() throws Exception {
        byte[] loopback = {127, 0, 0, 1};
        assertThat(SocketAddress.loopback(80))
                .isEqualTo(SocketAddress.inet("127.0.0.1", 80))
                .isEqualTo(SocketAddress.inet(InetAddress.getByAddress("name", loopback), 80))
                .hasToString("127.0.0.1:80");
        assertThat(SocketAddress.any(0)).hasToString("0.0.0.0:0");
        assertThat(SocketAddress.inet("::1", 80)).hasToString("[::1]:80");
        assertThat(SocketAddress.unix("/run/x")).hasToString("unix:/run/x");
        assertThat(SocketAddress.unix(Path.of("/run/x"))).isEqualTo(SocketAddress.unix("/run/x"));
        assertThat(SocketAddress.abstractUnix("name"))
                .isEqualTo(new Abstract(Bytes.of("name".getBytes(UTF_8))))
                .hasToString("unix:@name");
        assertThat(SocketAddress.unnamed()).hasToString("unix:");
        assertThat(SocketAddress.none().family()).isSameAs(AF_UNSPEC);
        assertThat(SocketAddress.none()).hasToString("none");
        assertThat(SocketAddress.unix("/x").family()).isSameAs(AF_UNIX);
        assertThat(SocketAddress.any(1).family()).isSameAs(AF_INET);
        assertThat(SocketAddress.inet("::", 1).family()).isSameAs(AF_INET6);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:DB8::AbCd, 2001:db8::abcd",
        "0:0:0:0:0:0:0:0, ::",
        "1::, 1::",
        "0:0:1::, 0:0:1::",
        "::ffff:c000:0201, ::ffff:192.0.2.1",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "fe80::1%2, fe80::1%2",
        "fe80::1%0, fe80::1",
        "fe80::1%4294967295, fe80::1%4294967295"
    })
    void ipv6HostsPrintAsRfc5952Wants(String literal, String printed) {
        SocketAddress address = SocketAddress.inet(literal, 9);
        assertThat(address).hasToString("[" + printed + "]:9");
        assertThat(SocketAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "0x7f.0.0.1",
                "256.0.0.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "+1.2.3.4",
                "-1.2.3.4",
                "1.2.3.",
                "1..3.4",
                "2130706433",
                "١.2.3.4",
                "a.b",
                ":",
                ":::",
                "1:2",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "::1.2.3",
                "::1.2.3.4:1",
                "1.2.3.4::",
                "[::1]",
                "::1%",
                "fe80::1%eth0",
                "fe80::1%-1",
                "fe80::1%4294967296",
                "fe80::1%02",
                "1.2.3.4%2",
                "::%1%2",
                "::ffff:1.2.3.04",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:"
            })
    void whatIsNoLiteralIsRefusedAndNamed(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.inet(host, 1))
                .withMessageContaining("\"" + host + "\"");
    }

    @Test
    void aScopeByNameIsRefusedWithTheWayOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.inet("fe80::1%eth0", 1))
                .withMessageContaining("\"eth0\"")
                .withMessageContaining("index");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, 70000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void portsOutsideTheRangeAreRefused(int port) {
        String message = "port " + port + " is outside 0..65535";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.inet("1.2.3.4", port))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.inet("::1", port))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.any(port))
                .withMessage(message);
    }

    @Test
    void flowInfoAndScopeAreChecked() throws Exception {
        Inet6Address host = six(0xfe80, 0, 0, 0, 0, 0, 0, 1);
        assertThat(new Inet6SocketAddress(host, 80, 0xfffff, 0xffff_ffffL))
                .hasToString("[fe80::1%4294967295]:80?flow=1048575");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inet6SocketAddress(host, 80, 0x100000, 0))
                .withMessageContaining("1048576");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inet6SocketAddress(host, 80, -1, 0))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inet6SocketAddress(host, 80, 0, 1L << 32))
                .withMessageContaining("4294967296");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inet6SocketAddress(host, 80, 0, -2))
                .withMessageContaining("-2");
    }

    @Test
    void aScopeInTheHostMovesToTheAddress() throws Exception {
        byte[] bytes = six(0xfe80, 0, 0, 0, 0, 0, 0, 1).getAddress();
        Inet6Address two = Inet6Address.getByAddress(null, bytes, 2);
        Inet6SocketAddress address = new Inet6SocketAddress(two, 80, 0, 0);
        assertThat(address.scopeId()).isEqualTo(2);
        assertThat(address.host().getScopeId()).isZero();
        assertThat(address)
                .isEqualTo(SocketAddress.inet("fe80::1%2", 80))
                .isEqualTo(new Inet6SocketAddress(two, 80, 0, 2))
                .isNotEqualTo(SocketAddress.inet("fe80::1%3", 80));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Inet6SocketAddress(two, 80, 0, 3))
                .withMessageContaining("3");
    }

    @Test
    void mappedHostsStayIpv6() {
        var address = (Inet6SocketAddress) SocketAddress.inet("::ffff:1.2.3.4", 5);
        assertThat(address.host()).isInstanceOf(Inet6Address.class);
        assertThat(SocketAddress.of(address.toJdk().orElseThrow())).isEqualTo(address);
        assertThat(address).isNotEqualTo(SocketAddress.inet("1.2.3.4", 5));
    }

    @Test
    void addressesOfTheJdkConvertBothWays() throws Exception {
        for (String text :
                List.of("1.2.3.4:5", "[::1]:80", "[fe80::1%2]:80", "unix:/run/x", "unix:")) {
            SocketAddress address = SocketAddress.parse(text);
            assertThat(SocketAddress.of(address.toJdk().orElseThrow())).isEqualTo(address);
        }
        assertThat(SocketAddress.inet("1.2.3.4", 5).toJdk())
                .contains(new InetSocketAddress(Inet4Address.ofLiteral("1.2.3.4"), 5));
        assertThat(SocketAddress.parse("[::1]:80?flow=5").toJdk())
                .contains(new InetSocketAddress(Inet6Address.ofLiteral("::1"), 80));
        assertThat(SocketAddress.parse("[::1%4294967295]:80").toJdk()).isEmpty();
        assertThat(SocketAddress.abstractUnix("x").toJdk()).isEmpty();
        assertThat(SocketAddress.none().toJdk()).isEmpty();
        assertThat(SocketAddress.unix("/run/x").toJdk())
                .contains(UnixDomainSocketAddress.of("/run/x"));
        assertThat(new Pathname(Bytes.of((byte) 0xff)).toJdk()).isEmpty();
    }

    @Test
    void addressesThatAreNotOursAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SocketAddress.of(InetSocketAddress.createUnresolved("some.host", 1)))
                .withMessageContaining("some.host");
        var alien =
                new java.net.SocketAddress() {
                    @Override
                    public String toString() {
                        return "alien";
                    }
                };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.of(alien))
                .withMessageContaining("alien");
    }

    @Test
    void aPathIsOneTo107BytesWithoutNul() {
        assertThat(SocketAddress.unix("x".repeat(107)).toString()).hasSize(112);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.unix("x".repeat(108)))
                .withMessageContaining("108")
                .withMessageContaining("107");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.unix("ü".repeat(54)))
                .withMessageContaining("108");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.unix("a\0b"))
                .withMessageContaining("a%00b")
                .withMessageContaining("byte 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.unix(""))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.unix("\ud800"))
                .withMessageContaining("UTF-8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.unix(Path.of("x".repeat(200))))
                .withMessageContaining("200");
    }

    @Test
    void anAbstractNameIsAtMost107BytesOfAnyKind() {
        assertThat(new Abstract(Bytes.of())).hasToString("unix:@");
        assertThat(new Abstract(Bytes.of(new byte[107])).bytes().length()).isEqualTo(107);
        assertThat(SocketAddress.abstractUnix("a\0b")).hasToString("unix:@a%00b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketAddress.abstractUnix("x".repeat(108)))
                .withMessageContaining("108");
    }

    @Test
    void bytesOfNamesAreEscapedSoThatTheyParseBack() {
        assertThat(SocketAddress.unix("@x@")).hasToString("unix:%40x@");
        assertThat(SocketAddress.unix("a b%c\n")).hasToString("unix:a%20b%25c%0a");
        assertThat(SocketAddress.abstractUnix("@x")).hasToString("unix:@@x");
        var raw = new Pathname(Bytes.of((byte) 0xff, (byte) '/'));
        assertThat(raw).hasToString("unix:%ff/");
        assertThat(raw.text()).isEqualTo("\ufffd/");
        assertThat(raw.asPath()).isEmpty();
        assertThat(SocketAddress.parse("unix:/ü")).isEqualTo(SocketAddress.unix("/ü"));
        assertThat(((Abstract) SocketAddress.abstractUnix("ü")).text()).isEqualTo("ü");
    }

    @Test
    void anyOtherFamilyIsOpaque() {
        var x25 = new OpaqueSocketAddress(AF_X25, Bytes.of((byte) 1, (byte) 2));
        assertThat(x25).hasToString("AF_X25(0x0102)");
        var unknown = new OpaqueSocketAddress(new AddressFamily(77), Bytes.of());
        assertThat(unknown).hasToString("77(0x)");
        assertThat(SocketAddress.parse("77(0x)")).isEqualTo(unknown);
        assertThat(((OpaqueSocketAddress) SocketAddress.parse("AF_X25(0x0102)")).family())
                .isSameAs(AF_X25);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueSocketAddress(new AddressFamily(65536), Bytes.of()))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpaqueSocketAddress(AF_X25, Bytes.of(new byte[127])))
                .withMessageContaining("127");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:80",
                "1.2.3.4",
                "1.2.3.4:",
                "1.2.3.4:65536",
                "1.2.3.4:-1",
                "1.2.3.4:080",
                "1.2.3.4:80:1",
                "::1",
                "[::1]",
                "[::1]:",
                "[::1]80",
                "[1.2.3.4]:80",
                "[::1]:80?flow=",
                "[::1]:80?flow=1048576",
                "[::1]:80?flow=-1",
                "[::1]:?flow=1",
                "[]:80",
                "[::1",
                "NONE",
                "unix:%",
                "unix:%4",
                "unix:%zz",
                "unix:a%00b",
                "AF_NO(0x01)",
                "AF_X25(0x1)",
                "AF_X25()",
                "70000(0x)",
                "-1(0x)",
                "(0x)",
                ")",
                "AF_X25(0xzz)"
            })
    void textsThatAreNoAddressAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SocketAddress.parse(text));
    }

    @Test
    void everyAddressParsesBack() throws Exception {
        var random = new Random(20250);
        for (int i = 0; i < 20_000; i++) {
            SocketAddress address = random(random);
            String text = address.toString();
            assertThat(SocketAddress.parse(text)).as(text).isEqualTo(address);
            assertThat(text).matches("[!-~]+");
        }
    }

    private static SocketAddress random(Random random) throws Exception {
        int port = random.nextInt(65536);
        switch (random.nextInt(9)) {
            case 0 -> {
                return new Inet4SocketAddress(
                        (Inet4Address) InetAddress.getByAddress(bytes(random, 4)), port);
            }
            case 1 -> {
                byte[] host = bytes(random, 16);
                for (int i = 0; i < 8; i++) {
                    if (random.nextBoolean()) {
                        host[2 * i] = 0;
                        host[2 * i + 1] = (byte) random.nextInt(2);
                    }
                }
                return new Inet6SocketAddress(
                        Inet6Address.getByAddress(null, host, -1),
                        port,
                        random.nextBoolean() ? 0 : random.nextInt(0x100000),
                        random.nextBoolean() ? 0 : Integer.toUnsignedLong(random.nextInt()));
            }
            case 2 -> {
                byte[] path = bytes(random, 1 + random.nextInt(107));
                for (int i = 0; i < path.length; i++) {
                    path[i] = path[i] == 0 ? (byte) '@' : path[i];
                }
                return new Pathname(Bytes.of(path));
            }
            case 3 -> {
                return new Abstract(Bytes.of(bytes(random, random.nextInt(108))));
            }
            case 4 -> {
                return new OpaqueSocketAddress(
                        AddressFamily.of(random.nextInt(random.nextBoolean() ? 50 : 65536)),
                        Bytes.of(bytes(random, random.nextInt(127))));
            }
            case 5, 6, 7 -> {
                return FamilyAddresses.random(random);
            }
            default -> {
                return random.nextBoolean() ? SocketAddress.none() : SocketAddress.unnamed();
            }
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void hostileTextIsAnAddressOrAnIllegalArgument() throws Exception {
        var random = new Random(7);
        var seeds = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            seeds.add(random(random).toString());
        }
        String alphabet = "0123456789abcdefx:.[]%@()?=-+& \0\n٣ü\ud800unixAF_INETnoneflow";
        int parsed = 0;
        for (int i = 0; i < 100_000; i++) {
            var text =
                    new StringBuilder(
                            random.nextInt(4) == 0 ? "" : seeds.get(random.nextInt(seeds.size())));
            for (int edits = 1 + random.nextInt(8); edits > 0; edits--) {
                int at = random.nextInt(text.length() + 1);
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                if (random.nextBoolean() || at == text.length()) {
                    text.insert(at, c);
                } else {
                    text.deleteCharAt(at);
                }
            }
            try {
                SocketAddress address = SocketAddress.parse(text.toString());
                assertThat(SocketAddress.parse(address.toString())).isEqualTo(address);
                parsed++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
        assertThat(parsed).isPositive();
    }
}
