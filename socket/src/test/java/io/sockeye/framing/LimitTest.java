package io.sockeye.framing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A limit is exact: a frame of just so many bytes is read, one of a byte more is refused, as soon as that can be known and not later, however
/// the bytes come.
@ExtendWith(NoLeaks.class)
@Timeout(30)
class LimitTest {
    private static final int LIMIT = 5;

    private static Framing<?> framing(String name) {
        return switch (name) {
            case "lines" -> Framing.lines(UTF_8, LIMIT);
            case "delimited" -> Framing.delimited(bytes("--"), LIMIT);
            case "overlapping" -> Framing.delimited(bytes("aab"), LIMIT);
            case "prefix" -> Framing.lengthPrefix(2).limit(LIMIT);
            case "varint" -> Framing.varintPrefix().limit(LIMIT);
            case "netstrings" -> Framing.netstrings(LIMIT);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /// What comes of the first frame, and after how many bytes that is known. `^` is CR, `_` LF, a digit in a prefix the byte of that value.
    @ParameterizedTest
    @CsvSource({
        "lines,       abcd_,      abcd,     5", // a byte less than the limit
        "lines,       abcd^_,     abcd,     6",
        "lines,       abcde_,     abcde,    6", // the limit
        "lines,       abcde^_,    abcde,    7",
        "lines,       abcd^_,     abcd,     6",
        "lines,       abcd^^_,    abcd^,    7",
        "lines,       abcdef_,    too long, 6", // a byte more
        "lines,       abcdef^_,   too long, 6",
        "lines,       abcde^f_,   too long, 7",
        "lines,       abcde^^_,   too long, 7",
        "delimited,   abcd--,     abcd,     6",
        "delimited,   abcde--,    abcde,    7",
        "delimited,   abcd-e--,   too long, 6",
        "delimited,   abcdef--,   too long, 6",
        "delimited,   abcde-f--,  too long, 7",
        "overlapping, abcdaab,    abcd,     7",
        "overlapping, abcdaaab,   abcda,    8",
        "overlapping, abcdaaaab,  too long, 8",
        "overlapping, abcdeab,    too long, 7",
        "overlapping, abcdeaac,   too long, 8",
        "prefix,      04abcd,     abcd,     6",
        "prefix,      05abcde,    abcde,    7",
        "prefix,      06abcdef,   too long, 2",
        "varint,      4abcd,      abcd,     5",
        "varint,      5abcde,     abcde,    6",
        "varint,      6abcdef,    too long, 1",
        "netstrings,  '4:abcd,',  abcd,     7",
        "netstrings,  '5:abcde,', abcde,    8",
        "netstrings,  '6:abcdef,',too long, 1",
    })
    void isExact(String name, String text, String outcome, int known) throws Exception {
        boolean numbers = name.equals("prefix") || name.equals("varint");
        byte[] stream = stream(text, numbers);
        // One that is read stands before, so that no offset is zero by chance.
        byte[] before = stream(first(name), numbers);
        for (int cuts = 0; cuts < 1 << (stream.length - 1); cuts++) {
            try (SocketPair pair = Socket.pair()) {
                var reader = FrameReader.of(pair.second().nonBlocking(), framing(name));
                pair.first().sendAll(before);
                assertThat(reader.read()).isPresent();
                int sent = 0;
                Object seen = null;
                while (seen == null) {
                    int from = sent++;
                    while (sent < stream.length && (cuts >> (sent - 1) & 1) == 0) sent++;
                    pair.first().sendAll(Arrays.copyOfRange(stream, from, sent));
                    seen = next(reader);
                    assertThat(seen == null).as("after %d bytes", sent).isEqualTo(sent < known);
                }
                if (seen instanceof FrameTooLongException e) {
                    assertThat(outcome).isEqualTo("too long");
                    assertThat(e.offset()).isEqualTo(before.length);
                } else {
                    assertThat(seen).isEqualTo(outcome.replace('^', '\r'));
                }
            }
        }
    }

    private static String first(String name) {
        return switch (name) {
            case "lines" -> "x_";
            case "delimited" -> "x--";
            case "overlapping" -> "xaab";
            case "prefix" -> "01x";
            case "varint" -> "1x";
            default -> "1:x,";
        };
    }

    private static byte[] stream(String text, boolean numbers) {
        byte[] stream = bytes(text.replace('^', '\r').replace('_', '\n'));
        for (int i = 0; numbers && i < stream.length && stream[i] <= '9'; i++) stream[i] -= '0';
        return stream;
    }

    /// null if more must come.
    private static Object next(FrameReader<?> reader) throws IOException {
        try {
            var frame = reader.read().orElseThrow();
            return frame instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : frame;
        } catch (WouldBlockException more) {
            return null;
        } catch (FrameTooLongException e) {
            return e;
        }
    }
}
