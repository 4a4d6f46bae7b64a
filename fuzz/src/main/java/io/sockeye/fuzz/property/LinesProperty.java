package io.sockeye.fuzz.property;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.framing.Framing;
import io.sockeye.framing.Lines;
import java.nio.charset.Charset;
import java.util.List;

/// Lines of text in a few charsets.
public final class LinesProperty extends FramesProperty<String> {
    private static final List<Charset> CHARSETS = List.of(UTF_8, ISO_8859_1, US_ASCII);

    @Override
    Framing<String> framing(int choice) {
        var lines = Framing.lines(CHARSETS.get(choice % CHARSETS.size()), choice);
        return (choice & 0x80) != 0 ? lines.crlf() : lines;
    }

    /// A line that ends in CR can only be written with CRLF behind it.
    @Override
    Framing<String> writing(Framing<String> framing) {
        return ((Lines) framing).crlf();
    }

    @Override
    Object comparable(String line) {
        return line;
    }
}
