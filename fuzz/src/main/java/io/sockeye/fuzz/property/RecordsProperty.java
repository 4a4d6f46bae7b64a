package io.sockeye.fuzz.property;

import io.sockeye.address.Bytes;
import io.sockeye.framing.Framing;

/// Records of one length.
public final class RecordsProperty extends FramesProperty<byte[]> {
    @Override
    Framing<byte[]> framing(int choice) {
        return Framing.fixed(1 + choice);
    }

    @Override
    Object comparable(byte[] frame) {
        return Bytes.of(frame);
    }
}
