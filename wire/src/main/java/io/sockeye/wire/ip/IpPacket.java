package io.sockeye.wire.ip;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// A packet of either version of IP, as raw sockets and AF_PACKET sockets have it.
public sealed interface IpPacket extends Packet permits Ip4Packet, Ip6Packet {
    /// The address of the sender.
    ///
    /// @return of the packet's version
    InetAddress source();

    /// The address of the receiver.
    ///
    /// @return of the packet's version
    InetAddress destination();

    /// What is inside.
    ///
    /// @return read-only, the caller's to move in
    ByteBuffer payload();

    /// Reads a packet of the version that its first four bits name.
    ///
    /// @param data from its first byte; what follows its declared length, such as the padding of Ethernet, is left out
    /// @return the packet
    /// @throws MalformedPacketException if it is of another version, or cut short, or its lengths contradict each other
    static IpPacket parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("IP", data);
        int version = cursor.u8() >> 4;
        return switch (version) {
            case 4 -> Ip4Packet.parse(data);
            case 6 -> Ip6Packet.parse(data);
            default -> throw new MalformedPacketException("IP", 0, "version " + version);
        };
    }
}
