package io.sockeye.resolve;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class InetTest {
    /// The forms that programs disagree about.
    private static final List<String> ODD =
            List.of(
                    "127.0.0.1",
                    "127.1",
                    "127.0.1",
                    "2130706433",
                    "0x7f000001",
                    "017700000001",
                    "0x7f.1",
                    "0177.0.0.01",
                    "127.0.0.01",
                    "08.1.1.1",
                    "09",
                    "0x",
                    "0xg",
                    "0x7F.1",
                    "256.1.1.1",
                    "1.256.1.1",
                    "1.2.3.256",
                    "1.2.65535",
                    "1.2.65536",
                    "1.16777215",
                    "1.16777216",
                    "4294967295",
                    "4294967296",
                    "99999999999999999999",
                    "1.2.3.4.5",
                    "1.2.3.4 ",
                    "1.2.3.4 rest",
                    "1.2.3.4\n",
                    "1.2.3.4\tx",
                    "1.2.3.4x",
                    " 1.2.3.4",
                    "1.2.3.",
                    ".1.2.3",
                    "1..2",
                    ".",
                    "",
                    " ",
                    "-1",
                    "+1",
                    "1.-2.3.4",
                    "1.2.3.+4",
                    "1.2.3.4\u00a0",
                    "１.2.3.4",
                    "٣",
                    "a",
                    "0",
                    "00",
                    "0.0.0.0",
                    "255.255.255.255",
                    "::",
                    "::1",
                    "1::",
                    "1::2",
                    "::1::",
                    ":::",
                    ":",
                    "",
                    "1:2:3:4:5:6:7:8",
                    "1:2:3:4:5:6:7",
                    "1:2:3:4:5:6:7:8:9",
                    "1:2:3:4:5:6:7::",
                    "::2:3:4:5:6:7:8",
                    "1:2:3:4::5:6:7:8",
                    "1::3:4:5:6:7:8",
                    "12345::",
                    "0001::",
                    "00001::",
                    "g::",
                    "::ffff:1.2.3.4",
                    "::1.2.3.4",
                    "::1.2.3.04",
                    "::1.2.3",
                    "::1.2.3.4.5",
                    "1:2:3:4:5:6:1.2.3.4",
                    "1:2:3:4:5:6:7:1.2.3.4",
                    "::1.2.3.4:1",
                    "::256.1.1.1",
                    "FE80::ABCD",
                    "fe80::1%lo",
                    "fe80::1%1",
                    "[::1]",
                    "::1 ",
                    " ::1",
                    "::1\n",
                    "1:2:3:4:5:6:7:",
                    ":1:2:3:4:5:6:7",
                    "::0x1",
                    "::-1",
                    "::+1");

    private static final String PEER =
            """
            import socket, sys
            def tell(call, *arguments):
                try:
                    return call(*arguments).hex()
                except (OSError, ValueError):
                    return 'refused'
            for line in sys.stdin:
                text = bytes.fromhex(line.strip()).decode()
                answers = [tell(socket.inet_aton, text)]
                for family in (socket.AF_INET, socket.AF_INET6):
                    answers.append(tell(socket.inet_pton, family, text))
                print(*answers)
            """;

    /// Those, and others that nobody would think of: the same ones in each run.
    private static List<String> texts() {
        var texts = new ArrayList<>(ODD);
        var random = new Random(4);
        var signs = "0123456789abcdefx....:::: %";
        for (int i = 0; i < 800; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(1, 20); length > 0; length--)
                text.append(signs.charAt(random.nextInt(signs.length())));
            texts.add(text.toString());
        }
        for (int i = 0; i < 400; i++) {
            var text = new ArrayList<String>();
            for (int parts = random.nextInt(1, 5); parts > 0; parts--) {
                int part = random.nextInt(0, 1 << random.nextInt(1, 31));
                var form = List.of("%d", "0%o", "0x%x", "%d").get(random.nextInt(4));
                text.add(form.formatted(part));
            }
            texts.add(String.join(".", text));
        }
        return texts;
    }

    private static String tell(Function<String, byte[]> call, String text) {
        try {
            return HexFormat.of().formatHex(call.apply(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("\"" + text + "\"");
            return "refused";
        }
    }

    @Test
    @RequiresCommand("python3")
    void textsAreReadAsPythonReadsThem() throws Exception {
        var texts = texts();
        var lines = new StringBuilder();
        for (var text : texts)
            lines.append(HexFormat.of().formatHex(text.getBytes(UTF_8))).append('\n');
        try (var python = Peer.python(PEER)) {
            python.write(lines.toString());
            python.endInput();
            for (var text : texts) {
                var ours =
                        "%s %s %s"
                                .formatted(
                                        tell(Inet::inetAton, text),
                                        tell(each -> Inet.inetPton(AF_INET, each), text),
                                        tell(each -> Inet.inetPton(AF_INET6, each), text));
                assertThat(ours).as("<%s>", text).isEqualTo(python.line());
            }
            assertThat(python.rest()).isEmpty();
        }
    }

    @Test
    @RequiresCommand("python3")
    void bytesAreWrittenAsPythonWritesThem() throws Exception {
        var random = new Random(6);
        var addresses = new ArrayList<byte[]>();
        for (int i = 0; i < 1000; i++) {
            var address = new byte[i % 3 == 0 ? 4 : 16];
            // Runs of zeros are what the texts differ in.
            for (int at = 0; at < address.length; at += 2) {
                if (random.nextInt(3) > 0) continue;
                address[at] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
                address[at + 1] = (byte) random.nextInt();
            }
            addresses.add(address);
        }
        for (var text : List.of("::ffff:1.2.3.4", "::1.2.3.4", "::ffff:0:1", "1::", "::"))
            addresses.add(Inet.inetPton(AF_INET6, text));
        var lines = new StringBuilder();
        for (var address : addresses) lines.append(HexFormat.of().formatHex(address)).append('\n');
        var script =
                """
                import socket, sys
                for line in sys.stdin:
                    data = bytes.fromhex(line)
                    print(socket.inet_ntop({4: socket.AF_INET, 16: socket.AF_INET6}[len(data)], data))
                """;
        try (var python = Peer.python(script)) {
            python.write(lines.toString());
            python.endInput();
            for (var address : addresses) {
                var family = address.length == 4 ? AF_INET : AF_INET6;
                assertThat(Inet.inetNtop(family, address)).isEqualTo(python.line());
                if (address.length == 4)
                    assertThat(Inet.inetNtoa(address)).isEqualTo(Inet.inetNtop(AF_INET, address));
            }
        }
    }

    @Test
    void whatIsNoAddressIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inet.inetPton(AF_INET, "127.0.0.01"))
                .withMessage("\"127.0.0.01\" is no address of AF_INET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inet.inetAton("127.0.0.1\0.example"))
                .withMessageContaining("NUL at 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inet.inetPton(AF_INET6, "::1\0"))
                .withMessageContaining("NUL at 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inet.inetPton(AF_UNIX, "127.0.0.1"))
                .withMessageContaining("AF_UNIX");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inet.inetNtop(AF_UNIX, new byte[4]))
                .withMessageContaining("AF_UNIX");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 15, 17, 64})
    void theLengthIsThatOfTheFamily(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inet.inetNtop(AF_INET6, new byte[length]))
                .withMessage("an address of AF_INET6 has 16 bytes, not " + length);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inet.inetNtoa(new byte[length]))
                .withMessageContaining("4 bytes, not " + length);
    }

    @Test
    void networkByteOrder() {
        assertThat(Inet.htons(0x1234)).isEqualTo(0x3412);
        assertThat(Inet.ntohs(0x00ff)).isEqualTo(0xff00);
        assertThat(Inet.htonl(0x12345678L)).isEqualTo(0x78563412L);
        assertThat(Inet.ntohl(0x000000ffL)).isEqualTo(0xff000000L);
        for (int number : new int[] {0, 1, 0x80, 0x7fff, 0x8000, 0xffff})
            assertThat(Inet.ntohs(Inet.htons(number))).isEqualTo(number);
        for (long number : new long[] {0, 1, 0x80, 0x7fffffffL, 0x80000000L, 0xffffffffL})
            assertThat(Inet.ntohl(Inet.htonl(number))).isEqualTo(number);
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        for (int number : new int[] {-1, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Inet.htons(number))
                    .withMessageStartingWith(number + " ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Inet.ntohs(number))
                    .withMessageStartingWith(number + " ");
        }
        for (long number : new long[] {-1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Inet.htonl(number))
                    .withMessageStartingWith(number + " ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Inet.ntohl(number))
                    .withMessageStartingWith(number + " ");
        }
    }
}
