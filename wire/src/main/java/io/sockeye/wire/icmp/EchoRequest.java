package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// An echo request of ICMP, RFC 792 page 14.
///
/// @param identifier which program asked, 0 to 65535; on sockets of type SOCK_DGRAM the kernel puts one of its own
/// @param sequence which question it was, 0 to 65535
/// @param payload comes back as it was sent
public record EchoRequest(int identifier, int sequence, ByteBuffer payload) implements IcmpMessage {
    /// The type in the first byte of the message.
    public static final int TYPE = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 16 bits; the message names the value
    public EchoRequest {
        payload = Echo.checked(identifier, sequence, payload);
    }

    /// What comes back as it was sent.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    @Override
    public int length() {
        return Echo.HEADER + payload.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        Echo.write(TYPE, identifier, sequence, payload, true, target);
    }

    /// Answers identifier, sequence and size.
    ///
    /// @return such as `ICMP echo request id 7 seq 1, 56 bytes`
    @Override
    public String toString() {
        return "ICMP echo request id %d seq %d, %s"
                .formatted(identifier, sequence, Text.size(payload));
    }
}
