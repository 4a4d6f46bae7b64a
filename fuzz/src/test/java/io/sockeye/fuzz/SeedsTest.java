package io.sockeye.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every seed through its property, without Jazzer.
class SeedsTest {
    @ParameterizedTest
    @EnumSource
    void thePropertyHoldsForItsSeeds(Target target) throws Exception {
        var property = Entry.of(target.property());
        int taken = 0;
        var seeds = files(target.seeds());
        for (var seed : seeds) if (property.check(Files.readAllBytes(seed))) taken++;
        // A seed that is refused leads nowhere.
        assertThat(taken).isEqualTo(seeds.size());
    }

    @ParameterizedTest
    @EnumSource
    void seedsAreFewAndSmall(Target target) throws Exception {
        assertThat(files(target.seeds()))
                .hasSizeBetween(3, 20)
                .allSatisfy(seed -> assertThat(seed).isNotEmptyFile())
                .allMatch(seed -> seed.toFile().length() <= 2048);
    }

    static List<Path> files(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
