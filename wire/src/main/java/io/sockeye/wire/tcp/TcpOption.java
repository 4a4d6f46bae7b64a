package io.sockeye.wire.tcp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import java.nio.ByteBuffer;
import java.util.List;

/// An option in the header of a segment, RFC 9293 section 3.1. What is behind the end of the options is left out.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface TcpOption extends Packet
        permits NoOperation,
                MaximumSegmentSize,
                WindowScale,
                SackPermitted,
                Sack,
                TcpTimestamps,
                UserTimeout,
                FastOpenCookie,
                OpaqueTcpOption {
    /// Which option it is.
    ///
    /// @return 1 to 255
    int kind();

    /// Reads options up to the end of them.
    ///
    /// @param data nothing but options
    /// @return the options in their order
    /// @throws MalformedPacketException if one is cut short, or has a length that its kind does not have
    static List<TcpOption> parse(ByteBuffer data) throws MalformedPacketException {
        return Options.read(Cursor.of("TCP options", data));
    }
}
