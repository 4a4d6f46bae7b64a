package io.sockeye.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Connections by name, in namespaces of their own: there the names are ours.
@ExtendWith(NoLeaks.class)
@RequiresCommand({"unshare", "ip", "mount"})
@Timeout(60)
class DialTest {
    private static final String SETUP =
            """
            set -e
            ip link set lo up
            mount --bind "$0/hosts" /etc/hosts
            mount --bind "$0/resolv.conf" "$(readlink -f /etc/resolv.conf)"
            exec "$@"
            """;

    @Test
    void namesAndTimeoutsAndRaces(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 two.test\n127.0.0.2 two.test\n");
        Files.writeString(
                folder.resolve("resolv.conf"),
                "nameserver 127.0.0.53\noptions timeout:5 attempts:2\n");
        assumeNamespaces();
        try (var child = ChildJvm.start(inNamespace(folder), List.of(), DialProgram.class)) {
            var said = child.rest();
            assertThat(child.exitCode()).as(said).isZero();
            assertThat(said.lines().filter(line -> line.startsWith("ok "))).as(said).hasSize(8);
        }
    }

    private static List<String> unshare() {
        boolean root = System.getProperty("user.name").equals("root");
        return root ? List.of("unshare", "-mn") : List.of("unshare", "-Urmn");
    }

    private static void assumeNamespaces() throws Exception {
        var probe = new ArrayList<>(unshare());
        probe.add("true");
        try (var peer = Peer.start(probe.toArray(String[]::new))) {
            assumeTrue(
                    peer.exitCode() == 0,
                    "namespaces are not permitted: run as root, or allow user namespaces");
        }
    }

    private static List<String> inNamespace(Path folder) {
        var command = new ArrayList<>(unshare());
        command.addAll(List.of("bash", "-c", SETUP, folder.toString()));
        return command;
    }
}
