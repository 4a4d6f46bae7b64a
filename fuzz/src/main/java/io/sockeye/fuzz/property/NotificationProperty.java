package io.sockeye.fuzz.property;

import io.sockeye.internal.codec.SctpBody;

/// Any bytes are a notification of SCTP, or say why not.
public final class NotificationProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        return Parsing.parsed(
                        data.length,
                        IllegalArgumentException.class,
                        () -> SctpBody.notification(data))
                .isPresent();
    }
}
