package io.sockeye.tools.scan;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.sockeye.address.SocketAddress;
import io.sockeye.wire.tcp.MaximumSegmentSize;
import io.sockeye.wire.tcp.TcpFlags;
import io.sockeye.wire.tcp.TcpSegment;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The SYN segments to one host, which differ in port and sequence number: the checksum of the rest is computed once.
final class SynTemplate {
    static final SynTemplate NONE = new SynTemplate(new byte[0], SocketAddress.none());

    static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /// 20 and an option of 4.
    static final int LENGTH = 24;

    /// Where the fields lie: RFC 9293 section 3.1.
    private static final int DESTINATION_PORT = 2;

    private static final int SEQUENCE = 4;
    private static final int CHECKSUM = 16;

    private static final int ETHERNET_MSS = 1460;
    private static final int WINDOW = 1024;

    private final MemorySegment bytes;
    private final int sum; // of all but port and sequence
    private final SocketAddress to;

    private SynTemplate(byte[] bytes, SocketAddress to) {
        this.bytes = MemorySegment.ofArray(bytes);
        this.to = to;
        sum = bytes.length == 0 ? 0 : ~this.bytes.get(SHORT, CHECKSUM) & 0xffff;
    }

    /// @param source the address from which the kernel would send there: the checksum covers it
    static SynTemplate of(InetAddress source, int sourcePort, InetAddress destination) {
        var segment =
                new TcpSegment(
                        sourcePort,
                        0,
                        0,
                        0,
                        TcpFlags.SYN,
                        WINDOW,
                        0,
                        List.of(new MaximumSegmentSize(ETHERNET_MSS)),
                        ByteBuffer.allocate(0));
        // The port of a raw socket's address means nothing, and of IPv6 it has to be 0.
        return new SynTemplate(
                segment.toBytes(source, destination), SocketAddress.inet(destination, 0));
    }

    SocketAddress to() {
        return to;
    }

    /// Writes the segment to a port.
    void write(MemorySegment target, int port, int sequence) {
        MemorySegment.copy(bytes, 0, target, 0, LENGTH);
        target.set(SHORT, DESTINATION_PORT, (short) port);
        target.set(INT, SEQUENCE, sequence);
        int total = sum + port + (sequence >>> 16) + (sequence & 0xffff);
        total = (total & 0xffff) + (total >>> 16);
        total = (total & 0xffff) + (total >>> 16);
        target.set(SHORT, CHECKSUM, (short) ~total);
    }
}
