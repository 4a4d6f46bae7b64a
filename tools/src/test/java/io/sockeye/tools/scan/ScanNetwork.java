package io.sockeye.tools.scan;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.tools.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Two network namespaces and a cable: from one is scanned, the other is scanned, so that the kernel's resets cross a wire.
///
/// The target drops TCP to 5000-5004 and UDP to 6000-6004, and says no to some more in every way that there is. Nothing limits its ICMP.
/// Of 10.77.0.9 it says that it is not there.
final class ScanNetwork implements AutoCloseable {
    static final String TARGET4 = "10.77.0.2";
    static final String TARGET6 = "fd77::2";

    /// The 200 ports on which it listens: every 37th.
    static final List<Integer> OPEN =
            IntStream.range(0, 200).mapToObj(i -> 20_000 + 37 * i).toList();

    private static final String RULES =
            """
            table inet filter {
                chain input {
                    type filter hook input priority 0
                    ip daddr 10.77.0.9 reject with icmp host-unreachable
                    tcp dport 5000-5004 drop
                    tcp dport 5010-5012 reject with icmpx admin-prohibited
                    tcp dport 5013-5014 reject with icmpx port-unreachable
                    tcp dport 5015 reject with icmpx host-unreachable
                    tcp dport 5016 reject with tcp reset
                    tcp dport 5020 reject with icmp net-unreachable
                    tcp dport 5021 reject with icmp prot-unreachable
                    tcp dport 5022 reject with icmp net-prohibited
                    tcp dport 5023 reject with icmp host-prohibited
                    tcp dport 5024 reject with icmpv6 no-route
                    tcp dport 5025 reject with icmpv6 policy-fail
                    tcp dport 5026 reject with icmpv6 reject-route
                    udp dport 6000-6004 drop
                    udp dport 6010-6012 reject with icmpx admin-prohibited
                }
            }
            """;

    private static final String SET_UP =
            """
            set -e
            ip netns add $1
            ip netns add $2
            ip link add near netns $1 type veth peer name far netns $2
            ip -n $1 addr add 10.77.0.1/24 dev near
            ip -n $1 addr add fd77::1/64 dev near nodad
            ip -n $2 addr add 10.77.0.2/24 dev far
            ip -n $2 addr add 10.77.0.9/24 dev far
            ip -n $2 addr add fd77::2/64 dev far nodad
            for end in "$1 near" "$2 far"; do
                set -- "$1" "$2" $end
                ip -n $3 link set lo up
                # Addresses of the link may be used at once.
                ip netns exec $3 sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.$4.accept_dad=0
                ip -n $3 link set $4 up
            done
            ip netns exec $2 sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0 \\
                net.ipv4.icmp_msgs_per_sec=1000000 net.ipv4.icmp_msgs_burst=100000
            ip netns exec $2 nft -f -
            """;

    private final String near = "sockeye-" + ProcessHandle.current().pid() + "-near";
    private final String far = "sockeye-" + ProcessHandle.current().pid() + "-far";
    private final List<Process> listeners = new ArrayList<>();

    ScanNetwork() throws Exception {
        assumeTrue(
                ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "needs root for networks of its own: run as root");
        for (var program : List.of("ip", "nft", "nmap", "python3"))
            assumeTrue(isOnPath(program), "needs " + program + ": ./build peers");
        var rules = Files.createTempFile("rules", ".nft");
        try {
            Files.writeString(rules, RULES);
            var builder = new ProcessBuilder("bash", "-c", SET_UP, "bash", near, far);
            builder.redirectInput(rules.toFile()).inheritIO().redirectInput(rules.toFile());
            int status = builder.start().waitFor();
            if (status != 0) throw new IllegalStateException("set-up ended with " + status);
        } catch (IOException | IllegalStateException e) {
            close();
            throw e;
        } finally {
            Files.delete(rules);
        }
    }

    /// The name of the target's namespace.
    String target() {
        return far;
    }

    static boolean isOnPath(String program) {
        for (var folder : System.getenv("PATH").split(":", -1))
            if (Files.isExecutable(Path.of(folder, program))) return true;
        return false;
    }

    /// Starts the target's listeners, and waits until they listen.
    void listen(List<Integer> tcp, List<Integer> udp) throws Exception {
        run(true, "python3", "src/test/python/scan-target.py", join(tcp), join(udp));
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// Starts a program at the target, or where it is scanned from, and waits for its first line.
    Process run(boolean atTarget, String... words) throws Exception {
        var process =
                inside(atTarget ? far : near, List.of(words)).redirectErrorStream(true).start();
        listeners.add(process);
        var line = process.inputReader().readLine();
        if (!"ready".equals(line)) throw new IllegalStateException("it says: " + line);
        return process;
    }

    private static ProcessBuilder inside(String namespace, List<String> words) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(words);
        return new ProcessBuilder(all);
    }

    /// The words that run a command where it is scanned from.
    ProcessBuilder builder(List<String> before, String... args) {
        var words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("--enable-native-access=io.sockeye", "--illegal-native-access=deny"));
        words.addAll(List.of("-p", System.getProperty("jdk.module.path")));
        words.addAll(List.of("-m", "io.sockeye.tools/io.sockeye.tools.cli.Sockeye", "scan"));
        words.addAll(List.of(args));
        return inside(near, words);
    }

    Command scan(String... args) throws Exception {
        return Command.run(builder(List.of(), args), 60);
    }

    Command shell(String script) throws Exception {
        return Command.run(inside(near, List.of("bash", "-c", script)), 60);
    }

    /// What our XML says of each port.
    SortedMap<String, String> scanned(String... args) throws Exception {
        var file = Files.createTempFile("scan", ".xml");
        var words = new ArrayList<>(List.of(args));
        words.addAll(List.of("-oX", file.toString()));
        return ports(scan(words.toArray(String[]::new)), file);
    }

    /// What nmap's XML says of each port.
    SortedMap<String, String> nmapped(String... args) throws Exception {
        var file = Files.createTempFile("nmap", ".xml");
        var words = new ArrayList<>(List.of("nmap", "-n", "-Pn", "-T4", "--max-retries", "2"));
        words.addAll(List.of(args));
        words.addAll(List.of("-oX", file.toString()));
        return ports(Command.run(inside(near, words), 60), file);
    }

    private static SortedMap<String, String> ports(Command command, Path file) throws Exception {
        try {
            if (command.status() > 1) throw new AssertionError(command.err().toString());
            var reader = List.of("python3", "src/test/python/scan-ports.py", file.toString());
            var read = Command.run(new ProcessBuilder(reader), 30);
            if (read.status() != 0) throw new AssertionError(read.err().toString());
            var ports = new TreeMap<String, String>();
            for (var line : read.out()) {
                int space = line.indexOf(' ');
                ports.put(line.substring(0, space), line.substring(space + 1));
            }
            return ports;
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws Exception {
        for (var process : listeners) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        for (var name : List.of(near, far))
            new ProcessBuilder("ip", "netns", "del", name)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
    }
}
