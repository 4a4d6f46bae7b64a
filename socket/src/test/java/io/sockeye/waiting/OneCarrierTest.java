package io.sockeye.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// With one carrier thread whatever pins it stops everything: here nothing stops.
@ExtendWith(NoLeaks.class)
@Timeout(120)
class OneCarrierTest {
    private static final List<String> ONE_CARRIER =
            List.of(
                    "-Djdk.virtualThreadScheduler.parallelism=1",
                    "-Djdk.virtualThreadScheduler.maxPoolSize=1");

    @Test
    @Tag("slow")
    void tenThousandThreadsEchoTimeOutAndAreClosed() throws Exception {
        long limit =
                Files.readAllLines(Path.of("/proc/self/limits")).stream()
                        .filter(line -> line.startsWith("Max open files"))
                        .map(line -> line.split(" +")[4])
                        .mapToLong(text ->
                                text.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(text))
                        .findFirst()
                        .orElseThrow();
        assumeTrue(
                limit >= 10_500,
                "needs 10,500 descriptors, the hard limit is " + limit + ": ulimit -Hn 20000");
        try (var server = ChildJvm.start(List.of(), List.of(), CarrierProgram.class, "serve")) {
            var port = server.line();
            long start = System.nanoTime();
            try (var crowd =
                    ChildJvm.start(
                            List.of(), ONE_CARRIER, CarrierProgram.class, "crowd", port, "10000")) {
                var said = crowd.rest();
                assertThat(crowd.exitCode()).as(said).isZero();
                assertThat(said)
                        .contains(
                                "echo: 10000 of 10000",
                                "time out: 10000 of 10000",
                                "close: 10000 of 10000");
            }
            assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
        }
    }

    @Test
    void readingInAClassInitialiserDoesNotStopTheOthers() throws Exception {
        for (var carriers : List.of("1", "2")) {
            var options =
                    List.of(
                            "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                            "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
            try (var child =
                    ChildJvm.start(List.of(), options, CarrierProgram.class, "initialiser")) {
                var said = child.rest();
                assertThat(child.exitCode()).as(said).isZero();
            }
        }
    }

    @Test
    void aReaderLeavesItsCarrierToTheWriter() throws Exception {
        try (var child = ChildJvm.start(List.of(), ONE_CARRIER, CarrierProgram.class, "waiting")) {
            var said = child.rest();
            assertThat(child.exitCode()).as(said).isZero();
        }
    }

    @Test
    void aPacketSocketIsClosedAside() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "needs a socket of AF_PACKET: run as root");
        try (var child = ChildJvm.start(List.of(), ONE_CARRIER, CarrierProgram.class, "closing")) {
            assertThat(child.rest()).isEqualTo("AF_PACKET\nclosed aside\n");
        }
    }

    @Tag("slow")
    @Test
    void theControlThatPinsFails() throws Exception {
        try (var child = ChildJvm.start(List.of(), ONE_CARRIER, CarrierProgram.class, "pinned")) {
            assertThat(child.rest()).contains("stuck");
            assertThat(child.exitCode()).isEqualTo(3);
        }
    }
}
