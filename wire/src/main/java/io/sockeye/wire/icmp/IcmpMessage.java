package io.sockeye.wire.icmp;

import io.sockeye.wire.InternetChecksum;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import java.nio.ByteBuffer;

/// A message of ICMP, RFC 792: what is inside an IPv4 packet of IPPROTO_ICMP. A raw socket answers with the packet around it.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface IcmpMessage extends Packet permits EchoRequest, EchoReply, OpaqueIcmp {
    /// Reads a message. Its checksum must be right.
    ///
    /// @param data the whole message
    /// @return the message
    /// @throws MalformedPacketException if it is cut short or its checksum is wrong
    static IcmpMessage parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("ICMP", data);
        int type = cursor.u8();
        int code = cursor.u8();
        cursor.skip(2);
        if (!InternetChecksum.isRight(data))
            throw new MalformedPacketException("ICMP", 2, "the checksum is wrong");
        if (code == 0 && type == EchoRequest.TYPE)
            return new EchoRequest(cursor.u16(), cursor.u16(), cursor.rest());
        if (code == 0 && type == EchoReply.TYPE)
            return new EchoReply(cursor.u16(), cursor.u16(), cursor.rest());
        return new OpaqueIcmp(type, code, cursor.rest());
    }
}
