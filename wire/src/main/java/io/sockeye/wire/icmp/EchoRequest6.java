package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// An echo request of ICMPv6, RFC 4443 section 4.1.
///
/// @param identifier which program asked, 0 to 65535; on sockets of type SOCK_DGRAM the kernel puts one of its own
/// @param sequence which question it was, 0 to 65535
/// @param payload comes back as it was sent
public record EchoRequest6(int identifier, int sequence, ByteBuffer payload)
        implements Icmp6Message {
    /// The type in the first byte of the message.
    public static final int TYPE = 128;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 16 bits; the message names the value
    public EchoRequest6 {
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
        Echo.write(TYPE, identifier, sequence, payload, false, target);
    }

    /// Answers identifier, sequence and size.
    ///
    /// @return such as `ICMPv6 echo request id 7 seq 1, 56 bytes`
    @Override
    public String toString() {
        return "ICMPv6 echo request id %d seq %d, %s"
                .formatted(identifier, sequence, Text.size(payload));
    }
}
