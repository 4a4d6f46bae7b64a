package io.sockeye.examples;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.wire.netlink.LinkMessage;
import io.sockeye.wire.netlink.RouteNetlink;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What Watch has in mind is what ip(8) says, whatever happens in between.
class WatchTest extends NamespaceTest {
    /// The same of `ip -j`, in the words of Watch.
    private static final String THEIRS =
            """
            import ipaddress, json, struct, subprocess
            TYPES = "unspec unicast local broadcast anycast multicast blackhole unreachable".split()
            def ip(*words):
                return json.loads(subprocess.check_output(["ip", "-j", "-N", "-d", *words]) or "[]")
            def host(text):
                address = ipaddress.ip_address(text)
                if address.version == 4: return text
                return ":".join("%x" % int(group, 16) for group in address.exploded.split(":"))
            def network(text, bits):
                if text == "default": return text
                name, _, length = text.partition("/")
                return host(name) + "/" + (length or bits)
            def way(it):
                gateway = it.get("gateway") or it.get("via", {}).get("host")
                text = "via " + host(gateway) + " " if gateway else ""
                if "dev" in it: text += "on %d" % indexes[it["dev"]]
                if "weight" in it: text += " weight %d" % it["weight"]
                return text.strip()
            indexes = {}
            for link in ip("link"):
                indexes[link["ifname"]] = link["ifindex"]
                up = "UP" if "UP" in link["flags"] else "DOWN"
                print("link", link["ifindex"], link["ifname"], "mtu", link["mtu"], up)
            for link in ip("address"):
                for it in link.get("addr_info", []):
                    peer = " peer " + host(it["address"]) if "address" in it else ""
                    place = "on %d" % link["ifindex"]
                    if it["family"] == "inet":
                        print("address inet %s%s/%d %s" % (it["local"], peer, it["prefixlen"], place))
                    else:
                        print("address inet6 %s %s /%d%s" % (host(it["local"]), place, it["prefixlen"], peer))
            for option, family, bits in ("-4", "inet", "32"), ("-6", "inet6", "128"):
                for it in ip(option, "route", "show", "table", "all"):
                    hops = "[" + ", ".join(map(way, it["nexthops"])) + "]" if "nexthops" in it else way(it)
                    text = "route %s %s %s" % (family, TYPES[int(it["type"])], network(it["dst"], bits))
                    if "from" in it: text += " from " + network(it["from"], bits)
                    if "tos" in it: text += " tos 0x%02x" % int(it["tos"], 16)
                    if hops: text += " " + hops
                    if "prefsrc" in it: text += " src " + host(it["prefsrc"])
                    text += " table %s proto %s scope %s" % (it["table"], it["protocol"], it["scope"])
                    text += " metric %d" % it.get("metric", 0)
                    for metric in it.get("metrics", []):
                        text += " [8=08000200" + struct.pack("=I", metric["mtu"]).hex() + "]"
                    print(text)
            """;

    /// RTM_NEWLINK of interface 999, forged0, which is up.
    private static final String FORGED =
            "2c000000100000000000000000000000"
                    + "00000100e70300000100000000000000"
                    + "0c000300666f726765643000";

    /// What is known after these lines.
    private static Set<String> known(List<String> lines) {
        var known = new HashMap<String, String>();
        for (var line : lines) {
            if (!line.matches("[-+~] .*")) continue;
            var text = line.substring(2);
            if (line.startsWith("- ")) known.remove(key(text));
            else known.put(key(text), text);
        }
        return new TreeSet<>(known.values());
    }

    /// What a line is about; the rest of it may change.
    private static String key(String text) {
        int words = text.startsWith("link ") ? 2 : text.startsWith("address inet6") ? 5 : 99;
        return Stream.of(text.split(" ", -1)).limit(words).collect(joining(" "));
    }

    private Set<String> theirs() throws Exception {
        return new TreeSet<>(network.python(THEIRS).awaitEnd(0));
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
        watch.awaitLine("+ address inet 10.2.0.1/24 on")
                .awaitLine("- route inet unicast 10.9.0.0/16 via 10.1.0.2");
        ip("link del a3\naddress del 10.2.0.1/24 dev a1\n");
        watch.awaitLine("- link").awaitLine("- address inet 10.2.0.1/24 on");
        awaitAgreement(watch);
    }

    /// What is printed comes to what the kernel says. That is asked anew with each line: link-local addresses, and their routes, come when
    /// their links have been up for a second or two.
    private void awaitAgreement(Program watch) throws Exception {
        watch.awaitLines(lines -> known(lines).equals(theirsNow()));
    }

    private Set<String> theirsNow() {
        try {
            return theirs();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Of the routes of IPv4 that go with a link the kernel says nothing, nor of those whose nexthop object goes. Of those whose
    /// preferred source goes older kernels do not.
    @Test
    void whatGoesWithoutAWordIsNoticed() throws Exception {
        // Whose addresses are told of when a link goes down.
        network.start("sysctl", "-qw", "net.ipv6.conf.default.disable_ipv6=1").awaitEnd(0);
        ip(
                links("a", 3)
                        + "link set a0 up\nlink set pa0 up\nlink set a1 up\nlink set pa1 up\n"
                        + "address add 10.1.0.1/24 dev a0\naddress add 10.2.0.1/24 dev a1\n"
                        + "address add 10.3.0.1/32 dev pa2\n");
        var watch = network.java("Watch", "4194304").awaitLine("all is known");
        ip(
                "route add 10.9.0.0/16 via 10.1.0.2\nroute add 10.10.0.0/16 via 10.2.0.2\n"
                        + "route add 10.11.0.0/16 via 10.2.0.2 src 10.3.0.1\n"
                        + "nexthop add id 5 via 10.2.0.2 dev a1\nroute add 10.12.0.0/16 nhid 5\n");
        watch.awaitLine("+ route inet unicast 10.12.0.0/16 via 10.2.0.2");
        ip("link set a0 down\n");
        watch.awaitLine("- route inet unicast 10.9.0.0/16 via 10.1.0.2");
        ip("nexthop del id 5\n");
        watch.awaitLine("- route inet unicast 10.12.0.0/16 via 10.2.0.2");
        ip("address del 10.3.0.1/32 dev pa2\n");
        watch.awaitLine("- route inet unicast 10.11.0.0/16 via 10.2.0.2");
        ip("link del a1\n");
        watch.awaitLine("- route inet unicast 10.10.0.0/16 via 10.2.0.2");
        awaitAgreement(watch);
        assertThat(watch.printed()).doesNotContain("messages were lost");
    }

    /// So many that the kernel is not through when it tells of the link: the routes are asked for behind that.
    @Test
    @Tag("slow")
    void manyRoutesThatGoWithoutAWordAreNoticed() throws Exception {
        var batch = new StringBuilder();
        for (int i = 0; i < 4000; i++)
            batch.append("route add 172.%d.%d.0/24 dev a0\n".formatted(16 + i / 250, i % 250));
        network.start("sysctl", "-qw", "net.ipv6.conf.default.disable_ipv6=1").awaitEnd(0);
        ip(links("a", 1) + "link set a0 up\nlink set pa0 up\naddress add 10.1.0.1/24 dev a0\n");
        var watch = network.java("Watch", "16777216").awaitLine("all is known");
        for (int round = 0; round < 5; round++) {
            ip(batch.toString());
            awaitAgreement(watch);
            ip("link set a0 down\n");
            awaitAgreement(watch);
            ip("link set a0 up\n");
        }
        assertThat(watch.printed()).doesNotContain("messages were lost");
    }

    /// Routes and addresses that differ in one thing only, and those that take the place of others.
    @Test
    @Tag("slow")
    void whatIsAlikeIsNotTheSame() throws Exception {
        ip(
                links("a", 2)
                        + "link set a0 up\nlink set pa0 up\nlink set a1 up\nlink set pa1 up\n"
                        + "address add 10.1.0.1/24 dev a0\naddress add 10.2.0.1/24 dev a1\n"
                        + "address add 2001:db8:1::1/64 dev a0 nodad\n");
        var watch = network.java("Watch", "4194304").awaitLine("all is known");
        for (var step :
                List.of(
                        "route add default dev a0\nroute add ::/0 dev a0\n",
                        "route add 10.9.0.0/16 via 10.1.0.2 metric 7\n"
                                + "route add 10.9.0.0/16 via 10.1.0.2 metric 7 tos 0x10\n"
                                + "route append 10.9.0.0/16 via 10.1.0.3 metric 7\n"
                                + "route append 10.9.0.0/16 via 10.1.0.3 metric 7 mtu 1400\n",
                        "route replace 10.9.0.0/16 via 10.1.0.4 metric 7\n",
                        "route replace 10.9.0.0/16 via 10.1.0.5 metric 7\n",
                        "route prepend 10.9.0.0/16 via 10.1.0.6 metric 7\n",
                        "route add blackhole 10.66.0.0/16\nroute add unreachable 10.67.0.0/16\n",
                        "route add 10.70.0.0/16 nexthop via 10.1.0.2 weight 3 nexthop via 10.2.0.3\n",
                        "route add 10.71.0.0/16 via inet6 fe80::5 dev a0\n",
                        "route add 2001:db8:9::/48 via 2001:db8:1::2\n",
                        "route append 2001:db8:9::/48 via 2001:db8:1::3\n",
                        "route append 2001:db8:9::/48 via 2001:db8:1::4\n",
                        "route del 2001:db8:9::/48 via 2001:db8:1::2\n",
                        "route replace 2001:db8:9::/48 via 2001:db8:1::7\n",
                        "route add 2001:db8:a::/48 from 2001:db8:b::/48 via 2001:db8:1::2\n",
                        "address add 10.5.0.1 peer 10.5.0.2 dev a0\n"
                                + "address add 10.5.0.1 peer 10.5.0.3 dev a0\n",
                        "address del 10.5.0.1 peer 10.5.0.2 dev a0\n",
                        "address add 2001:db8:5::1 peer 2001:db8:5::2 dev a0 nodad\n",
                        "address replace 2001:db8:5::1 peer 2001:db8:5::3 dev a0 nodad\n",
                        "link set pa1 down\n",
                        "link set a1 down\n")) {
            ip(step);
            awaitAgreement(watch);
        }
        assertThat(watch.printed()).doesNotContain("messages were lost");
    }

    /// A bridge says RTM_DELLINK of an interface that is its port no longer.
    @Test
    void aPortThatLeavesItsBridgeStays() throws Exception {
        ip("link add br0 type bridge\n" + links("a", 1));
        var watch = network.java("Watch").awaitLine("all is known");
        ip("link set a0 master br0\nlink set a0 mtu 1400\n");
        watch.awaitLine(" a0 mtu 1400");
        ip("link set a0 nomaster\nlink set a0 mtu 1300\n");
        watch.awaitLine("~ link").awaitLine(" a0 mtu 1300");
        assertThat(watch.printed()).noneMatch(line -> line.startsWith("- link"));
        awaitAgreement(watch);
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
