package io.sockeye.tools.scan;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.address.SocketAddress;
import io.sockeye.wire.tcp.MaximumSegmentSize;
import io.sockeye.wire.tcp.TcpFlags;
import io.sockeye.wire.tcp.TcpSegment;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// The packets with SYN to one host, which differ in port and sequence number: the checksum of the rest is computed once.
///
/// The header of IP is ours, too: a raw socket that sends it hears nothing, where one of TCP is given all TCP that the machine receives. Of
/// IPv4 the kernel writes its length and checksum, raw(7).
final class SynTemplate {
    static final SynTemplate NONE = new SynTemplate(new byte[0], 0, 0, SocketAddress.none());

    /// A header of IPv6, one of TCP and an option.
    static final int LONGEST = 64;

    /// Where the fields lie: RFC 791 section 3.1, RFC 8200 section 3, RFC 9293 section 3.1.
    private static final int IP4_HEADER = 20;

    private static final int IP4_IDENTIFICATION = 4;
    private static final int IP4_TTL = 8;
    private static final int IP4_SOURCE = 12;
    private static final int IP4_DESTINATION = 16;
    private static final int IP6_HEADER = 40;
    private static final int IP6_LENGTH = 4;
    private static final int IP6_SOURCE = 8;
    private static final int IP6_DESTINATION = 24;
    private static final int DESTINATION_PORT = 2;
    private static final int SEQUENCE = 4;
    private static final int CHECKSUM = 16;

    /// What Linux takes if nobody says otherwise.
    private static final int HOPS = 64;

    private static final int ETHERNET_MSS = 1460;
    private static final int WINDOW = 1024;

    private final byte[] packet; // the last one that was written
    private final int tcp; // where the segment begins
    private final int sum; // of all of it but port and sequence
    private final SocketAddress to;

    private SynTemplate(byte[] packet, int tcp, int sum, SocketAddress to) {
        this.packet = packet;
        this.tcp = tcp;
        this.sum = sum;
        this.to = to;
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
                                ByteBuffer.allocate(0))
                        .toBytes(source, destination);
        var from = source.getAddress();
        int header = from.length == 4 ? IP4_HEADER : IP6_HEADER;
        var packet = new byte[header + segment.length];
        if (from.length == 4) header4(packet, from, destination.getAddress());
        else header6(packet, segment.length, from, destination.getAddress());
        System.arraycopy(segment, 0, packet, header, segment.length);
        int checksum = ((segment[CHECKSUM] & 0xff) << 8) | (segment[CHECKSUM + 1] & 0xff);
        // The port of a raw socket's address means nothing, and of IPv6 it has to be 0.
        return new SynTemplate(
                packet, header, ~checksum & 0xffff, SocketAddress.inet(destination, 0));
    }

    private static void header4(byte[] packet, byte[] source, byte[] destination) {
        packet[0] = 0x45;
        packet[IP4_TTL] = HOPS;
        packet[IP4_TTL + 1] = TcpSegment.IPPROTO_TCP;
        System.arraycopy(source, 0, packet, IP4_SOURCE, source.length);
        System.arraycopy(destination, 0, packet, IP4_DESTINATION, destination.length);
    }

    private static void header6(byte[] packet, int length, byte[] source, byte[] destination) {
        packet[0] = 0x60;
        packet[IP6_LENGTH + 1] = (byte) length;
        packet[IP6_LENGTH + 2] = TcpSegment.IPPROTO_TCP;
        packet[IP6_LENGTH + 3] = HOPS;
        System.arraycopy(source, 0, packet, IP6_SOURCE, source.length);
        System.arraycopy(destination, 0, packet, IP6_DESTINATION, destination.length);
    }

    SocketAddress to() {
        return to;
    }

    int length() {
        return packet.length;
    }

    /// Writes the packet to a port. It is changed in an array and copied as a whole: a store into native memory costs ten of those until
    /// the better compiler has seen it, and a scan is over before that.
    void write(MemorySegment target, int port, int sequence) {
        // The kernel would choose one, and takes its time for it.
        if (tcp == IP4_HEADER) put(IP4_IDENTIFICATION, (sequence >>> 8) | 1);
        put(tcp + DESTINATION_PORT, port);
        put(tcp + SEQUENCE, sequence >>> 16);
        put(tcp + SEQUENCE + 2, sequence);
        int total = sum + port + (sequence >>> 16) + (sequence & 0xffff);
        total = (total & 0xffff) + (total >>> 16);
        total = (total & 0xffff) + (total >>> 16);
        put(tcp + CHECKSUM, ~total);
        MemorySegment.copy(packet, 0, target, JAVA_BYTE, 0, packet.length);
    }

    private void put(int at, int value) {
        packet[at] = (byte) (value >>> 8);
        packet[at + 1] = (byte) value;
    }
}
