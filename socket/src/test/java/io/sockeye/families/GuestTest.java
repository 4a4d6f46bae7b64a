package io.sockeye.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.bulk.BulkInGuest;
import io.sockeye.testing.ChildJvm;
import io.sockeye.tls.VsockTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// The tests of the families on a kernel that has them all: Debian's, in a guest.
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class GuestTest {
    private static final List<Class<?>> CLASSES =
            List.of(
                    RowsTest.class,
                    FamiliesTest.class,
                    FamilyOptionsInGuest.class,
                    BulkInGuest.class,
                    KernelTlsTest.class,
                    VsockTest.class);
    private static final Path REPORT = Findings.FOLDER.resolve("guest.txt");
    private static final Path VERSION = Findings.FOLDER.resolve("guest.version");

    /// How a test ended there, and why.
    private record End(String status, String name, String reason) {
        static End of(String line) {
            var cells = line.split("\t", 3);
            return new End(cells[0], cells[1], cells[2]);
        }

        DynamicTest test() {
            return DynamicTest.dynamicTest(name, this::check);
        }

        private void check() {
            if (status.equals("ABORTED")) abort("in the guest: " + reason);
            assertThat(status).as(reason).isEqualTo("SUCCESSFUL");
        }
    }

    @TestFactory
    Stream<DynamicTest> inTheGuest() throws Exception {
        Files.createDirectories(REPORT.getParent());
        Files.deleteIfExists(REPORT);
        String output;
        try {
            output = Guest.run(script());
        } catch (Guest.NotHere e) {
            // A factory that gives up is not counted anywhere.
            return Stream.of(DynamicTest.dynamicTest("guest", () -> abort(e.getMessage())));
        }
        var ends = Files.readAllLines(REPORT).stream().map(End::of).toList();
        assertThat(ends).as(output).hasSizeGreaterThan(Rows.all().size());
        return Stream.concat(
                ends.stream().map(End::test),
                Stream.of(DynamicTest.dynamicTest("the page", GuestTest::comparePage)));
    }

    /// Of a kernel that the page does not speak of there is nothing to compare.
    private static void comparePage() throws Exception {
        var version = Files.readString(VERSION).strip();
        var page = FamiliesPage.column(FamiliesPage.page(), version);
        if (page.isEmpty())
            abort("docs/families.md has no Linux " + version + ": ./build families");
        var findings = Findings.read(REPORT.resolveSibling(version + ".tsv"));
        for (var row : Rows.all())
            assertThat(page.get(row.name()))
                    .as("%s: ./build families writes docs/families.md anew", row.name())
                    .isEqualTo(FamiliesPage.cell(row, findings));
    }

    private static String script() throws Exception {
        var classPath =
                Arrays.stream(ChildJvm.classPath().split(File.pathSeparator, -1))
                        .map(Guest::path)
                        .collect(Collectors.joining(File.pathSeparator));
        var command =
                List.of(
                        "exec",
                        "$JAVA_HOME/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx512m",
                        "-Djava.io.tmpdir=/run",
                        "-Dsockeye.guest=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        GuestProgram.class.getName(),
                        REPORT.toString(),
                        CLASSES.stream().map(Class::getName).collect(Collectors.joining(" ")));
        return "source etc/guest/devices\nsource etc/guest/bluetooth\ncd socket\nuname -r | cut -d. -f1-2 >"
                + VERSION
                + "\n"
                + String.join(" ", command)
                + "\n";
    }
}
