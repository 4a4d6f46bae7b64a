package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page about HTTP claims nothing that no test shows, and no raw request is of a section that the page leaves out.
class HttpPageTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern ELSEWHERE = Pattern.compile("raw requests of (9112 [0-9.]+)");
    private static final Pattern SECTION = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    /// A line of the tables.
    private record Line(String section, String held) {}

    private static List<Line> lines() throws Exception {
        var lines = new ArrayList<Line>();
        var rfc = "";
        for (var line : Files.readAllLines(Path.of("../docs/serve-http.md"))) {
            if (line.startsWith("## ")) rfc = line.replace("## RFC ", "");
            var cells = line.split(" \\| ");
            if (cells.length < 3 || line.startsWith("| section")) continue;
            assertThat(cells).as(line).hasSize(3);
            var section = cells[0].substring(2);
            assertThat(section).matches(SECTION);
            lines.add(new Line(rfc + " " + section, cells[2].replaceFirst(" \\|$", "")));
        }
        return lines;
    }

    @Test
    void eachLineNamesATestThatIsThere() throws Exception {
        var sections = new TreeSet<String>();
        for (var raw : RawRequests.all()) sections.add(raw.section());
        assertThat(lines()).hasSizeGreaterThan(90);
        for (var line : lines()) {
            var as = line.section() + ": " + line.held();
            var rest = line.held();
            for (var each : ELSEWHERE.matcher(line.held()).results().toList()) {
                assertThat(sections).as(as).contains(each.group(1));
                rest = rest.replace(each.group(), "");
            }
            if (rest.contains("raw requests")) assertThat(sections).as(as).contains(line.section());
            for (var each : TEST.matcher(line.held()).results().toList())
                assertThat(tests(each.group(1))).as(as).contains(each.group(2));
            rest = TEST.matcher(rest).replaceAll("");
            assertThat(rest).as(as).matches("(raw requests|all responses|[,; ])*");
            assertThat(line.held()).as(as).isNotBlank();
        }
    }

    private static List<String> tests(String name) throws ClassNotFoundException {
        return Arrays.stream(
                        Class.forName(HttpPageTest.class.getPackageName() + "." + name)
                                .getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(Test.class))
                .map(each -> each.getName())
                .toList();
    }

    @Test
    void eachRawRequestIsOfALine() throws Exception {
        var sections = new TreeSet<String>();
        for (var line : lines())
            if (line.held().contains("raw requests")) sections.add(line.section());
        for (var raw : RawRequests.all())
            assertThat(sections).as(raw.toString()).contains(raw.section());
    }
}
