package io.sockeye.fuzz.property;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bytes as texts.
final class Texts {
    private Texts() {}

    /// Two ways to read them: as UTF-8, and as chars of which some are half a character.
    static List<String> of(byte[] data) {
        return List.of(
                new String(data, StandardCharsets.UTF_8),
                ByteBuffer.wrap(data).asCharBuffer().toString());
    }
}
