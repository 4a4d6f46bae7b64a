package io.sockeye.fuzz.property;

import io.sockeye.wire.can.BcmMessage;

/// A message of the broadcast manager comes back from its bytes.
public final class BcmProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        var message = Packets.parsed(BcmMessage::parse, data);
        if (message.isEmpty()) return false;
        Packets.survives(message.get(), BcmMessage::parse);
        return true;
    }
}
