package io.sockeye.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The document whose tables are made here. What stands outside the two markers is written by hand and stays.
public final class Document {
    private static final String BEGIN = "<!-- from here on written by ./build bench -->\n";
    private static final String END = "<!-- to here -->\n";

    private Document() {}

    public static void replaceTables(Path document, String tables) throws IOException {
        var text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin)
            throw new IOException(
                    "%s has lost the marks between which its tables stand".formatted(document));
        Files.writeString(
                document,
                text.substring(0, begin + BEGIN.length())
                        + "\n"
                        + tables
                        + "\n"
                        + text.substring(end));
    }
}
