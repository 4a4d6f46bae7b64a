package io.sockeye.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.RequiresCommand;
import io.sockeye.testing.ThreadKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process without a descriptor left is told so, goes on with those it has, and recovers.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@Tag("slow")
class DescriptorLimitTest {
    @TempDir Path folder;

    private List<String> run(ThreadKind kind, String part) throws Exception {
        var archive = ChildJvm.archive(folder.resolve(kind + ".jar"));
        var limit = List.of("prlimit", "--nofile=64:64");
        var options = List.of("-XX:-MaxFDLimit");
        try (var child =
                ChildJvm.start(limit, options, archive, FewDescriptors.class, kind.name(), part)) {
            var lines = child.rest().lines().toList();
            assertThat(child.exitCode()).as("%s", lines).isZero();
            return lines;
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("prlimit")
    void theFirstWaitOfAllNeedsNoDescriptor(ThreadKind kind) throws Exception {
        assertThat(run(kind, "first")).containsExactly("first: waited", "then: later");
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    @RequiresCommand("prlimit")
    void aProcessAtItsLimitGoesOnAndRecovers(ThreadKind kind) throws Exception {
        assertThat(run(kind, "all"))
                .containsExactly(
                        "open: EMFILE socket AF_INET SOCK_STREAM IPPROTO_IP: Too many open files (EMFILE)",
                        "pair: EMFILE",
                        "duplicate: EMFILE",
                        "accept: EMFILE",
                        "tryAccept: EMFILE",
                        "message: 0 cut true",
                        "waited: two one",
                        "timeout: recv timed out after 20 ms",
                        "accept: recovered");
    }
}
