package io.sockeye;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whoever knows a constant by its name in C finds its home in docs/api.md.
class HomesTest {
    private static final Pattern CONSTANT =
            Pattern.compile("\n    public static final \\S+ [A-Z][A-Z0-9]*_[A-Z0-9_]+\\b");

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
}
