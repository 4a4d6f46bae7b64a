package io.sockeye;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whoever knows a constant by its name in C finds its home in docs/api.md.
class HomesTest {
    private static final Pattern CONSTANT =
            Pattern.compile("\n    public static final \\S+ [A-Z][A-Z0-9]*_[A-Z0-9_]+\\b");

    /// With its kind and type, as in `static final SocketOption<Boolean> SO_KEEPALIVE, SO_BROADCAST;`.
    private static final Pattern OPTIONS =
            Pattern.compile("static final (\\w*Option<[^;=]*>)\\s+([A-Z][A-Z0-9_,\\s]*)[;=]");

    private static final Path OPTION = Path.of("src/main/java/io/sockeye/option");

    private static List<String> homes(Path sources) throws IOException {
        var homes = new ArrayList<String>();
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(HomesTest::isExported).toList()) {
                var text = Files.readString(file);
                if (text.contains("\npublic ") && CONSTANT.matcher(text).find())
                    homes.add(file.getFileName().toString().replace(".java", ""));
            }
        }
        return homes;
    }

    private static boolean isExported(Path file) {
        var path = file.toString();
        return path.endsWith(".java") && !path.contains("internal");
    }

    @Test
    void eachHomeIsInTheTable() throws IOException {
        var page = Files.readString(Path.of("../docs/api.md"));
        var table = page.substring(page.indexOf(". Homes of the constants\n"));
        var homes = homes(Path.of("src/main/java"));
        homes.addAll(homes(Path.of("../wire/src/main/java")));
        assertThat(homes).hasSizeGreaterThan(50);
        assertThat(homes).filteredOn(home -> !table.contains("`" + home + "`")).isEmpty();
    }

    private static Set<String> options(String text) {
        var options = new TreeSet<String>();
        var declarations = OPTIONS.matcher(text);
        while (declarations.find())
            for (var name : declarations.group(2).split(","))
                options.add(declarations.group(1) + " " + name.strip());
        return options;
    }

    @Test
    void eachOptionStandsInTheListOfItsHolder() throws IOException {
        var page = Files.readString(Path.of("../docs/api.md"));
        int count = 0;
        try (var holders = Files.newDirectoryStream(OPTION, "*Options.java")) {
            for (var holder : holders) {
                var name = holder.getFileName().toString().replace(".java", "");
                int start = page.indexOf("public final class " + name + " {");
                assertThat(start).as(name + " in docs/api.md").isNotNegative();
                var list = page.substring(start, page.indexOf("\n}", start));
                var options = options(Files.readString(holder));
                assertThat(options(list)).as(name + " in docs/api.md").containsAll(options);
                count += options.size();
            }
        }
        assertThat(count).isGreaterThan(400);
    }
}
