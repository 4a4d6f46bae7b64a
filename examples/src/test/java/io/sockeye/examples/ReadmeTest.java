package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the README says of the recipes is so.
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern COMMAND =
            Pattern.compile("    (java \\S+ -cp \\S+ examples/\\S+)");

    private static String readme() throws Exception {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void everyProgramHasARow() throws Exception {
        var readme = readme();
        try (var files = Files.list(Path.of("src/main/java"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !readme.contains("(examples/src/main/java/" + name + ")"))
                    .isEmpty();
        }
    }

    /// The modules on its class path are enough; where a jar is not built yet, its classes do.
    @Test
    @Tag("slow")
    void theCommandRunsAProgramThatNeedsPackets() throws Exception {
        var command = COMMAND.matcher(readme());
        assertThat(command.find()).isTrue();
        var words =
                List.of(
                        command.group(1)
                                .replaceAll("/target/[^:/ ]+\\.jar", "/target/classes")
                                .split(" "));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new java.util.ArrayList<>(List.of("env", "-C", "..", java));
        line.addAll(words.subList(1, words.size()));
        assertThat(words.getLast()).endsWith("Links.java");
        try (var program = new Program(line)) {
            assertThat(program.awaitEnd(0))
                    .anySatisfy(link -> assertThat(link).contains(": lo mtu"));
        }
    }
}
