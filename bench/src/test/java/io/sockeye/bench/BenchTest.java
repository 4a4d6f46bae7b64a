package io.sockeye.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.bench.harness.Programs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The command as its users meet it.
class BenchTest {
    @Test
    void anUnknownWorkload() throws Exception {
        var end = run(Map.of(), "nonsense");
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.output())
                .singleElement()
                .asString()
                .contains("there is no workload 'nonsense': would-block, tcp-64,");
    }

    @Test
    void help() throws Exception {
        var end = run(Map.of(), "--help");
        assertThat(end.status()).isZero();
        assertThat(end.output()).first().asString().startsWith("usage: ./build bench");
    }

    @Test
    void withoutCompiler() throws Exception {
        var end = run(Map.of("PATH", "/nowhere"), "--quick", "would-block");
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.output())
                .last()
                .asString()
                .isEqualTo("bench: gcc is not installed: apt-get install gcc libc6-dev");
    }

    /// The module is not the root of the project: there are no figures here.
    @Test
    void nothingToCompareWith() throws Exception {
        var end = run(Map.of(), "--check", "would-block");
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.output())
                .singleElement()
                .asString()
                .isEqualTo(
                        "bench: docs/performance/figures.json is missing: ./build bench writes it");
    }

    private record End(int status, List<String> output) {}

    private static End run(Map<String, String> environment, String... arguments) throws Exception {
        var builder = new ProcessBuilder(Programs.java(Bench.class, arguments));
        builder.environment().putAll(environment);
        var process = builder.redirectErrorStream(true).start();
        try (var lines = process.inputReader()) {
            var output = lines.lines().toList();
            return new End(process.waitFor(), output);
        }
    }
}
