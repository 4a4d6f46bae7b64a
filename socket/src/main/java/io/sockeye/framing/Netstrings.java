package io.sockeye.framing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Optional;

/// `5:hello,`: the length in decimal, without needless zeros.
final class Netstrings implements Framing<byte[]> {
    private final int limit;

    Netstrings(int limit) {
        this.limit = Limit.of(limit);
    }

    @Override
    public int limit() {
        return Limit.with(limit, Integer.toString(limit).length() + 2);
    }

    @Override
    public Optional<byte[]> read(FrameInput in) throws IOException {
        int length = readLength(in);
        byte[] frame = in.readExactly(length);
        long at = in.offset();
        int end = in.readByte();
        if (end != ',') throw new FrameException(at, "0x%02x is no comma".formatted(end));
        return Optional.of(frame);
    }

    private int readLength(FrameInput in) throws IOException {
        long at = in.offset();
        long length = -1;
        while (true) {
            int next = in.readByte();
            if (next == ':' && length >= 0) return (int) length;
            if (next < '0' || next > '9')
                throw new FrameException(
                        in.offset() - 1, "0x%02x is no digit of a length".formatted(next));
            if (length == 0) throw new FrameException(at, "a length begins with 0");
            length = Math.max(length, 0) * 10 + next - '0';
            if (length > limit)
                throw new FrameTooLongException(at, "a length is over the limit of " + limit);
        }
    }

    @Override
    public void write(byte[] frame, FrameOutput out) throws IOException {
        Limit.check(frame.length, limit);
        out.write((frame.length + ":").getBytes(US_ASCII));
        out.write(frame);
        out.writeByte(',');
    }
}
