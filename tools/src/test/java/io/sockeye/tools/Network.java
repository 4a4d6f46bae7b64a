package io.sockeye.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A network of its own, with a loopback interface. It lasts as long as a process in it reads from us, so that nothing stays behind when this JVM
/// dies. It takes root.
public final class Network implements AutoCloseable {
    private final Process holder;

    private Network(Process holder) {
        this.holder = holder;
    }

    /// Makes one; skips the test where that cannot be.
    public static Network create(String... needed) throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "needs root, for network namespaces");
        for (var command : needed)
            assumeTrue(isOnPath(command), "needs " + command + ": etc/peers.sh names its package");
        var script = "ip link set lo up && echo ready && exec cat";
        var holder = new ProcessBuilder("unshare", "-n", "sh", "-c", script).start();
        var line = new BufferedReader(new InputStreamReader(holder.getInputStream())).readLine();
        assertThat(line).isEqualTo("ready");
        return new Network(holder);
    }

    private static boolean isOnPath(String command) {
        for (var part : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
            if (Files.isExecutable(Path.of(part, command))) return true;
        return false;
    }

    /// The process that keeps it.
    public long pid() {
        return holder.pid();
    }

    /// Joins this to another by a pair of interfaces: `v0` here, `v1` there, with addresses of IPv4 and IPv6, all up and usable at once.
    public void join(Network other, List<String> here, List<String> there) throws Exception {
        shell("ip link add v0 type veth peer name v1 netns " + other.pid());
        addresses("v0", here);
        other.addresses("v1", there);
    }

    private void addresses(String device, List<String> addresses) throws Exception {
        for (var address : addresses)
            shell(
                    "ip addr add "
                            + address
                            + " dev "
                            + device
                            + (address.contains(":") ? " nodad" : ""));
        shell("ip link set " + device + " up");
    }

    /// Runs a line of the shell in it, which must succeed.
    public List<String> shell(String line) throws Exception {
        var run = run("sh", "-c", line);
        assertThat(run.status()).as(line + "\n" + run.err()).isZero();
        return run.out();
    }

    /// Runs a command in it to its end.
    public Command run(String... words) throws Exception {
        return Command.run(new ProcessBuilder(inside(words)), 50);
    }

    /// Starts a command in it.
    public Process start(String... words) throws Exception {
        return new ProcessBuilder(inside(words)).start();
    }

    /// Runs `sockeye` in it as a user would, only without the script around it.
    public Command sockeye(String... args) throws Exception {
        return run(Command.words(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), args));
    }

    /// Starts `sockeye` in it.
    public Process startSockeye(String... args) throws Exception {
        return start(Command.words(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), args));
    }

    private List<String> inside(String... words) {
        var all = new ArrayList<>(List.of("nsenter", "-t", String.valueOf(holder.pid()), "-n"));
        all.addAll(List.of(words));
        return all;
    }

    @Override
    public void close() throws Exception {
        holder.destroy();
        holder.waitFor();
    }
}
