package io.sockeye.tools.scan;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.icmp.Icmp6Error;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpError;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.ip.Ip4Packet;
import io.sockeye.wire.ip.QuotedPacket;
import io.sockeye.wire.ip.UpperLayer;
import io.sockeye.wire.tcp.QuotedTcp;
import io.sockeye.wire.tcp.TcpSegment;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What an ICMP error says of a segment of TCP.
///
/// @param type of the error
/// @param code of the error
/// @param destination of the segment
/// @param sourcePort of the segment
/// @param destinationPort of the segment
/// @param sequence of the segment
record QuotedSyn(
        int type,
        int code,
        InetAddress destination,
        int sourcePort,
        int destinationPort,
        long sequence) {
    /// @param data what a raw socket has received
    /// @param four whether it is of IPv4, whose header lies before the message
    /// @return null if it says nothing of TCP
    static @Nullable QuotedSyn read(ByteBuffer data, boolean four) {
        try {
            ByteBuffer quote;
            if (four) {
                var payload = Ip4Packet.parse(data).payload();
                if (!(IcmpMessage.parse(payload) instanceof IcmpError error)) return null;
                quote = error.quote();
                return of(payload.get(0) & 0xff, error.code(), quote);
            }
            if (!(Icmp6Message.parse(data) instanceof Icmp6Error error)) return null;
            return of(data.get(0) & 0xff, error.code(), error.quote());
        } catch (MalformedPacketException e) {
            return null;
        }
    }

    private static @Nullable QuotedSyn of(int type, int code, ByteBuffer quote)
            throws MalformedPacketException {
        var packet = QuotedPacket.parse(quote).packet();
        var upper = UpperLayer.of(packet);
        if (upper.protocol() != TcpSegment.IPPROTO_TCP || upper.fragmentOffset() != 0) return null;
        var tcp = QuotedTcp.parse(upper.payload());
        return new QuotedSyn(
                type,
                code,
                packet.destination(),
                tcp.sourcePort(),
                tcp.destinationPort(),
                tcp.sequence());
    }
}
