package io.sockeye.fuzz.property;

import io.sockeye.wire.can.CanFrame;

/// A frame comes back from its bytes and from its text.
public final class CanProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var frame = Packets.parsed(CanFrame::parse, data);
        if (frame.isEmpty()) return false;
        Packets.survives(frame.get(), CanFrame::parse);
        // The notation has no room for the flags of a remote frame that tells of an error, or the
        // like.
        var text = frame.get().toString();
        Parsing.same(text, CanFrame.of(text).toString());
        return true;
    }
}
