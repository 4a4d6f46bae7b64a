package io.sockeye.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.RequiresCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Options whose work is seen only where one may change the network: in a namespace that the test makes itself.
@RequiresCommand({"unshare", "ip", "nft"})
class OwnNetworkTest {
    private static final String NETWORK =
            """
            set -e
            ip link set lo up
            ip link add v0 type veth peer name v1
            ip addr add 2001:db8::1/64 dev v0 nodad
            ip link set v0 up
            ip link set v1 up
            for family in ip ip6; do
                nft add table $family nat
                nft "add chain $family nat output { type nat hook output priority -100; }"
                nft add rule $family nat output tcp dport 81 redirect to :82
            done
            exec "$@" "$(ip -o link show v0 | cut -d: -f1)"
            """;

    @Test
    void theyDoTheirWork() throws Exception {
        assumeTrue(
                ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "needs root for a network of its own: run as root");
        var before = List.of("unshare", "--net", "bash", "-c", NETWORK, "bash");
        try (var jvm = ChildJvm.start(before, List.of(), OwnNetworkProgram.class)) {
            assertThat(jvm.rest().lines())
                    .containsExactly(
                            "SO_ORIGINAL_DST 127.0.0.1:82 was 127.0.0.1:81",
                            "IP6T_SO_ORIGINAL_DST [::1]:82 was [::1]:81",
                            "joined true",
                            "left true",
                            "came over lo");
        }
    }
}
