package io.sockeye.wire.ethernet;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;

/// A VLAN tag with what it stands before: the payload of a frame whose type is VLAN or SERVICE_VLAN. IEEE 802.1Q section 9.6.
///
/// A tag in a tag (802.1ad, "QinQ") is the payload of the outer one, whose type says so: [EtherType#isVlan]. On receipt the kernel takes the
/// outer tag out of the frame; who wants it asks for PACKET_AUXDATA, packet(7).
///
/// @param priority 0 to 7
/// @param dropEligible whether the frame goes first when there are too many
/// @param identifier of the VLAN, 0 to 4095: with 0 the tag has but a priority, 4095 is reserved
/// @param type of the payload
/// @param payload what is behind the tag
public record VlanTag(
        int priority, boolean dropEligible, int identifier, EtherType type, ByteBuffer payload)
        implements Packet {
    private static final int HEADER = 4;
    private static final int DROP_ELIGIBLE = 0x1000;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public VlanTag {
        Range.check("priority", priority, 7);
        Range.check("VLAN", identifier, 4095);
        payload = payload.slice().asReadOnlyBuffer();
    }

    /// Reads a tag.
    ///
    /// @param data the payload of the frame or of the outer tag
    /// @return the tag; its payload is all that follows
    /// @throws MalformedPacketException if there are fewer than four bytes
    public static VlanTag parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("VLAN", data);
        int control = cursor.u16();
        return new VlanTag(
                control >> 13,
                (control & DROP_ELIGIBLE) != 0,
                control & 0xfff,
                EtherType.of(cursor.u16()),
                cursor.rest());
    }

    /// What is behind the tag.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    @Override
    public int length() {
        return HEADER + payload.remaining();
    }

    @Override
    public void write(ByteBuffer target) {
        int control = priority << 13 | (dropEligible ? DROP_ELIGIBLE : 0) | identifier;
        Writer.part(target, length())
                .putShort((short) control)
                .putShort((short) type.number())
                .put(payload.duplicate());
    }

    /// Answers VLAN, priority, type and size.
    ///
    /// @return such as `VLAN 7 priority 5 IPV4, 84 bytes`
    @Override
    public String toString() {
        return "VLAN %d priority %d%s %s, %s"
                .formatted(
                        identifier,
                        priority,
                        dropEligible ? " drop eligible" : "",
                        type,
                        Text.size(payload));
    }
}
