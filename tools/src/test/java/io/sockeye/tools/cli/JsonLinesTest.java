package io.sockeye.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.6Z");
    private static final String BEGIN =
            "{\"v\":1,\"type\":\"reply\",\"ts\":\"2026-01-02T03:04:05.600000Z\"";

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final JsonLines json = new JsonLines(new Output(stream));

    @Test
    void everyKindOfValue() throws Exception {
        json.begin("reply", AT)
                .field("text", "a\"b\\c\n\u0000\u007f\u009bé😀")
                .field("whole", Long.MIN_VALUE)
                .field("number", 0.1)
                .field("yes", true)
                .none("unknown")
                .millis("rttMillis", 51_234)
                .beginObject("inside")
                .field("a", 1)
                .beginObject("deeper")
                .endObject()
                .endObject()
                .beginArray("list")
                .element("x")
                .element(2)
                .beginElement()
                .field("b", false)
                .endObject()
                .endArray()
                .beginArray("empty")
                .endArray()
                .end();
        assertThat(text())
                .isEqualTo(
                        BEGIN
                                + ",\"text\":\"a\\\"b\\\\c\\u000a\\u0000\\u007f\\u009bé😀\",\"whole\":-9223372036854775808"
                                + ",\"number\":0.1,\"yes\":true,\"unknown\":null,\"rttMillis\":0.051234"
                                + ",\"inside\":{\"a\":1,\"deeper\":{}},\"list\":[\"x\",2,{\"b\":false}],\"empty\":[]}\n");
        var tree = JsonMapper.shared().readTree(text());
        assertThat(tree.get("text").asString()).isEqualTo("a\"b\\c\n\u0000\u007f\u009bé😀");
        assertThat(tree.get("list").get(2).get("b").asBoolean()).isFalse();
    }

    @Test
    void whatIsNoNumberIsNull() throws Exception {
        for (double none :
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
            json.begin("reply", AT).field("x", none).end();
        assertThat(text()).isEqualTo((BEGIN + ",\"x\":null}\n").repeat(3));
    }

    @Test
    void halfASurrogateIsEscaped() throws Exception {
        json.begin("reply", AT).field("x", "\ud83d!\ude00").end();
        assertThat(text()).isEqualTo(BEGIN + ",\"x\":\"\\ud83d!\\ude00\"}\n");
    }

    @Test
    void theSummarySaysWhy() throws Exception {
        json.beginSummary(EndReason.DEADLINE).end();
        assertThat(text())
                .matches(
                        "\\{\"v\":1,\"type\":\"summary\",\"ts\":\"[^\"]*Z\",\"reason\":\"deadline\"}\n");
    }

    /// A line reaches the reader with one write.
    @Test
    void aLineIsWrittenAtOnce() throws Exception {
        int[] writes = new int[2];
        var counting =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new AssertionError("a single byte");
                    }

                    @Override
                    public void write(byte[] b, int offset, int length) {
                        writes[0]++;
                    }

                    @Override
                    public void flush() {
                        writes[1]++;
                    }
                };
        new JsonLines(new Output(counting)).begin("x").field("a", 1).end();
        assertThat(writes).containsExactly(1, 1);
    }

    @Test
    void nobodyReads() {
        var closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        assertThatThrownBy(() -> new JsonLines(new Output(closed)).begin("x").end())
                .isInstanceOf(OutputClosedException.class);
        assertThat(Failures.exitCode(OutputClosedException.of(new IOException("Broken pipe"))))
                .isEqualTo(ExitCode.OUTPUT_CLOSED);
    }

    @Test
    void aDiskThatIsFullIsNamed() {
        var full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        assertThatThrownBy(() -> new Output(full).line("x"))
                .satisfies(e -> {
                    assertThat(Failures.exitCode(e)).isEqualTo(ExitCode.SYSTEM);
                    assertThat(Failures.describe(e))
                            .isEqualTo("standard output: No space left on device");
                });
    }

    private String text() {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
