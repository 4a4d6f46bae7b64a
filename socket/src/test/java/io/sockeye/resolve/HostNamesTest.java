package io.sockeye.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Hosts as text: what is refused before anyone is asked, and how the rest is encoded.
class HostNamesTest {
    private static final List<String> NAMES =
            List.of(
                    "example",
                    "example.",
                    "EXAMPLE.com",
                    "bücher.example",
                    "BÜcher.EXAMPLE",
                    "ü.example.",
                    ".",
                    "..",
                    "a..b",
                    ".a",
                    "a.b..",
                    "ü..example",
                    ".ü",
                    "ü.",
                    "ü",
                    "\u3002",
                    "ü\u3002example",
                    "a\uff0eb",
                    "a\uff61ü",
                    "\u3002ü",
                    "ß.example",
                    "faß.de",
                    "😀.example",
                    "\u00ad",
                    "\u00ad.ü",
                    "a\u00adü",
                    "xn--ü.example",
                    "xn--bcher-kva.example",
                    "１２７.０.０.１",
                    "ü_x.example",
                    "a b",
                    "ü b",
                    "א1a.example",
                    "א1.example",
                    "אבג",
                    "\u2028",
                    "\ud800ü".substring(1),
                    "a".repeat(63),
                    "a".repeat(64),
                    "b." + "a".repeat(64),
                    "ü".repeat(58),
                    "ü".repeat(59),
                    "127.0.0.1",
                    "::1",
                    "fe80::1%lo",
                    "ｅxample",
                    "Ⅷ.example",
                    "\u1e9e.example",
                    "\u0130.example",
                    "a\u0308.example",
                    "\u200d",
                    "ü\u200db");

    private static final String PEER =
            """
            import sys
            for line in sys.stdin:
                try:
                    print(bytes.fromhex(line.strip()).decode().encode('idna').hex() or 'none')
                except UnicodeError:
                    print('refused')
            """;

    private static String encoded(String name) {
        try {
            return HexFormat.of().formatHex(NameService.encoded(name).getBytes(UTF_8));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining(name);
            return "refused";
        }
    }

    private static List<String> names() {
        var names = new ArrayList<>(NAMES);
        var random = new Random(3490);
        int[] scripts = {'a', 'Z', '-', '.', 0xe0, 0x3b1, 0x430, 0x4e00, 0xac00, 0x1f600, 0x180};
        for (int i = 0; i < 1000; i++) {
            var name = new StringBuilder();
            for (int length = random.nextInt(1, 8); length > 0; length--) {
                int script = scripts[random.nextInt(scripts.length)];
                name.appendCodePoint(script > 0x80 ? script + random.nextInt(24) : script);
            }
            names.add(name.toString());
        }
        return names;
    }

    /// CPython's codec is the measure: IDNA 2003, with code points that are newer than that.
    @Test
    @RequiresCommand("python3")
    void namesAreEncodedAsPythonEncodesThem() throws Exception {
        var names = names();
        var lines = new StringBuilder();
        for (var name : names)
            lines.append(HexFormat.of().formatHex(name.getBytes(UTF_8))).append('\n');
        try (var python = Peer.python(PEER)) {
            python.write(lines.toString());
            python.endInput();
            for (var name : names) assertThat(encoded(name)).as(name).isEqualTo(python.line());
        }
    }

    @Test
    void aNulAnEmptyLabelAndAnOverlongOneAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resolver.resolve("localhost\0.example", 80))
                .withMessage("host \"localhost\0.example\" has a NUL at 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resolver.resolve("a..b", 80))
                .withMessage("host \"a..b\" has an empty label");
        var label = "a".repeat(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Netdb.getHostByName(label + ".test"))
                .withMessage("host \"%s\" has a label of 64 bytes, more than 63", label + ".test");
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getHostByNameEx(label));
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getHostByAddr(label));
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getFqdn(label));
        assertThatIllegalArgumentException().isThrownBy(() -> Netdb.getHostByAddr(""));
    }

    @Test
    void aWholeNameHas253BytesAndMayEndInADot() {
        var label = "a".repeat(49) + ".";
        var longest = label.repeat(5) + "abc";
        assertThat(longest).hasSize(253);
        assertThatCode(() -> NameService.encoded(longest)).doesNotThrowAnyException();
        assertThat(NameService.encoded(longest + ".")).hasSize(254);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameService.encoded(longest + "d"))
                .withMessageContaining("254 bytes, more than 253");
        assertThatIllegalArgumentException().isThrownBy(() -> NameService.encoded(longest + ".."));
        // Encoding this would take minutes.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameService.encoded("ü".repeat(1_000_000)))
                .withMessageContaining("1000000 bytes")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void aLabelThatGrowsBeyondWhatTheJdkEncodesIsRefused() {
        // U+FDFA becomes 18 characters.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameService.encoded("\ufdfa".repeat(56)))
                .withMessageContaining("host \"\ufdfa");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameService.encoded("ü".repeat(1025)));
    }

    @Test
    void aLoneSurrogateIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NameService.encoded("\ud800ü"));
        assertThatIllegalArgumentException().isThrownBy(() -> NameService.encoded("a\udc80"));
    }
}
