package io.sockeye.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every second call is interrupted by a signal, as strace makes the kernel say; nobody above notices.
@ExtendWith(NoLeaks.class)
@Timeout(120)
@Tag("slow")
class SignalStormTest {
    private static final List<String> CALLS =
            List.of(
                    "recvfrom",
                    "sendto",
                    "accept4",
                    "connect",
                    "sendmsg",
                    "recvmsg",
                    "poll",
                    "epoll_wait");

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("strace")
    void everyRoundIsRightThoughEverySecondCallIsInterrupted(ThreadKind kind) throws Exception {
        var injected = rounds(kind, CALLS, "1+2");
        // The control: the storm has really blown.
        for (var call : CALLS.subList(0, 6)) {
            assertThat(injected)
                    .filteredOn(line -> line.contains(call))
                    .as(call)
                    .hasSizeGreaterThan(10);
        }
    }

    /// The thread that goes on after a wait may have another carrier, so two calls of one connect may both be a carrier's first.
    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("strace")
    void aConnectThatIsInterruptedSeveralTimesInARowIsMade(ThreadKind kind) throws Exception {
        assertThat(rounds(kind, List.of("connect"), "1..5")).hasSizeGreaterThan(4);
    }

    /// @return the calls that were interrupted
    private List<String> rounds(ThreadKind kind, List<String> calls, String when) throws Exception {
        var log = folder.resolve("log-" + kind);
        var strace =
                new ArrayList<>(
                        List.of(
                                "strace",
                                "-f",
                                "--seccomp-bpf",
                                "-qq",
                                "-o",
                                log.toString(),
                                "-e",
                                "signal=none"));
        for (var call : calls)
            strace.addAll(List.of("-e", "inject=" + call + ":error=EINTR:when=" + when));
        strace.addAll(List.of("-e", "trace=" + String.join(",", calls)));
        try (var child = ChildJvm.start(strace, List.of(), EchoRounds.class, kind.name(), "300")) {
            var lines = child.rest().lines().toList();
            assertThat(lines)
                    .containsExactly(
                            "stream 300", "datagrams 300", "messages 300", "connections 30");
            assertThat(child.exitCode()).isZero();
        }
        return Files.readString(log).lines().filter(line -> line.endsWith("(INJECTED)")).toList();
    }
}
