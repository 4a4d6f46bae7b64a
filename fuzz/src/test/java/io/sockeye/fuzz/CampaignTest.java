package io.sockeye.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Jazzer on every target, and on one of which it is known that it fails.
@Timeout(300)
class CampaignTest {
    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void thePropertyHoldsForTenSeconds(Target target) throws Exception {
        // Nearly the same inputs each time, so that this depends on the code and hardly on chance:
        // what is new is found
        // by the soak and by `./build fuzz`.
        check(target, "-seed=1", "-max_total_time=10");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void thePropertyHoldsForAMinute(Target target) throws Exception {
        check(target, "-max_total_time=60");
    }

    private static void check(Target target, String... options) throws Exception {
        var campaign = target.campaign();
        var report = campaign.run(options);
        assertThat(report.held()).as(report.reason()).isTrue();
        // A handshake of TLS takes 10 ms and more: the others make some hundred thousand.
        assertThat(report.executions()).as(report.reason()).isGreaterThan(100);
        assertThat(report.coverage()).isGreaterThan(10);
        // Without Jazzer's hooks the limit of memory is a narrow one.
        var property = Entry.of(target.property());
        for (var input : SeedsTest.files(campaign.folder().resolve("corpus")))
            property.check(Files.readAllBytes(input));
    }

    @Test
    @Tag("slow")
    void whatDoesNotHoldIsFound(@TempDir Path folder) throws Exception {
        var seeds = Files.createDirectory(folder.resolve("seeds"));
        var report = new Campaign(Broken.class, seeds, 4096, folder).run("-max_total_time=60");
        assertThat(report.held()).isFalse();
        assertThat(report.reason())
                .contains("planted")
                .contains("Broken.java")
                .contains("Base64: XqFQxOHl");
        assertThat(report.culprit().orElseThrow())
                .isRegularFile()
                .satisfies(input ->
                        assertThat(Files.readAllBytes(input))
                                .startsWith(0x5e, 0xa1, 0x50, 0xc4, 0xe1, 0xe5));
    }

    @Test
    void whatDoesNotStartHasNotHeld(@TempDir Path folder) throws Exception {
        var report = new Campaign(Broken.class, folder, 4096, folder).run("--no_such_option=1");
        assertThat(report.held()).isFalse();
        assertThat(report.culprit()).isEmpty();
        assertThat(report.reason()).contains("no_such_option");
    }
}
