package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The ends of names, by hand and beside Python's table.
class MediaTypesTest {
    /// What Python's table calls otherwise: by older names, or as a program that nobody wants to start from a page.
    private static final Map<String, String> OTHERWISE =
            Map.ofEntries(
                    Map.entry("js", "RFC 9239"),
                    Map.entry("mjs", "RFC 9239"),
                    Map.entry("xml", "RFC 7303 prefers application"),
                    Map.entry("vcf", "RFC 6350"),
                    Map.entry("ico", "what browsers and everybody else call it"),
                    Map.entry("opus", "RFC 7845, in Ogg"),
                    Map.entry("wav", "without the x of old"),
                    Map.entry("md", "to be read; browsers would save text/markdown"),
                    Map.entry("py", "to be read"),
                    Map.entry("sh", "to be read"),
                    Map.entry("tgz", "compressed is what it is"));

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8",
        "IMAGE.PNG, image/png",
        "a.tar.gz, application/gzip",
        "module.mjs, text/javascript; charset=utf-8",
        "program.wasm, application/wasm",
        "README, application/octet-stream",
        "a.unheard-of, application/octet-stream",
        "html, application/octet-stream",
        ".html, text/html; charset=utf-8",
        "a., application/octet-stream"
    })
    void byTheEndOfTheName(String name, String type) {
        assertThat(MediaTypes.of(name)).isEqualTo(type);
    }

    @Test
    void asPythonHasThem() throws Exception {
        var program =
                """
                import mimetypes
                for end, type in mimetypes.MimeTypes(filenames=()).types_map[True].items(): print(end[1:], type)
                """;
        var python = new ProcessBuilder("/usr/bin/python3", "-c", program).start();
        var differences = new TreeMap<String, String>();
        var compared = new ArrayList<String>();
        try (var lines = python.inputReader()) {
            for (var line : lines.lines().toList()) {
                var end = line.substring(0, line.indexOf(' '));
                var ours = MediaTypes.of("x." + end).replace("; charset=utf-8", "");
                if (ours.equals(MediaTypes.UNKNOWN)) continue;
                compared.add(end);
                var theirs = line.substring(end.length() + 1);
                if (!ours.equals(theirs) && !OTHERWISE.containsKey(end))
                    differences.put(end, ours + " is not " + theirs);
            }
        }
        assertThat(python.waitFor()).isZero();
        assertThat(compared).hasSizeGreaterThan(30);
        assertThat(differences).isEmpty();
    }
}
