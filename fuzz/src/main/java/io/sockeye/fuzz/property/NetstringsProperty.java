package io.sockeye.fuzz.property;

import io.sockeye.address.Bytes;
import io.sockeye.framing.Framing;

/// Netstrings.
public final class NetstringsProperty extends FramesProperty<byte[]> {
    private static final int LIMIT = 300;

    @Override
    Framing<byte[]> framing(int choice) {
        return Framing.netstrings(choice % 2 == 0 ? LIMIT : choice);
    }

    @Override
    Object comparable(byte[] frame) {
        return Bytes.of(frame);
    }
}
