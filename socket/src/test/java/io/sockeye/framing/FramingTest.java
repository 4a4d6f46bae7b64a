package io.sockeye.framing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each framing by its literal bytes, both ways; where it ends, and what it refuses.
@ExtendWith(NoLeaks.class)
@Timeout(30)
class FramingTest {
    /// The frames of these bytes; the last may be what they are refused with.
    private static List<Object> read(Framing<?> framing, byte[] stream) throws IOException {
        try (SocketPair pair = Socket.pair()) {
            pair.first().sendAll(stream);
            pair.first().shutdown(Shutdown.SHUT_WR);
            var reader = FrameReader.of(pair.second().timeout(Duration.ofSeconds(10)), framing);
            var frames = new ArrayList<Object>();
            try {
                while (reader.read().orElse(null) instanceof Object frame)
                    frames.add(frame instanceof byte[] bytes ? latin(bytes) : frame);
            } catch (FrameException e) {
                frames.add(e);
                var again = catchThrowableOfType(FrameException.class, reader::read);
                assertThat(again).hasSameClassAs(e).hasMessage(e.getMessage()).hasCause(e);
            }
            return frames;
        }
    }

    private static <T> byte[] written(Framing<T> framing, List<T> frames) throws IOException {
        try (SocketPair pair = Socket.pair()) {
            var writer = FrameWriter.of(pair.first(), framing);
            for (var frame : frames) writer.write(frame);
            writer.flush();
            pair.first().close();
            return pair.second().asInputStream().readAllBytes();
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static void both(Framing<byte[]> framing, String stream, String... frames)
            throws IOException {
        assertThat(read(framing, latin(stream))).containsExactly((Object[]) frames);
        var bytes = Arrays.stream(frames).map(FramingTest::latin).toList();
        assertThat(latin(written(framing, bytes))).isEqualTo(stream);
    }

    private static void refused(
            Framing<?> framing, String stream, Class<?> kind, long offset, String reason)
            throws IOException {
        var last = read(framing, latin(stream)).getLast();
        assertThat(last).isExactlyInstanceOf(kind);
        assertThat(((FrameException) last).offset()).isEqualTo(offset);
        assertThat(((FrameException) last).reason()).isEqualTo(reason);
        assertThat((Throwable) last)
                .hasMessage("frame at byte " + offset + " of the stream: " + reason);
    }

    // ---- length prefixes ----

    @Test
    void lengthsOfEachSize() throws Exception {
        both(Framing.lengthPrefix(1), "\3abc\0\1x", "abc", "", "x");
        both(Framing.lengthPrefix(2), "\0\3abc", "abc");
        both(Framing.lengthPrefix(3).littleEndian(), "\3\0\0abc", "abc");
        both(Framing.lengthPrefix(4), "\0\0\0\3abc", "abc");
        both(Framing.lengthPrefix(4).inclusive(), "\0\0\0\7abc\0\0\0\4", "abc", "");
        both(Framing.lengthPrefix(8).littleEndian().inclusive(), "\13\0\0\0\0\0\0\0abc", "abc");
        both(Framing.lengthPrefix(7), "\0\0\0\0\0\0\1x", "x");
    }

    @Test
    void varints() throws Exception {
        both(Framing.varintPrefix(), "\0\3abc", "", "abc");
        var frame = "x".repeat(300);
        both(Framing.varintPrefix(), "\u00ac\2" + frame, frame);
        // More bytes than it takes are what some writers leave room with.
        assertThat(read(Framing.varintPrefix(), latin("\u0083\u0080\0abc"))).containsExactly("abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLengthThatIsTooLong(int bytes) throws Exception {
        var framing = Framing.lengthPrefix(bytes).limit(10);
        refused(
                framing,
                "\377".repeat(bytes),
                FrameTooLongException.class,
                0,
                "length %s is over the limit of 10"
                        .formatted(
                                bytes == 8
                                        ? "18446744073709551615"
                                        : "" + ((1L << 8 * bytes) - 1)));
        var one = "\0".repeat(bytes - 1) + "\13";
        refused(
                framing,
                "\0".repeat(bytes) + one,
                FrameTooLongException.class,
                bytes,
                "length 11 is over the limit of 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(framing, List.of(new byte[11])))
                .withMessage("a frame of 11 bytes is over the limit of 10");
        both(framing, "\0".repeat(bytes - 1) + "\12" + "x".repeat(10), "x".repeat(10));
    }

    @Test
    void lengthsThatCannotBe() throws Exception {
        refused(
                Framing.lengthPrefix(4).inclusive(),
                "\0\0\0\3abc",
                FrameException.class,
                0,
                "length 3 does not count its own 4 bytes");
        refused(
                Framing.lengthPrefix(8).inclusive(),
                "\377".repeat(8),
                FrameTooLongException.class,
                0,
                "length 18446744073709551607 is over the limit of 65536");
        refused(
                Framing.varintPrefix(),
                "\377".repeat(10),
                FrameException.class,
                0,
                "a varint of more than 64 bits");
        refused(
                Framing.varintPrefix(),
                "\377\377\377\377\17",
                FrameTooLongException.class,
                0,
                "length 4294967295 is over the limit of 65536");
        assertThatIllegalArgumentException().isThrownBy(() -> Framing.lengthPrefix(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Framing.lengthPrefix(9));
        assertThatIllegalArgumentException().isThrownBy(() -> Framing.varintPrefix().inclusive());
        assertThatIllegalArgumentException().isThrownBy(() -> Framing.lengthPrefix(4).limit(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Framing.lengthPrefix(1), List.of(new byte[256])))
                .withMessage("length 256 does not fit into 1 bytes");
    }

    // ---- lines ----

    @Test
    void linesEndInOneOrTwoBytes() throws Exception {
        var lines = Framing.lines(UTF_8, 100);
        assertThat(read(lines, "one\ntwo\r\n\n\r\nthrée\rstill\n".getBytes(UTF_8)))
                .containsExactly("one", "two", "", "", "thrée\rstill");
        assertThat(written(lines, List.of("one", "", "thrée")))
                .asString(UTF_8)
                .isEqualTo("one\n\nthrée\n");
        assertThat(written(lines.crlf(), List.of("one", "")))
                .asString(UTF_8)
                .isEqualTo("one\r\n\r\n");
    }

    @Test
    void linesOfOtherCharsets() throws Exception {
        assertThat(read(Framing.lines(ISO_8859_1, 100), latin("\344\n"))).containsExactly("ä");
        assertThatIllegalArgumentException().isThrownBy(() -> Framing.lines(UTF_16, 100));
        var carriage = Framing.lines(UTF_8, 100).crlf();
        assertThat(read(carriage, written(carriage, List.of("a\r")))).containsExactly("a\r");
        var lines = Framing.lines(UTF_8, 100);
        refused(lines, "good\n\377\376\n", FrameException.class, 5, "a line is not in UTF-8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(lines, List.of("half \ud800")));
    }

    @Test
    void linesThatAreTooLongOrContainTheirEnd() throws Exception {
        var lines = Framing.lines(UTF_8, 3);
        assertThat(read(lines, latin("abc\nabc\r\n"))).containsExactly("abc", "abc");
        refused(
                lines,
                "ab\nabcd\n",
                FrameTooLongException.class,
                3,
                "no delimiter within the limit of 3 bytes");
        for (var wrong : List.of("a\nb", "a\r", "abcd"))
            assertThatIllegalArgumentException().isThrownBy(() -> written(lines, List.of(wrong)));
    }

    // ---- the others ----

    @Test
    void delimiters() throws Exception {
        both(Framing.delimited(latin("--"), 5), "one--a-b----", "one", "a-b", "");
        both(Framing.delimited(latin("aab"), 5), "aaab", "a");
        refused(
                Framing.delimited(latin("--"), 3),
                "abcd--",
                FrameTooLongException.class,
                0,
                "no delimiter within the limit of 3 bytes");
        var framing = Framing.delimited(latin("aa"), 5);
        for (var wrong : List.of("aa", "xaax", "xa", "abcdef"))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> written(framing, List.of(latin(wrong))));
        assertThatIllegalArgumentException().isThrownBy(() -> Framing.delimited(new byte[0], 5));
    }

    @Test
    void records() throws Exception {
        both(Framing.fixed(3), "abcdef", "abc", "def");
        assertThatIllegalArgumentException().isThrownBy(() -> Framing.fixed(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Framing.fixed(3), List.of(new byte[2])));
        var large = new byte[1_000_000];
        assertThat(
                        read(
                                Framing.fixed(large.length),
                                written(Framing.fixed(large.length), List.of())))
                .isEmpty();
    }

    @Test
    void netstrings() throws Exception {
        var framing = Framing.netstrings(12);
        both(framing, "5:hello,0:,12:hello world!,", "hello", "", "hello world!");
        refused(framing, "13:", FrameTooLongException.class, 0, "a length is over the limit of 12");
        refused(framing, "0:,05:", FrameException.class, 3, "a length begins with 0");
        refused(framing, ":", FrameException.class, 0, "0x3a is no digit of a length");
        refused(framing, "1 :", FrameException.class, 1, "0x20 is no digit of a length");
        refused(framing, "-1:", FrameException.class, 0, "0x2d is no digit of a length");
        refused(framing, "1:a;", FrameException.class, 3, "0x3b is no comma");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(framing, List.of(new byte[13])));
    }

    // ---- ends ----

    @ParameterizedTest
    @CsvSource({"prefix, 3", "varint, 3", "lines, 5", "delimited, 6", "fixed, 4", "netstrings, 4"})
    void theStreamEndsAtEachByte(String name, int boundary) throws Exception {
        Framing<?> framing =
                switch (name) {
                    case "prefix" -> Framing.lengthPrefix(2);
                    case "varint" -> Framing.varintPrefix();
                    case "lines" -> Framing.lines(UTF_8, 100);
                    case "delimited" -> Framing.delimited(latin("--"), 100);
                    case "fixed" -> Framing.fixed(4);
                    default -> Framing.netstrings(100);
                };
        var stream =
                switch (name) {
                    case "prefix" -> "\0\1a";
                    case "varint" -> "\2ab";
                    case "lines" -> "line\n";
                    case "delimited" -> "text--";
                    case "fixed" -> "four";
                    default -> "1:a,";
                };
        assertThat(stream).hasSize(boundary);
        for (int length = 1; length < 2 * boundary; length++) {
            var frames = read(framing, latin((stream + stream).substring(0, length)));
            if (length == boundary) {
                assertThat(frames).hasSize(1).noneMatch(FrameException.class::isInstance);
                continue;
            }
            int whole = length / boundary;
            assertThat(frames).hasSize(whole + 1);
            var end = (FrameException) frames.getLast();
            assertThat(end).isInstanceOf(IncompleteFrameException.class);
            assertThat(end.offset()).isEqualTo(length);
            assertThat(end.reason())
                    .isEqualTo(
                            "the stream ends inside a frame, after %d bytes",
                            length - whole * boundary);
        }
        assertThat(read(framing, new byte[0])).isEmpty();
    }
}
