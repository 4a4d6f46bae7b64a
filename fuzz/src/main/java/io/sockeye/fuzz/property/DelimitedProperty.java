package io.sockeye.fuzz.property;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.address.Bytes;
import io.sockeye.framing.Framing;
import java.util.List;

/// Frames up to a delimiter, which may overlap itself.
public final class DelimitedProperty extends FramesProperty<byte[]> {
    private static final int LIMIT = 300;
    private static final List<String> DELIMITERS = List.of("\n", "\r\n\r\n", "aa", "aab", "--");

    @Override
    Framing<byte[]> framing(int choice) {
        return Framing.delimited(
                DELIMITERS.get(choice % DELIMITERS.size()).getBytes(US_ASCII), LIMIT);
    }

    @Override
    Object comparable(byte[] frame) {
        return Bytes.of(frame);
    }
}
