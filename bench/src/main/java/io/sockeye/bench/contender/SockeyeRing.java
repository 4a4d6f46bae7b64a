package io.sockeye.bench.contender;

import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.PacketProtocol.ETH_P_ALL;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.PacketOptions.PACKET_STATISTICS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.resolve.NetInterface;
import io.sockeye.ring.PacketBlock;
import io.sockeye.ring.PacketRing;
import io.sockeye.ring.RingOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Counts the packets of an interface with Sockeye's PacketRing: `INTERFACE`.
///
/// It reads one byte of each, through the view of its frame; the options of the ring are those of the program in C.
public final class SockeyeRing {
    private final PacketRing ring;
    private volatile long seen;
    private volatile long sum;
    private long drops;

    private SockeyeRing(PacketRing ring) {
        this.ring = ring;
    }

    @SuppressWarnings("MustBeClosedChecker") // the process ends with it
    public static void main(String[] args) throws IOException {
        int index = NetInterface.named(args[0]).index();
        var socket = Socket.open(AF_PACKET, SOCK_RAW);
        var counter = new SockeyeRing(PacketRing.open(socket, RingOptions.defaults()));
        socket.bind(SocketAddress.packet(index, ETH_P_ALL));
        Thread.ofPlatform().daemon().start(counter::count);
        counter.answerUntilEnd();
    }

    private void count() {
        try {
            for (long packets = 0, bytes = 0; ; seen = packets, sum = bytes) {
                try (var block = ring.take()) {
                    packets += block.count();
                    bytes += firstBytes(block);
                }
            }
        } catch (IOException e) {
            Server.fail(e);
        }
    }

    private static long firstBytes(PacketBlock block) {
        long sum = 0;
        while (block.next()) sum += block.frame().data().get(JAVA_BYTE, 0) & 0xff;
        return sum;
    }

    private void answerUntilEnd() throws IOException {
        var orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready " + ProcessHandle.current().pid());
        while (orders.readLine() != null) {
            drops += ring.socket().get(PACKET_STATISTICS).drops();
            System.out.println("seen=" + seen + " drops=" + drops + " sum=" + sum);
        }
        Runtime.getRuntime().halt(0);
    }
}
