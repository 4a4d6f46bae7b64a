package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
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

    /// Interfaces come and go while they are listed: what is printed was there at one moment, however often it took.
    @Test
    @Tag("slow")
    void interfacesThatComeAndGo() throws Exception {
        var batch = new StringBuilder();
        for (int i = 0; i < 150; i++)
            batch.append("link add v%d type veth peer name w%d\n".formatted(i, i));
        network.start("ip", "-batch", "-").input(batch.toString()).awaitEnd(0);
        batch.setLength(0);
        for (int i = 0; i < 60; i++)
            batch.append("link del v%d\nlink add v%d type veth peer name w%d\n".formatted(i, i, i));
        var churn = network.start("ip", "-batch", "-");
        churn.input(batch.toString());
        for (int i = 0; i < 3; i++)
            assertThat(network.java("Links").awaitEnd(0))
                    .hasSizeBetween(299, 301)
                    .doesNotHaveDuplicates();
        churn.awaitEnd(0);
    }
}
