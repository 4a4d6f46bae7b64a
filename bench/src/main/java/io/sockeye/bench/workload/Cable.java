package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Child;
import io.sockeye.bench.harness.Missing;
import io.sockeye.bench.harness.Programs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A pair of veth(4) interfaces in a network namespace of their own, which lasts as long as a process in it does.
record Cable(Child holder) implements AutoCloseable {
    static final String NEAR = "near";
    static final String FAR = "far";

    /// Without IPv6 nobody sends there but us.
    private static final String LAY =
            """
            ip link add near type veth peer name far &&
            for end in near far; do
                echo 1 >/proc/sys/net/ipv6/conf/$end/disable_ipv6
                ip link set $end up || exit 1
            done
            echo ready
            exec cat
            """;

    static Cable lay() throws IOException, InterruptedException {
        Programs.require("ip", "iproute2");
        Programs.require("nsenter", "util-linux");
        var cable =
                new Cable(
                        Child.start("the veth pair", List.of("unshare", "--net", "sh", "-c", LAY)));
        try {
            cable.holder.awaitReady();
            return cable;
        } catch (IOException e) {
            cable.close();
            throw new Missing("no network namespace is to be had: run it as root");
        }
    }

    /// A command in that namespace, in the process that is started.
    List<String> at(List<String> command) {
        var there =
                new ArrayList<>(
                        List.of("nsenter", "--net", "--target", String.valueOf(holder.pid())));
        there.addAll(command);
        return there;
    }

    @Override
    public void close() {
        holder.close();
    }
}
