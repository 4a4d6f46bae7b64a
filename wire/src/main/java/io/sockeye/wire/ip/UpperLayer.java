package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What a packet of IP carries, behind its extension headers: a protocol such as TCP and its bytes, or a piece of them.
///
/// The walk ends at what is no extension header, at what is encrypted (ESP), and at a fragment that is not the first: behind it are bytes from the
/// middle.
///
/// @param extensions the headers that were passed; in IPv4 there can be but that of authentication
/// @param protocol of the payload, 0 to 255: 6 TCP, 17 UDP, 50 ESP, 59 nothing; of a later fragment what the first one begins with
/// @param fragmentOffset where the payload lies in the whole, in bytes, counted from behind the headers that each fragment has; 0 in a whole packet
/// @param moreFragments whether other fragments lie behind
/// @param payload the bytes of the protocol
public record UpperLayer(
        List<ExtensionHeader> extensions,
        int protocol,
        int fragmentOffset,
        boolean moreFragments,
        ByteBuffer payload) {
    /// Most headers that are passed. RFC 8200 has each once, and one of them twice.
    private static final int MOST = 32;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names the value
    public UpperLayer {
        extensions = List.copyOf(extensions);
        Range.check("protocol", protocol, 255);
        Range.check("fragment offset", fragmentOffset, 65528);
        payload = payload.slice().asReadOnlyBuffer();
    }

    /// Walks through the headers of a packet.
    ///
    /// @param packet of either version, whole or quoted
    /// @return what is behind them
    /// @throws MalformedPacketException if a header is cut short or wrong, or there are more than 32; the offset counts from the packet's first byte
    public static UpperLayer of(IpPacket packet) throws MalformedPacketException {
        int protocol;
        int offset = 0;
        boolean more = false;
        switch (packet) {
            case Ip4Packet four -> {
                protocol = four.protocol();
                offset = four.fragmentOffset();
                more = four.moreFragments();
            }
            case Ip6Packet six -> protocol = six.nextHeader();
        }
        var payload = packet.payload();
        int before = packet.length() - payload.remaining();
        var extensions = new ArrayList<ExtensionHeader>();
        while (offset == 0 && isExtension(packet, protocol)) {
            int at = before + payload.position();
            if (extensions.size() == MOST)
                throw new MalformedPacketException(
                        "IP", at, "more than " + MOST + " extension headers");
            var header = parse(protocol, payload, at);
            payload.position(payload.position() + header.length());
            extensions.add(header);
            protocol = header.nextHeader();
            if (header instanceof FragmentHeader fragment) {
                offset = fragment.fragmentOffset();
                more |= fragment.moreFragments();
            }
        }
        return new UpperLayer(extensions, protocol, offset, more, payload);
    }

    private static boolean isExtension(IpPacket packet, int number) {
        return packet instanceof Ip6Packet
                ? ExtensionHeader.isOne(number)
                : number == AuthenticationHeader.NUMBER;
    }

    private static ExtensionHeader parse(int number, ByteBuffer payload, int at)
            throws MalformedPacketException {
        try {
            return ExtensionHeader.parse(number, payload);
        } catch (MalformedPacketException e) {
            throw new MalformedPacketException(e.protocol(), at + e.offset(), e.reason());
        }
    }

    /// The bytes of the protocol.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    /// Whether the payload is but a piece.
    ///
    /// @return whether the packet is a fragment with others before or behind it
    public boolean isFragment() {
        return fragmentOffset > 0 || moreFragments;
    }

    /// Answers the headers, the protocol and the size.
    ///
    /// @return such as `[fragment 815003606 at 1448+] protocol 58, 1448 bytes`
    @Override
    public String toString() {
        return "%sprotocol %d%s, %s"
                .formatted(
                        extensions.isEmpty() ? "" : extensions + " ",
                        protocol,
                        isFragment()
                                ? " from byte " + fragmentOffset + (moreFragments ? " on" : "")
                                : "",
                        Text.size(payload));
    }
}
