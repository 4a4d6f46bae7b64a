package io.sockeye.bench.contender;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.UdpOptions.UDP_GRO;
import static io.sockeye.option.UdpOptions.UDP_SEGMENT;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Datagrams with Sockeye, both ends in one thread: `SIZE connected|addressed bytes|segment`, `SIZE batch`, `SIZE segments`.
public final class SockeyeUdp {
    /// So many are sent, then they are received.
    static final int BURST = 64;

    /// What is cut into datagrams, at the most.
    static final int WHOLE = 65_000;

    private static final int ROOM = 65_535;

    private final Socket near = open();
    private final Socket far = open();
    private final int size;

    private SockeyeUdp(int size) throws IOException {
        this.size = size;
    }

    private static Socket open() throws IOException {
        return Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
    }

    public static void main(String[] args) throws IOException {
        var udp = new SockeyeUdp(Integer.parseInt(args[0]));
        if (!args[1].equals("addressed")) udp.connect();
        switch (args[1]) {
            case "connected" ->
                    Rounds.serve(BURST, args[2].equals("bytes") ? udp.bytes() : udp.segment());
            case "addressed" ->
                    Rounds.serve(
                            BURST,
                            args[2].equals("bytes")
                                    ? udp.addressedBytes()
                                    : udp.addressedSegment());
            case "batch" -> Rounds.serve(BURST, udp.batch());
            case "segments" -> udp.serveSegments();
            default -> throw new IllegalArgumentException(args[1]);
        }
    }

    private void connect() throws IOException {
        near.connect(far.localAddress());
        far.connect(near.localAddress());
    }

    private Rounds.Operation bytes() {
        var out = new byte[size];
        var in = new byte[size];
        return () -> {
            for (int i = 0; i < BURST; i++) near.send(out);
            for (int i = 0; i < BURST; i++) check(far.recvInto(in));
        };
    }

    private Rounds.Operation segment() {
        var out = Arena.global().allocate(size);
        var in = Arena.global().allocate(size);
        return () -> {
            for (int i = 0; i < BURST; i++) near.send(out);
            for (int i = 0; i < BURST; i++) check(far.recvInto(in));
        };
    }

    private Rounds.Operation addressedBytes() throws IOException {
        var to = far.localAddress();
        var out = new byte[size];
        var in = new byte[size];
        return () -> {
            for (int i = 0; i < BURST; i++) near.sendTo(out, to);
            for (int i = 0; i < BURST; i++) check(far.recvFromInto(in, 0, size).count());
        };
    }

    private Rounds.Operation addressedSegment() throws IOException {
        var to = far.localAddress();
        var out = Arena.global().allocate(size);
        var in = Arena.global().allocate(size);
        return () -> {
            for (int i = 0; i < BURST; i++) near.sendTo(out, to);
            for (int i = 0; i < BURST; i++) check(far.recvFromInto(in).count());
        };
    }

    @SuppressWarnings("MustBeClosedChecker") // the process ends with them
    private Rounds.Operation batch() {
        var out = MessageBatch.allocate(BURST, size);
        var in = MessageBatch.allocate(BURST, size);
        for (int i = 0; i < BURST; i++) out.set(i, size, SocketAddress.none());
        return () -> {
            for (int sent = 0; sent < BURST; ) sent += near.sendMessages(out.range(sent, BURST));
            for (int received = 0; received < BURST; ) received += far.recvMessages(in);
        };
    }

    /// One send, which the kernel would cut into datagrams, and one recv, for which it need not.
    private void serveSegments() throws IOException {
        int count = Math.min(BURST, WHOLE / size);
        near.set(UDP_SEGMENT, size);
        far.set(UDP_GRO, true);
        var out = Arena.global().allocate((long) count * size);
        MemorySegment in = Arena.global().allocate(ROOM);
        Rounds.serve(
                count,
                () -> {
                    near.send(out);
                    for (long received = 0; received < out.byteSize(); ) {
                        received += far.recvInto(in);
                    }
                });
    }

    private void check(int received) {
        if (received != size) throw new IllegalStateException("received " + received);
    }
}
