package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/// Datagrams with NIO, both ends in one thread: `SIZE connected|addressed`. It can neither send nor receive many at once.
public final class NioUdp {
    private final DatagramChannel near = open();
    private final DatagramChannel far = open();
    private final ByteBuffer out;
    private final ByteBuffer in;

    private NioUdp(int size) throws IOException {
        out = ByteBuffer.allocateDirect(size);
        in = ByteBuffer.allocateDirect(size);
    }

    private static DatagramChannel open() throws IOException {
        return DatagramChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public static void main(String[] args) throws IOException {
        var udp = new NioUdp(Integer.parseInt(args[0]));
        Rounds.serve(
                SockeyeUdp.BURST, args[1].equals("connected") ? udp.connected() : udp.addressed());
    }

    private Rounds.Operation connected() throws IOException {
        near.connect(far.getLocalAddress());
        far.connect(near.getLocalAddress());
        return () -> {
            for (int i = 0; i < SockeyeUdp.BURST; i++) near.write(out.clear());
            for (int i = 0; i < SockeyeUdp.BURST; i++) check(far.read(in.clear()));
        };
    }

    private Rounds.Operation addressed() throws IOException {
        var to = far.getLocalAddress();
        return () -> {
            for (int i = 0; i < SockeyeUdp.BURST; i++) near.send(out.clear(), to);
            for (int i = 0; i < SockeyeUdp.BURST; i++) {
                far.receive(in.clear());
                check(in.position());
            }
        };
    }

    private void check(int received) {
        if (received != in.capacity()) throw new IllegalStateException("received " + received);
    }
}
