package io.sockeye.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The command as its users meet it.
class FuzzTest {
    private record End(int status, List<String> output) {}

    private static End run(String... arguments) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Fuzz.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            var lines = output.lines().toList();
            return new End(process.waitFor(), lines);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anUnknownTarget() throws Exception {
        var end = run("nonsense");
        assertThat(end.status()).isEqualTo(2);
        assertThat(end.output()).first().asString().startsWith("usage: ./build fuzz");
        assertThat(end.output()).last().asString().startsWith("targets: [netlink, ");
    }

    @Test
    void neitherSecondsNorAFile() throws Exception {
        assertThat(run("ip", "soon").status()).isEqualTo(2);
        assertThat(run("ip", "0").status()).isEqualTo(2);
    }

    @Test
    void oneInput() throws Exception {
        assertThat(run("ip", "seeds/ip/four")).isEqualTo(new End(0, List.of("taken")));
        assertThat(run("ip", "pom.xml")).isEqualTo(new End(0, List.of("refused")));
    }

    @Test
    @Tag("slow")
    void oneTarget() throws Exception {
        var end = run("ethernet", "2");
        assertThat(end.status()).isZero();
        assertThat(end.output())
                .hasSize(2)
                .last()
                .asString()
                .matches("ethernet +[\\d,]+ +[\\d,]+ +\\d+");
    }
}
