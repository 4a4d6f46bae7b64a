package io.sockeye.fuzz.property;

import io.sockeye.framing.FrameException;
import io.sockeye.framing.FrameReader;
import io.sockeye.framing.FrameWriter;
import io.sockeye.framing.Framing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Any bytes are frames, and then perhaps one refusal: the same however they come, whole or in pieces. Written again, the frames are read as
/// they were.
///
/// @param <T> what a frame is
abstract class FramesProperty<T> implements Property {
    private static final int MOST = 1000;
    private static final String END = "the end";

    /// @param choice of a variant of the framing
    abstract Framing<T> framing(int choice);

    /// Frames that can be compared.
    abstract Object comparable(T frame);

    /// In which of its ways frames are written, where one reads what another has written.
    Framing<T> writing(Framing<T> framing) {
        return framing;
    }

    /// What came of a stream: frames, and the end or a refusal.
    private record Seen<T>(List<T> frames, String end) {
        @Override
        public String toString() {
            return frames + ", " + end;
        }
    }

    @Override
    public final boolean check(byte[] data) throws Exception {
        if (data.length < 2) return false;
        var framing = framing(Byte.toUnsignedInt(data[0]));
        byte[] stream = Arrays.copyOfRange(data, 2, data.length);
        var whole = seen(framing, stream, stream.length + 1);
        int piece = 1 + (data[1] & 0x1f);
        same(whole, seen(framing, stream, piece));
        byte[] written = written(writing(framing), whole.frames());
        same(new Seen<>(whole.frames(), END), seen(framing, written, piece));
        return !whole.frames().isEmpty();
    }

    private void same(Seen<T> expected, Seen<T> actual) {
        if (!comparable(expected).equals(comparable(actual)))
            throw new AssertionError("came back as %s, was %s".formatted(actual, expected));
    }

    private Object comparable(Seen<T> seen) {
        return new Seen<>(seen.frames().stream().map(this::comparable).toList(), seen.end());
    }

    /// What is read; the memory that it takes is looked at.
    private Seen<T> seen(Framing<T> framing, byte[] stream, int piece) throws Exception {
        int length = stream.length + 8 * 1024;
        return Parsing.parsed(length, Refused.class, () -> read(framing, stream, piece))
                .orElseThrow();
    }

    private Seen<T> read(Framing<T> framing, byte[] stream, int piece) throws IOException {
        var reader = FrameReader.of(new ByteStream(stream, piece), framing);
        var frames = new ArrayList<T>();
        try {
            while (frames.size() < MOST) {
                var frame = reader.read();
                if (frame.isEmpty()) break;
                frames.add(frame.get());
            }
            return new Seen<>(frames, END);
        } catch (FrameException e) {
            if (e.offset() < 0 || e.offset() > stream.length || e.reason().isEmpty())
                throw new AssertionError("an offset outside, or no reason", e);
            return new Seen<>(frames, e.offset() + " " + e.reason());
        }
    }

    private byte[] written(Framing<T> framing, List<T> frames) throws IOException {
        var stream = new ByteStream(new byte[0], 1);
        var writer = FrameWriter.of(stream, framing);
        for (var frame : frames) writer.write(frame);
        writer.flush();
        return stream.sent();
    }

    /// Nothing throws it: a refusal is part of what is seen.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
