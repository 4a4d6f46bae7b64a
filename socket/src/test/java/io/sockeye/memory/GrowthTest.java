package io.sockeye.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import java.lang.foreign.Linker;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// No call leaves native memory behind, neither ours nor what C allocates for us.
@ExtendWith(NoLeaks.class)
@Timeout(120)
class GrowthTest {
    @Test
    @Tag("slow")
    void noVerbLeavesMemoryBehind() throws Exception {
        var counter = Linker.nativeLinker().defaultLookup().find("mallinfo2");
        assumeTrue(counter.isPresent(), "needs mallinfo2(3): glibc 2.33 or newer");
        try (var jvm = ChildJvm.start(List.of(), List.of("-Xmx128m"), GrowthProgram.class)) {
            var said = jvm.rest();
            assertThat(jvm.exitCode()).as(said).isZero();
            var grown = said.lines().filter(line -> line.startsWith("grew: ")).toList();
            assertThat(grown).as(said).hasSize(2);
            assertThat(grown.getFirst()).contains("control: an arena that stays open");
            assertThat(grown.getLast()).contains("control: a list of addresses");
        }
    }
}
