package io.sockeye;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds what ARCHITECTURE.md draws.
class ArchitectureTest {
    /// The rooms, from top to bottom: one may import those in lines below its own.
    private static final List<Set<String>> ROOMS =
            List.of(
                    Set.of(
                            "io.sockeye.framing",
                            "io.sockeye.ring",
                            "io.sockeye.select",
                            "io.sockeye.server",
                            "io.sockeye.tls"),
                    Set.of("io.sockeye"),
                    Set.of("io.sockeye.resolve", "io.sockeye.option"),
                    Set.of("io.sockeye.internal.codec"),
                    Set.of("io.sockeye.control"),
                    Set.of("io.sockeye.descriptor"),
                    Set.of("io.sockeye.error"),
                    Set.of("io.sockeye.address", "io.sockeye.internal.io"),
                    Set.of("io.sockeye.internal.sys"),
                    Set.of("io.sockeye.internal.named"));

    private static final Path CLASSES = Path.of("target", "classes");

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter().importPath(CLASSES);
        assertThat(classes).hasSizeGreaterThan(50);
    }

    @Test
    void everyPackageHasItsRoom() {
        assertThat(
                        classes.stream()
                                .map(type -> type.getPackageName())
                                .filter(name -> !name.isEmpty()))
                .allMatch(name -> floor(name) >= 0);
    }

    @Test
    void aRoomImportsOnlyWhatIsBelowIt() {
        var wrong = new TreeSet<String>();
        for (var type : classes) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var from = dependency.getOriginClass().getPackageName();
                var to = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (!to.startsWith("io.sockeye") || to.equals(from)) continue;
                if (floor(to) <= floor(from))
                    wrong.add(type.getName() + " -> " + dependency.getTargetClass().getName());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Users grant native access to the module; this is what they grant it to.
    @Test
    void oneClassLinks() {
        var out = new StringWriter();
        var writer = new PrintWriter(out);
        var scan = ToolProvider.findFirst("jnativescan").orElseThrow();
        assertThat(scan.run(writer, writer, "--class-path", CLASSES.toString())).isZero();
        var callers =
                out.toString()
                        .lines()
                        .filter(line -> line.startsWith("  ") && !line.startsWith("    "))
                        .map(line -> line.strip().replaceFirst("::.*", "").replaceFirst(":$", ""))
                        .collect(Collectors.toSet());
        assertThat(callers).as(out.toString()).containsExactly("io.sockeye.internal.sys.Downcall");
    }

    private static int floor(String packageName) {
        for (int i = 0; i < ROOMS.size(); i++) {
            if (ROOMS.get(i).contains(packageName)) return i;
        }
        return -1;
    }

    @Test
    void filesAreShort() throws Exception {
        try (var files = Files.walk(Path.of("src"))) {
            var tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(ArchitectureTest::isLong)
                            .toList();
            assertThat(tooLong).as("over 600 lines of code: a noun is missing").isEmpty();
        }
    }

    private static boolean isLong(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                            .filter(line ->
                                    !line.isEmpty()
                                            && !line.startsWith("//")
                                            && !line.startsWith("import "))
                            .count()
                    > 600;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
