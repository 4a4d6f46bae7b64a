package io.sockeye.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.wire.dns.DnsMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What others have sent, layer by layer, both ways.
class CapturedFramesTest {
    /// A frame, and what is printed of its layers from outside in.
    private record Captured(String name, List<String> lines, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Blocks of lines: the name, what is printed, the bytes; `#` begins a comment.
    static List<Captured> frames() throws IOException {
        var frames = new ArrayList<Captured>();
        try (var file = CapturedFramesTest.class.getResourceAsStream("captured.txt")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (var block : text.split("\n\n")) {
                if (block.startsWith("#")) continue;
                var lines = block.strip().lines().map(String::strip).toList();
                int last = lines.size() - 1;
                frames.add(
                        new Captured(
                                lines.getFirst(),
                                lines.subList(1, last),
                                HexFormat.of().parseHex(lines.get(last))));
            }
        }
        assertThat(frames).hasSizeGreaterThan(40);
        return frames;
    }

    @ParameterizedTest
    @MethodSource("frames")
    void itsLayersAreRead(Captured frame) throws Exception {
        var layers = Layers.of(ByteBuffer.wrap(frame.bytes()));
        assertThat(layers.found()).extracting(Object::toString).isEqualTo(frame.lines());
    }

    /// The checksums are ours.
    @ParameterizedTest
    @MethodSource("frames")
    void itsBytesComeBack(Captured frame) throws Exception {
        var layers = Layers.of(ByteBuffer.wrap(frame.bytes()));
        assertThat(HexFormat.of().formatHex(layers.rebuilt()))
                .isEqualTo(HexFormat.of().formatHex(frame.bytes()));
        for (var layer : layers.found()) {
            if (!(layer instanceof DnsMessage message)) continue;
            assertThat(DnsMessage.parse(ByteBuffer.wrap(message.toBytes()))).isEqualTo(message);
            assertThat(DnsMessage.parse(ByteBuffer.wrap(message.compressed()))).isEqualTo(message);
        }
    }

    /// Cut anywhere it is malformed, and nothing else; what is behind the packet is padding.
    @ParameterizedTest
    @MethodSource("frames")
    void cutAnywhere(Captured frame) throws Exception {
        for (int length = 0; length < frame.bytes().length; length++)
            malformed(Arrays.copyOf(frame.bytes(), length));
        var padded = Arrays.copyOf(frame.bytes(), frame.bytes().length + 6);
        assertThat(Layers.of(ByteBuffer.wrap(padded)).rebuilt()).isEqualTo(frame.bytes());
    }

    private static void malformed(byte[] bytes) throws Exception {
        try {
            var layers = Layers.of(ByteBuffer.wrap(bytes));
            throw new AssertionError("%d bytes are %s".formatted(bytes.length, layers.found()));
        } catch (MalformedPacketException e) {
            assertThat(e.offset()).isBetween(0, bytes.length);
        }
    }
}
