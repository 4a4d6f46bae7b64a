package io.sockeye.wire.icmp;

import java.nio.ByteBuffer;

/// A message that says what became of a packet, and quotes its beginning, RFC 4443 section 3.
///
/// Anyone can send one. What is quoted tells whether we sent such a packet: its addresses, ports and numbers.
public sealed interface Icmp6Error extends Icmp6Message
        permits DestinationUnreachable6, PacketTooBig6, TimeExceeded6, ParameterProblem6 {
    /// Which of the reasons that its type has.
    ///
    /// @return 0 to 255
    int code();

    /// The beginning of the packet that it is about, from the first byte of its header. `QuotedPacket` of the package `ip` reads it.
    ///
    /// @return read-only, the caller's to move in
    ByteBuffer quote();

    /// What routers add behind it, RFC 4884 section 7: a header and its objects, such as the labels of MPLS (RFC 4950).
    ///
    /// @return read-only, the caller's to move in; mostly none, and of some types never any
    default ByteBuffer extensions() {
        return Quote.none();
    }

    @Override
    default int length() {
        return Echo.HEADER + quote().remaining() + extensions().remaining();
    }
}
