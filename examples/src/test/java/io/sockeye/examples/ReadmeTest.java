package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the README says of the recipes is so.
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

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
}
