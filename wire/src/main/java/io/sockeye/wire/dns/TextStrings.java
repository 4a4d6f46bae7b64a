package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Any text: TXT, RFC 1035 section 3.3.14. Who reads a longer one puts the strings together without anything between.
///
/// @param strings at least one, each of 0 to 255 bytes
public record TextStrings(List<ByteBuffer> strings) implements DnsData {
    private static final int MAX = 255;

    /// Checks number and lengths.
    ///
    /// @throws IllegalArgumentException if there are none or one is too long; the message names the number
    public TextStrings {
        if (strings.isEmpty()) throw new IllegalArgumentException("0 strings");
        for (var string : strings) Range.check("length of a string", string.remaining(), MAX);
        strings = strings.stream().map(string -> string.slice().asReadOnlyBuffer()).toList();
    }

    /// Makes data of strings.
    ///
    /// @param strings encoded as UTF-8
    /// @return the data
    public static TextStrings of(String... strings) {
        return new TextStrings(Arrays.stream(strings).map(StandardCharsets.UTF_8::encode).toList());
    }

    /// The strings.
    ///
    /// @return at least one, read-only, the caller's to move in
    @Override
    public List<ByteBuffer> strings() {
        return strings.stream().map(ByteBuffer::duplicate).toList();
    }

    @Override
    public DnsType type() {
        return DnsType.TXT;
    }

    @Override
    public int length() {
        int length = strings.size();
        for (var string : strings) length += string.remaining();
        return length;
    }

    /// Answers the strings, each in quotation marks.
    ///
    /// @return such as `"v=spf1 -all" "second"`
    @Override
    public String toString() {
        return strings.stream().map(TextStrings::text).collect(Collectors.joining(" "));
    }

    static String text(ByteBuffer string) {
        var text = new StringBuilder("\"");
        for (int i = string.position(); i < string.limit(); i++)
            DnsName.append(text, string.get(i) & 255, "\"\\");
        return text.append('"').toString();
    }
}
