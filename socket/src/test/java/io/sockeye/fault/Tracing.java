package io.sockeye.fault;

import io.sockeye.testing.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Whether strace may do what a test needs. Containers and kernels forbid ptrace(2) in several ways, so it is tried.
final class Tracing {
    private Tracing() {}

    /// Skips unless strace may start a program.
    static void requireStarting() throws Exception {
        try (var traced =
                Peer.start("strace", "-f", "--seccomp-bpf", "-qq", "-etrace=none", "true")) {
            var said = traced.rest();
            Assumptions.assumeTrue(
                    traced.exitCode() == 0, "needs ptrace: allow it in this container: " + said);
        }
    }

    /// Skips unless strace may attach to a program that runs.
    static void requireAttaching(Path folder) throws Exception {
        try (var running = Peer.start("cat")) {
            Strace.attach(List.of((int) running.pid()), "", folder.resolve("attached")).close();
        } catch (IOException e) {
            Assumptions.abort(
                    "needs ptrace of running processes: be root, or sysctl kernel.yama.ptrace_scope=0: "
                            + e.getMessage());
        }
    }
}
