package io.sockeye.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {
    @TempDir private Path folder;

    @Test
    void onlyWhatStandsBetweenTheMarksIsReplaced() throws Exception {
        var document =
                Files.writeString(
                        folder.resolve("document.md"),
                        """
                        by hand
                        <!-- from here on written by ./build bench -->
                        old
                        <!-- to here -->
                        by hand, too
                        """);
        Document.replaceTables(document, "new\n");
        Document.replaceTables(document, "newer\n");
        assertThat(document)
                .hasContent(
                        """
                        by hand
                        <!-- from here on written by ./build bench -->

                        newer

                        <!-- to here -->
                        by hand, too
                        """);
    }

    @Test
    void withoutMarks() throws Exception {
        var document = Files.writeString(folder.resolve("document.md"), "by hand\n");
        assertThatThrownBy(() -> Document.replaceTables(document, "new\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has lost the marks");
        assertThat(document).hasContent("by hand\n");
    }
}
