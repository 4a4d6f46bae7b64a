package io.sockeye.fuzz.property;

import io.sockeye.address.Bytes;
import io.sockeye.framing.Framing;

/// Frames behind lengths of any size and order.
public final class PrefixProperty extends FramesProperty<byte[]> {
    private static final int LIMIT = 300;

    @Override
    Framing<byte[]> framing(int choice) {
        var framing = Framing.lengthPrefix(1 + (choice & 7)).limit(LIMIT);
        if ((choice & 8) != 0) framing = framing.littleEndian();
        return (choice & 16) != 0 ? framing.inclusive() : framing;
    }

    @Override
    Object comparable(byte[] frame) {
        return Bytes.of(frame);
    }
}
