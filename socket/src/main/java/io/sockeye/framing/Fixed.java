package io.sockeye.framing;

import java.io.IOException;
import java.util.Optional;

/// Records of one length.
final class Fixed implements Framing<byte[]> {
    private final int length;

    Fixed(int length) {
        if (length < 1)
            throw new IllegalArgumentException("a record of " + length + " bytes is none");
        this.length = length;
    }

    @Override
    public int limit() {
        return length;
    }

    @Override
    public Optional<byte[]> read(FrameInput in) throws IOException {
        return Optional.of(in.readExactly(length));
    }

    @Override
    public void write(byte[] frame, FrameOutput out) throws IOException {
        if (frame.length != length)
            throw new IllegalArgumentException(
                    "a record of " + frame.length + " bytes, not of " + length);
        out.write(frame);
    }
}
