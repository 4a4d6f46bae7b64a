package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest extends NamespaceTest {
    private static final Pattern IP =
            Pattern.compile("(\\d+): ([^:@]+)[^:]*: <([^>]*)> mtu (\\d+) .*");

    /// As many interfaces as take several datagrams, and what ip(8) says of them.
    @Test
    void fiveHundredLinksAsIpHasThem() throws Exception {
        var batch = new StringBuilder();
        for (int i = 0; i < 250; i++)
            batch.append("link add v%d mtu %d type veth peer name w%d\n".formatted(i, 1280 + i, i));
        for (int i = 0; i < 250; i += 3) batch.append("link set w%d up\n".formatted(i));
        network.start("ip", "-batch", "-").input(batch.toString()).awaitEnd(0);
        var ours = network.java("Links").awaitEnd(0);
        var theirs =
                network.start("ip", "-oneline", "link").awaitEnd(0).stream()
                        .map(IP::matcher)
                        .filter(java.util.regex.Matcher::lookingAt)
                        .map(line ->
                                "%s: %s mtu %s %s"
                                        .formatted(
                                                line.group(1),
                                                line.group(2),
                                                line.group(4),
                                                ("," + line.group(3) + ",").contains(",UP,")
                                                        ? "UP"
                                                        : "DOWN"))
                        .toList();
        assertThat(theirs).hasSize(501);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
    }
}
