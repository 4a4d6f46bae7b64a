package io.sockeye.fuzz.property;

import io.sockeye.wire.can.CanFrame;

/// Any text is a frame in the notation of cansend(1), or none; a frame comes back from its text.
public final class CanTextProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        boolean taken = false;
        for (var text : Texts.of(data)) {
            var frame =
                    Parsing.parsed(
                            2 * text.length(),
                            IllegalArgumentException.class,
                            () -> CanFrame.of(text));
            if (frame.isEmpty()) continue;
            Parsing.same(frame.get(), CanFrame.of(frame.get().toString()));
            Packets.survives(frame.get(), CanFrame::parse);
            taken = true;
        }
        return taken;
    }
}
