package io.sockeye.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// After minutes of load no descriptor is left, and the process has not grown. In a JVM of its own, whose heap is all there from the
/// start: what grows is not the heap.
@Tag("soak")
@ExtendWith(NoLeaks.class)
class LoadTest {
    private static final List<String> FIXED_HEAP =
            List.of("-Xms192m", "-Xmx192m", "-XX:+AlwaysPreTouch");

    @Test
    void minutesOfLoadLeaveNothingBehind() throws Exception {
        try (var child = ChildJvm.start(List.of(), FIXED_HEAP, LoadProgram.class)) {
            var said = child.rest();
            System.out.println(said);
            assertThat(child.exitCode()).as(said).isZero();
            assertThat(number("(\\d+) connections", said)).isGreaterThan(10_000);
            assertThat(number("left open: (-?\\d+)", said)).isZero();
            assertThat(number("grown by KiB: (-?\\d+)", said)).isLessThan(16 * 1024);
        }
    }

    private static long number(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as("%s in %s", pattern, text).isTrue();
        return Long.parseLong(match.group(1));
    }
}
