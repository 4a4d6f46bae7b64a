package io.sockeye.tools.scan;

import static io.sockeye.address.PacketProtocol.ETH_P_ALL;
import static io.sockeye.option.SocketOptions.SO_ATTACH_FILTER;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.address.SocketAddress;
import io.sockeye.option.SocketFilter;
import io.sockeye.ring.PacketBlock;
import io.sockeye.ring.PacketFrame;
import io.sockeye.ring.PacketRing;
import io.sockeye.ring.RingOptions;
import io.sockeye.wire.bpf.BpfProgram;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;

/// What crosses the devices of this machine and has to do with the segments of one source port, of one family: a packet socket with a ring and a filter.
///
/// A packet costs no call and no buffer of the kernel's. It brings the time at which it crossed, and segments that leave are seen as well:
/// between the two is the network, whatever this program was doing.
final class SynTap implements Closeable {
    /// Of a packet; the headers of an ICMP error and of what it quotes are shorter.
    static final int LONGEST = 256;

    /// Blocks that are soon full, so that what has come is soon seen; all together hold what 4,000 questions may bring.
    private static final RingOptions RING =
            RingOptions.defaults().blockSize(1 << 14).blockCount(128).retire(Duration.ofMillis(1));

    private final PacketRing ring;
    private final Listener listener;
    private final byte[] packet = new byte[LONGEST];

    /// Who knows what was asked.
    interface Listener {
        /// A packet has crossed a device, in whichever direction.
        ///
        /// @param packet from the header of IP on; used again for the next
        /// @param length how much of it there is
        /// @param at when it crossed, in nanoseconds since 1970
        /// @param now System.nanoTime()
        void crossed(byte[] packet, int length, long at, long now) throws IOException;
    }

    private SynTap(PacketRing ring, Listener listener) {
        this.ring = ring;
        this.listener = listener;
    }

    /// @throws io.sockeye.tools.cli.MissingPermissionException without CAP_NET_RAW
    static SynTap open(boolean four, int port, Listener listener) throws IOException {
        var socket = RawPermission.tap("a SYN scan");
        try {
            // Before the ring, and that before bind(2): nothing else ever gets in.
            socket.set(SO_ATTACH_FILTER, filter(four, port));
            var ring = PacketRing.open(socket, RING);
            socket.bind(SocketAddress.packet(0, ETH_P_ALL));
            return new SynTap(ring, listener);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Segments from or to the port, and ICMP errors. Of IPv6 also what has other headers before.
    private static SocketFilter filter(boolean four, int port) {
        var program = (four ? FILTER4 : FILTER6).replace("PORT", String.valueOf(port));
        return SocketFilter.of(BpfProgram.assemble(program).toBytes());
    }

    private static final String FILTER4 =
            """
            ldb [0]
            and #0xf0
            jne #0x40, other
            ldh [6]
            jset #0x1fff, other
            ldxb 4*([0]&0xf)
            ldb [9]
            jeq #6, tcp
            jne #1, other
            ldb [x + 0]
            jeq #3, take
            jeq #11, take
            jeq #12, take
            ret #0
            tcp: ldh [x + 2]
            jeq #PORT, take
            ldh [x + 0]
            jeq #PORT, take
            other: ret #0
            take: ret #256
            """;

    private static final String FILTER6 =
            """
            ldb [0]
            and #0xf0
            jne #0x60, other
            ldb [6]
            jeq #6, tcp
            jeq #58, icmp
            jeq #0, take
            jeq #43, take
            jeq #60, take
            ret #0
            icmp: ldb [40]
            jeq #1, take
            jeq #3, take
            jeq #4, take
            ret #0
            tcp: ldh [42]
            jeq #PORT, take
            ldh [40]
            jeq #PORT, take
            other: ret #0
            take: ret #256
            """;

    /// For a selector: readable when [#read()] has something.
    PacketRing ring() {
        return ring;
    }

    /// Tells of all that is there.
    void read() throws IOException {
        for (Optional<PacketBlock> taken; (taken = ring.tryTake()).isPresent(); ) {
            try (var block = taken.get()) {
                long now = System.nanoTime();
                while (block.next()) read(block.frame(), now);
            }
        }
    }

    private void read(PacketFrame frame, long now) throws IOException {
        int length = Math.min(frame.length(), LONGEST);
        MemorySegment.copy(frame.data(), JAVA_BYTE, 0, packet, 0, length);
        listener.crossed(packet, length, frame.timeNanos(), now);
    }

    @Override
    public void close() throws IOException {
        ring.close();
    }
}
