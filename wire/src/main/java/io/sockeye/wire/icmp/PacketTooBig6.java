package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// A packet was longer than the link takes that it had to go over: ICMPv6 packet too big, RFC 4443 section 3.2.
///
/// @param code 0 to 255; senders put 0, receivers do not look
/// @param mtu what that link takes in bytes, 32 bits unsigned
/// @param quote the beginning of the packet that it is about, which `QuotedPacket` reads
public record PacketTooBig6(int code, long mtu, ByteBuffer quote) implements Icmp6Error {
    /// The type in the first byte of the message.
    public static final int TYPE = 2;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public PacketTooBig6 {
        Range.check("code", code, 255);
        Range.check("MTU", mtu, 0xffff_ffffL);
        quote = quote.slice().asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer quote() {
        return quote.duplicate();
    }

    @Override
    public void write(ByteBuffer target) {
        Quote.write(TYPE, code, (int) mtu, quote, false, target);
    }

    /// Answers MTU and size.
    ///
    /// @return such as `ICMPv6 packet too big, mtu 1280, quotes 1232 bytes`
    @Override
    public String toString() {
        return "ICMPv6 packet too big, mtu %d, quotes %s".formatted(mtu, Text.size(quote));
    }
}
