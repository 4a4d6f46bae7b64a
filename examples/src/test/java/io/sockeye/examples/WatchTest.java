package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.wire.netlink.LinkMessage;
import io.sockeye.wire.netlink.RouteNetlink;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What Watch has in mind is what ip(8) says, whatever happens in between.
class WatchTest extends NamespaceTest {
    private static final Pattern LINK =
            Pattern.compile("(\\d+): ([^:@]+)[^:]*: <([^>]*)> mtu (\\d+) .*");
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d+): +\\S+ +inet6? ([^/ ]+)(?:/(\\d+))? .*");
    private static final Set<String> TYPES =
            Set.of("local", "broadcast", "multicast", "anycast", "unreachable", "blackhole");

    /// RTM_NEWLINK of interface 999, forged0, which is up.
    private static final String FORGED =
            "2c000000100000000000000000000000"
                    + "00000100e70300000100000000000000"
                    + "0c000300666f726765643000";

    /// What is known after these lines.
    private static Set<String> known(List<String> lines) {
        var known = new HashMap<String, String>();
        for (var line : lines) {
            var words = line.split(" ", -1);
            var key =
                    line.startsWith("+ link") || line.startsWith("~ link")
                            ? "link " + words[2]
                            : line.substring(Math.min(2, line.length())).strip();
            if (line.startsWith("- ")) known.remove(key);
            else if (line.startsWith("+ ") || line.startsWith("~ "))
                known.put(key, line.substring(2).strip());
        }
        return new TreeSet<>(known.values());
    }

    /// The same of ip(8).
    private Set<String> theirs() throws Exception {
        var known = new TreeSet<String>();
        var indexes = new HashMap<String, String>();
        for (var line : network.start("ip", "-oneline", "link").awaitEnd(0)) {
            var link = LINK.matcher(line);
            if (!link.lookingAt()) continue;
            indexes.put(link.group(2), link.group(1));
            boolean up = ("," + link.group(3) + ",").contains(",UP,");
            known.add(
                    "link %s %s mtu %s %s"
                            .formatted(
                                    link.group(1),
                                    link.group(2),
                                    link.group(4),
                                    up ? "UP" : "DOWN"));
        }
        for (var line : network.start("ip", "-oneline", "address").awaitEnd(0)) {
            var address = ADDRESS.matcher(line);
            assertThat(address.lookingAt()).as(line).isTrue();
            known.add(
                    "address %s/%s on %s"
                            .formatted(host(address.group(2)), address.group(3), address.group(1)));
        }
        for (var version : List.of("-4", "-6"))
            for (var line :
                    network.start("ip", version, "route", "show", "table", "all").awaitEnd(0))
                known.add(route(line, version, indexes));
        return known;
    }

    private static String host(String literal) {
        return InetAddress.ofLiteral(literal).getHostAddress();
    }

    private static String route(String line, String version, Map<String, String> indexes) {
        var words = new java.util.ArrayList<>(List.of(line.strip().split(" +", -1)));
        if (TYPES.contains(words.getFirst())) words.removeFirst();
        var to = words.getFirst().split("/", -1);
        var length = to.length > 1 ? to[1] : version.equals("-4") ? "32" : "128";
        var destination = to[0].equals("default") ? "default" : host(to[0]) + "/" + length;
        var table = after("table", words, "254").replace("local", "255");
        var via = after("via", words, "");
        return "route %s%s on %s table %s metric %s"
                .formatted(
                        destination,
                        via.isEmpty() ? "" : " via " + host(via),
                        indexes.get(after("dev", words, "")),
                        table,
                        after("metric", words, "0"));
    }

    private static String after(String word, List<String> words, String otherwise) {
        int at = words.indexOf(word);
        return at < 0 ? otherwise : words.get(at + 1);
    }

    private void ip(String batch) throws Exception {
        network.start("ip", "-batch", "-").input(batch).awaitEnd(0);
    }

    private static String links(String name, int count) {
        var batch = new StringBuilder();
        for (int i = 0; i < count; i++)
            batch.append(
                    "link add %s%d mtu %d type veth peer name p%s%d\n"
                            .formatted(name, i, 1280 + i, name, i));
        return batch.toString();
    }

    @Test
    void whatThereIsAndWhatComesAndGoes() throws Exception {
        ip(
                links("a", 20)
                        + "link set a1 up\nlink set pa1 up\naddress add 10.1.0.1/24 dev a1\n"
                        + "address add 2001:db8:1::1/64 dev a1 nodad\n"
                        + "route add 10.9.0.0/16 via 10.1.0.2 metric 7\n"
                        + "route add 2001:db8:9::/48 via 2001:db8:1::2\n");
        var watch = network.java("Watch").awaitLine("all is known");
        awaitAgreement(watch);
        ip("link set a2 mtu 1400\naddress add 10.2.0.1/24 dev a1\nroute del 10.9.0.0/16\n");
        watch.awaitLine("+ address 10.2.0.1/24 on").awaitLine("- route 10.9.0.0/16 via 10.1.0.2");
        ip("link del a3\naddress del 10.2.0.1/24 dev a1\n");
        watch.awaitLine("- link").awaitLine("- address 10.2.0.1/24 on");
        awaitAgreement(watch);
    }

    /// The kernel does not move any more; what is printed comes to what it says.
    private void awaitAgreement(Program watch) throws Exception {
        var theirs = theirs();
        watch.awaitLines(lines -> known(lines).equals(theirs));
    }

    /// While it sleeps more happens than its buffer holds: it is told, and asks again.
    @Test
    void lostMessagesAreMadeUpFor() throws Exception {
        var watch = network.java("Watch", "4096").awaitLine("all is known");
        network.start("kill", "-STOP", String.valueOf(watch.pid())).awaitEnd(0);
        ip(links("a", 100));
        network.start("kill", "-CONT", String.valueOf(watch.pid())).awaitEnd(0);
        watch.awaitLine("messages were lost");
        awaitAgreement(watch);
    }

    /// The same with a buffer that holds it all: the loss above is the buffer's.
    @Test
    void aLargeBufferLosesNothing() throws Exception {
        var watch = network.java("Watch", "4194304").awaitLine("all is known");
        network.start("kill", "-STOP", String.valueOf(watch.pid())).awaitEnd(0);
        ip(links("a", 30));
        network.start("kill", "-CONT", String.valueOf(watch.pid())).awaitEnd(0);
        awaitAgreement(watch);
        watch.awaitLines(lines -> !lines.contains("messages were lost"));
    }

    @Test
    void aForgedMessageIsIgnored() throws Exception {
        var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(FORGED));
        assertThat(RouteNetlink.parse(bytes))
                .as("it would be believed")
                .singleElement()
                .isInstanceOfSatisfying(
                        LinkMessage.class, link -> assertThat(link.name()).isEqualTo("forged0"));
        var watch = network.java("Watch").awaitLine("all is known");
        network.python(
                        """
                        s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
                        s.sendto(bytes.fromhex(sys.argv[1]), (int(sys.argv[2]), 0))
                        """,
                        FORGED,
                        String.valueOf(watch.pid()))
                .awaitEnd(0);
        watch.awaitLine("ignored a message from netlink:");
        ip("link add real type veth peer name other\n");
        watch.awaitLine("real mtu");
        watch.awaitLines(lines -> lines.stream().noneMatch(line -> line.contains("forged0")));
    }

    /// Links come and go while the tables are read.
    @Test
    @Tag("slow")
    void churnEndsInWhatThereIs() throws Exception {
        ip(links("a", 200));
        var batch = new StringBuilder();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 100; i++) batch.append("link del a%d\n".formatted(i));
            batch.append(links("a", 100));
        }
        var churn = network.start("ip", "-batch", "-");
        var watch = network.java("Watch", "65536");
        churn.input(batch.toString());
        churn.awaitEnd(0);
        watch.awaitLine("all is known");
        awaitAgreement(watch);
    }

    @Test
    @Tag("slow")
    void twoThousandOfEach() throws Exception {
        var batch = new StringBuilder(links("a", 1000));
        batch.append("link set a0 up\nlink set pa0 up\n");
        for (int i = 0; i < 2000; i++) {
            batch.append("address add 10.%d.%d.1/24 dev a0\n".formatted(i / 250, i % 250));
            batch.append("route add 172.%d.%d.0/24 dev a0\n".formatted(16 + i / 250, i % 250));
        }
        ip(batch.toString());
        awaitAgreement(network.java("Watch", "4194304").awaitLine("all is known"));
    }
}
