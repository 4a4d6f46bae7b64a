package io.sockeye.framing;

import java.io.IOException;
import java.util.Optional;

/// Bytes up to a delimiter.
final class Delimited implements Framing<byte[]> {
    private final byte[] delimiter;
    private final int limit;

    Delimited(byte[] delimiter, int limit) {
        if (delimiter.length == 0) throw new IllegalArgumentException("the delimiter is empty");
        this.delimiter = delimiter;
        this.limit = Limit.of(limit);
    }

    @Override
    public int limit() {
        return Limit.with(limit, delimiter.length);
    }

    @Override
    public Optional<byte[]> read(FrameInput in) throws IOException {
        return Optional.of(in.readUntil(delimiter, limit));
    }

    @Override
    public void write(byte[] frame, FrameOutput out) throws IOException {
        Limit.check(frame.length, limit);
        // It may also begin in the frame and end in the delimiter itself.
        for (int i = 0; i < frame.length; i++) {
            if (beginsAt(i, frame))
                throw new IllegalArgumentException("a frame contains the delimiter, at byte " + i);
        }
        out.write(frame);
        out.write(delimiter);
    }

    private boolean beginsAt(int start, byte[] frame) {
        for (int i = 0; i < delimiter.length; i++) {
            int at = start + i;
            byte there = at < frame.length ? frame[at] : delimiter[at - frame.length];
            if (there != delimiter[i]) return false;
        }
        return true;
    }
}
