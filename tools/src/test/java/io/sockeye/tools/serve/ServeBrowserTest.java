package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages in a browser: clicks of the mouse, downloads, uploads, phones, light and dark.
@Tag("slow")
class ServeBrowserTest {
    private static final String COLUMN = "thead th:nth-child(%d) a";

    @TempDir private Path work;
    private Path root;

    @BeforeEach
    void make() throws Exception {
        root = Files.createDirectory(work.resolve("root"));
        make("alpha.bin", 70_000, "2024-03-01T10:00:00Z");
        make("Beta.tar.gz", 5_000_000, "2025-07-02T11:30:00Z");
        make("gamma ü & <b>.txt", 12, "2023-01-05T08:15:00Z");
        make(
                "a-name-without-any-place-to-break-" + "0123456789".repeat(12),
                1,
                "2026-02-03T00:00:00Z");
        Files.createDirectory(root.resolve("Pictures"));
        make("Pictures/one.png", 1000, "2025-01-01T00:00:00Z");
    }

    private void make(String name, int size, String time) throws Exception {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        var file = Files.write(root.resolve(name), data);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
    }

    @Test
    void columnsSortBothWays() throws Exception {
        try (var serving = Serving.start(root, "-q");
                var browser = Browser.start(work)) {
            browser.open(url(serving));
            var rising = List.of("Pictures/", "a-na", "alph", "Beta", "gamm");
            assertThat(names(browser)).isEqualTo(rising);
            for (var each :
                    List.of(
                            List.of("1", "descending", "Pictures/", "gamm", "Beta", "alph", "a-na"),
                            List.of("1", "ascending", "Pictures/", "a-na", "alph", "Beta", "gamm"),
                            List.of("2", "ascending", "Pictures/", "a-na", "gamm", "alph", "Beta"),
                            List.of("2", "descending", "Pictures/", "Beta", "alph", "gamm", "a-na"),
                            List.of("3", "ascending", "Pictures/", "gamm", "alph", "Beta", "a-na"),
                            List.of(
                                    "3",
                                    "descending",
                                    "Pictures/",
                                    "a-na",
                                    "Beta",
                                    "alph",
                                    "gamm"))) {
                browser.follow(COLUMN.formatted(Integer.parseInt(each.get(0))));
                assertThat(names(browser)).isEqualTo(each.subList(2, each.size()));
                assertThat(browser.text("document.querySelector('th[aria-sort]').ariaSort"))
                        .isEqualTo(each.get(1));
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String url(Serving serving) {
        return "http://127.0.0.1:" + serving.port() + "/";
    }

    /// What stands in the first column, shortened; directories whole.
    private static List<String> names(Browser browser) throws Exception {
        var names = new ArrayList<String>();
        for (var each :
                browser.evaluate(
                        "[...document.querySelectorAll('tbody tr')].map(r => r.cells[0].innerText)")) {
            var name = each.asString();
            names.add(name.endsWith("/") ? name : name.substring(0, 4));
        }
        return names;
    }

    @Test
    void intoADirectoryAndBack() throws Exception {
        try (var serving = Serving.start(root, "-q");
                var browser = Browser.start(work)) {
            browser.open(url(serving));
            browser.follow("a[href='./Pictures/']");
            assertThat(browser.text("document.title")).isEqualTo("/Pictures/");
            assertThat(names(browser)).containsExactly("../", "one.");
            browser.back();
            assertThat(browser.text("document.title")).isEqualTo("/");
            browser.follow("a[href='./Pictures/']");
            browser.follow("a[href='../']");
            assertThat(names(browser)).contains("Pictures/", "alph");
            browser.follow("a[href='./gamma%20%C3%BC%20&%20%3Cb%3E.txt']");
            assertThat(browser.text("document.contentType")).isEqualTo("text/plain");
            browser.back();
            assertThat(browser.text("document.title")).isEqualTo("/");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aFileIsDownloaded() throws Exception {
        for (var options : List.of(List.of("-q"), List.of("-q", "--tls"))) {
            try (var serving = Serving.start(root, options.toArray(String[]::new));
                    var browser = Browser.start(work)) {
                var scheme = options.contains("--tls") ? "https" : "http";
                browser.open(scheme + "://127.0.0.1:" + serving.port() + "/");
                for (var file : List.of("alpha.bin", "Beta.tar.gz")) {
                    assertThat(browser.download("a[href='./" + file + "']")).isEqualTo(file);
                    var got = work.resolve("downloads").resolve(file);
                    assertThat(got).hasSameBinaryContentAs(root.resolve(file));
                    Files.delete(got);
                }
            }
        }
    }

    @Test
    void filesAreUploaded() throws Exception {
        var fresh = Files.writeString(work.resolve("fresh ü.txt"), "fresh");
        var taken = Files.writeString(work.resolve("alpha.bin"), "taken");
        byte[] before = Files.readAllBytes(root.resolve("alpha.bin"));
        try (var serving = Serving.start(root, "-q", "--upload");
                var browser = Browser.start(work)) {
            browser.open(url(serving) + "Pictures/");
            browser.choose("input[type=file]", fresh, taken);
            browser.follow("button");
            assertThat(names(browser)).containsExactly("../", "alph", "fres", "one.");
            assertThat(root.resolve("Pictures/fresh ü.txt")).hasContent("fresh");
            assertThat(browser.complaints()).isEmpty();
            browser.open(url(serving));
            browser.choose("input[type=file]", taken);
            browser.follow("button");
            assertThat(browser.text("document.body.innerText"))
                    .contains("409 Conflict: there is a file of that name");
            assertThat(root.resolve("alpha.bin")).hasBinaryContent(before);
            // All of it goes out before the browser looks at the answer.
            try (var large = new RandomAccessFile(taken.toFile(), "rw")) {
                large.setLength(64 << 20);
            }
            browser.open(url(serving));
            browser.choose("input[type=file]", taken);
            browser.follow("button");
            assertThat(browser.text("document.body.innerText")).contains("409 Conflict");
        }
    }

    @Test
    void onAPhoneAndInTheDark() throws Exception {
        // For whoever wants to look.
        var pictures = Files.createDirectories(Path.of("target/serve-pages"));
        try (var serving = Serving.start(root, "-q", "--upload");
                var browser = Browser.start(work)) {
            browser.open(url(serving));
            for (int width : List.of(1100, 375, 320)) {
                browser.width(width, 800, width < 1000);
                assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                        .as("%d pixels", width)
                        .isLessThanOrEqualTo(width);
                // The path, the columns and the names begin at one line.
                assertThat(left(browser, "thead a")).isEqualTo(left(browser, "tbody bdi"));
                assertThat(left(browser, "h1 a")).isEqualTo(left(browser, "tbody bdi"));
                for (var scheme : List.of("light", "dark")) {
                    browser.scheme(scheme);
                    var paper = browser.text("getComputedStyle(document.body).backgroundColor");
                    assertThat(paper)
                            .isEqualTo(
                                    scheme.equals("dark")
                                            ? "rgb(20, 23, 26)"
                                            : "rgb(255, 255, 255)");
                    Files.write(
                            pictures.resolve(width + "-" + scheme + ".png"), browser.screenshot());
                }
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /// The name of another site that means 127.0.0.1 now.
    @Test
    void aReboundName() throws Exception {
        try (var serving = Serving.start(root, "-q", "--own-names");
                var browser = Browser.start(work)) {
            browser.open("http://rebound.example:" + serving.port() + "/");
            assertThat(browser.text("document.body.innerText")).contains("421 Misdirected Request");
            browser.open("http://localhost:" + serving.port() + "/");
            assertThat(names(browser)).contains("alph");
        }
    }

    private static double left(Browser browser, String selector) throws Exception {
        var range =
                "(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('"
                        + selector
                        + "')); return r.getBoundingClientRect().left; })()";
        return browser.evaluate(range).asDouble();
    }
}
