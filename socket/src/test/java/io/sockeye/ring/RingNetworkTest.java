package io.sockeye.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.fault.SuiteProgram;
import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.RequiresCommand;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Runs [RingOnVeth] in a network of its own, with a pair of interfaces on which nobody else speaks.
@RequiresCommand({"unshare", "ip", "tcpdump", "python3"})
@Tag("slow")
class RingNetworkTest {
    private static final String NETWORK =
            """
            set -e
            ip link set lo up
            ip link add near type veth peer name far
            for end in near far; do
                ip link set $end arp off addrgenmode none
                ip link set $end up
            done
            exec "$@"
            """;

    @Test
    void allOfIt() throws Exception {
        assumeTrue(
                ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "needs root for a network of its own: run as root");
        var before = List.of("unshare", "--net", "bash", "-c", NETWORK, "bash");
        var name = RingOnVeth.class.getName();
        try (var jvm = ChildJvm.start(before, List.of("-ea"), SuiteProgram.class, name)) {
            assertThat(jvm.rest()).endsWith("12 passed, 0 failed, 0 skipped\n");
        }
    }
}
