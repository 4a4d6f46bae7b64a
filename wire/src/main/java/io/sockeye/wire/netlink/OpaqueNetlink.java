package io.sockeye.wire.netlink;

import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;

/// A message without a record of its own, or a question that one writes oneself.
///
/// @param type 0 to 65535; below 16 those of all protocols
/// @param flags NLM_F_REQUEST and its like of [NetlinkFlags], 0 to 65535
/// @param sequence comes back in the answers
/// @param payload what follows the header
public record OpaqueNetlink(int type, int flags, int sequence, ByteBuffer payload)
        implements NetlinkMessage, RouteNetlink, DiagNetlink, Packet {

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 16 bits; the message names the value
    public OpaqueNetlink {
        Range.check("type", type, 65535);
        Range.check("flags", flags, 65535);
        payload = payload.slice().asReadOnlyBuffer();
    }

    /// How many bytes [#write] puts: header, payload, and what fills up to a multiple of 4.
    @Override
    public int length() {
        return Header.padded(payload.remaining());
    }

    @Override
    public void write(ByteBuffer target) {
        Header.put(target, type, flags, sequence, payload.remaining()).put(payload.duplicate());
    }

    /// Answers type, flags, sequence and size.
    ///
    /// @return such as `netlink type 16 flags 0x301 seq 1, 16 bytes`
    @Override
    public String toString() {
        return "netlink type %d flags 0x%x seq %d, %s"
                .formatted(type, flags, sequence, Text.size(payload));
    }
}
