package io.sockeye.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// CPython's own tests come out over this library as they do over its module in C.
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConformanceTest {
    @BeforeAll
    static void needsPython() throws Exception {
        assumeTrue(
                Python.isComplete(),
                "JPype or CPython's tests are not installed: apt-get install python3-jpype libpython3.11-testsuite");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test.test_socket",
                "test.test_selectors",
                "test.test_socketserver",
                "test.test_timeout"
            })
    void noTestComesOutWorse(String module) throws Exception {
        var end = Python.compare("target/conformance", module);
        // As a whole, for the reader of a failure: what differs stands between the totals and the
        // last line.
        assertThat(String.join("\n", end.output()))
                .startsWith(module)
                .containsPattern("Sockeye +\\d+ run +[1-9]\\d* ok")
                .endsWith("\n0 differ");
        assertThat(end.status()).isZero();
    }

    /// The comparison sees what it should.
    @Test
    void whatDiffersIsFound() throws Exception {
        var end = Python.compare("target/conformance", "--limit", "3", "outcomes");
        var output = String.join("\n", end.output());
        assertThat(output)
                .contains(
                        "outcomes.Outcomes.test_crashes: crashed, C module ok",
                        "outcomes.Outcomes.test_errors: error, C module ok",
                        "outcomes.Outcomes.test_fails: failure, C module ok",
                        "outcomes.Outcomes.test_fails_in_a_part: failure, C module ok",
                        "outcomes.Outcomes.test_hangs: hung, C module ok",
                        "outcomes.Outcomes.test_is_skipped: skipped, C module ok",
                        "outcomes.Outcomes.test_is_worse_in_c: failure over the C module itself")
                .doesNotContain("test_is_the_same")
                .endsWith("\n6 differ");
        assertThat(end.status()).isEqualTo(1);
    }

    /// Nothing in the stand-in is the module in C, and what would be is found.
    @Test
    void theStandInIsPure() throws Exception {
        var end = Python.test("purity.py");
        assertThat(end.output())
                .containsExactly(
                        "[]",
                        "the module _socket in C was asked for",
                        "['gethostname is a function in C', \"socket extends <class 'BaseException'>\"]");
    }

    /// The page about Python's behaviour names tests of CPython that are there.
    @Test
    void theDocumentedTestsAreThere() throws Exception {
        var page = Files.readString(Path.of("../docs/python-behaviour.md"));
        var named =
                Pattern.compile("\\(CPython's tests?: ([^)]*)\\)")
                        .matcher(page)
                        .results()
                        .flatMap(list ->
                                Pattern.compile("`([^`]*)`").matcher(list.group(1)).results())
                        .map(test -> test.group(1))
                        .toList();
        assertThat(named).isNotEmpty();
        var asked = new ArrayList<>(named);
        asked.add("NoSuchTests.test_absent");
        var missing = Python.test("named.py", asked.toArray(String[]::new));
        assertThat(missing.output()).containsExactly("NoSuchTests.test_absent");
    }
}
