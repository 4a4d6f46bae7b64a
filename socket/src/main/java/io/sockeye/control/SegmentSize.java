package io.sockeye.control;

/// How long the datagrams are that lie in a row in one message: UDP_SEGMENT when it is sent, UDP_GRO when it was received; udp(7).
///
/// All have this length, except that the last may be shorter. The kernel cuts what is sent into such datagrams (since Linux 4.18), and
/// with UDP_GRO joins what arrives (since 5.0), telling so only when there was something to join.
///
/// @param type UDP_SEGMENT or UDP_GRO; the kernel takes the first only
/// @param bytes the length; sent, 1 to 65535
public record SegmentSize(ControlType type, int bytes) implements ControlMessage {
    private static final int MAX = 0xffff;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the type is another, or a size to be sent has more than 16 bits
    public SegmentSize {
        OptionNames.require(type, OptionNames.UDP_SEGMENT, OptionNames.UDP_GRO);
        if (type.equals(OptionNames.UDP_SEGMENT) && (bytes < 0 || bytes > MAX))
            throw new IllegalArgumentException(
                    "segments of " + bytes + " bytes are outside 0.." + MAX);
    }

    /// To send: what the kernel is to cut the message into.
    ///
    /// @param bytes the length of each datagram but the last, 1 to 65535
    /// @return the message
    /// @throws IllegalArgumentException if it has more than 16 bits
    public static SegmentSize of(int bytes) {
        return new SegmentSize(OptionNames.UDP_SEGMENT, bytes);
    }
}
