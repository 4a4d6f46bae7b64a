package io.sockeye.fuzz.property;

import io.sockeye.address.Bytes;
import io.sockeye.framing.Framing;

/// Frames behind varints.
public final class VarintProperty extends FramesProperty<byte[]> {
    @Override
    Framing<byte[]> framing(int choice) {
        return Framing.varintPrefix().limit(choice);
    }

    @Override
    Object comparable(byte[] frame) {
        return Bytes.of(frame);
    }
}
