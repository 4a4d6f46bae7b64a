package io.sockeye.wire.icmp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import java.nio.ByteBuffer;
import java.util.List;

/// What is said beside in neighbour discovery, RFC 4861 section 4.6: a type, a length in words of eight bytes, and data.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface NeighbourOption extends Packet
        permits LinkLayerAddress,
                PrefixInformation,
                RedirectedPacket,
                LinkMtu,
                RecursiveDnsServers,
                OpaqueNeighbourOption {
    /// Which option it is.
    ///
    /// @return 0 to 255
    int type();

    /// Reads options up to the end.
    ///
    /// @param data nothing but options
    /// @return the options in their order
    /// @throws MalformedPacketException if one is cut short, has a length of 0 or one that its type does not have
    static List<NeighbourOption> parse(ByteBuffer data) throws MalformedPacketException {
        return Neighbours.options(Cursor.of("ICMPv6 option", data));
    }
}
