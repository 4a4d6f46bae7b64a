package io.sockeye.wire.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNameTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.org, www.example.org., 17, 3",
        "www.example.org., www.example.org., 17, 3",
        "WWW.Example.org, WWW.Example.org., 17, 3",
        "., ., 1, 0",
        "_sip._tcp.example, _sip._tcp.example., 19, 3",
        "*.example, *.example., 11, 2",
        "a\\.b.c, a\\.b.c., 7, 2",
        "a\\046b.c, a\\.b.c., 7, 2",
        "\\000\\255\\032, \\000\\255\\032., 5, 1",
        "\\$\\@\\(\\)\\;\\\"\\\\, \\$\\@\\(\\)\\;\\\"\\\\., 9, 1",
        "\\a.b, a.b., 5, 2",
    })
    void aNameComesBackFromItsText(String text, String printed, int length, int labels) {
        var name = DnsName.of(text);
        assertThat(name).hasToString(printed).isEqualTo(DnsName.of(printed));
        assertThat(name.length()).isEqualTo(length);
        assertThat(name.labels()).hasSize(labels);
    }

    @Test
    void caseDoesNotCount() {
        var name = DnsName.of("WWW.example.ORG");
        assertThat(name)
                .isEqualTo(DnsName.of("www.EXAMPLE.org"))
                .hasSameHashCodeAs(DnsName.of("www.EXAMPLE.org"))
                .isNotEqualTo(DnsName.of("www.example.com"))
                .isNotEqualTo(DnsName.of("www.example.org.uk"))
                .isNotEqualTo(DnsName.of("www\\.example.org"))
                .isNotEqualTo(null);
        assertThat(DnsName.of("AZ")).isEqualTo(DnsName.of("az"));
        assertThat(DnsName.of("\\@")).as("before A").isNotEqualTo(DnsName.of("`"));
        assertThat(DnsName.of("[")).as("behind Z").isNotEqualTo(DnsName.of("{"));
        assertThat(DnsName.of("\\228")).isNotEqualTo(DnsName.of("\\196"));
        assertThat(name.labels().getFirst()).isEqualTo(StandardCharsets.US_ASCII.encode("WWW"));
        assertThat(name.labels().getFirst().isReadOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                ".a",
                "a..b",
                "\\",
                "a\\",
                "\\25",
                "\\2x5",
                "\\256",
                "ä.example",
                "\\ä"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsName.of(text))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void lengths() {
        var label = "a".repeat(63);
        var longest = (label + ".").repeat(3) + "a".repeat(61);
        assertThat(DnsName.of(longest).length()).isEqualTo(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsName.of(longest + "a"))
                .withMessageContaining("256 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsName.of(label + "a"))
                .withMessageContaining("a label of 64 bytes");
        assertThat(DnsName.of("\\.".repeat(63)).length()).as("escaped").isEqualTo(65);
    }

    @Test
    void namesOfAddresses() {
        assertThat(DnsName.reverse(InetAddress.ofLiteral("192.0.2.80")))
                .hasToString("80.2.0.192.in-addr.arpa.");
        // RFC 3596 section 2.5.
        assertThat(DnsName.reverse(InetAddress.ofLiteral("4321:0:1:2:3:4:567:89ab")))
                .hasToString(
                        "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4"
                                + ".ip6.arpa.");
    }
}
