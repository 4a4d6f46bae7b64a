package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.net.Inet4Address;
import java.nio.ByteBuffer;

/// There is a shorter way: ICMP redirect, RFC 792 page 12. Whoever believes it sends where a stranger says.
///
/// @param code 0 to 255: 0 for the network, 1 for the host, 2 and 3 for those with this type of service
/// @param gateway where to send instead
/// @param quote the beginning of the packet that it is about, which `QuotedPacket` reads
public record Redirect(int code, Inet4Address gateway, ByteBuffer quote) implements IcmpError {
    /// The type in the first byte of the message.
    public static final int TYPE = 5;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public Redirect {
        Range.check("code", code, 255);
        quote = quote.slice().asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer quote() {
        return quote.duplicate();
    }

    @Override
    public void write(ByteBuffer target) {
        Quote.write(
                TYPE, code, ByteBuffer.wrap(gateway.getAddress()).getInt(), quote, true, target);
    }

    /// Answers code, gateway and size.
    ///
    /// @return such as `ICMP redirect code 1 to 10.0.0.2, quotes 28 bytes`
    @Override
    public String toString() {
        return "ICMP redirect code %d to %s, quotes %s"
                .formatted(code, gateway.getHostAddress(), Text.size(quote));
    }
}
