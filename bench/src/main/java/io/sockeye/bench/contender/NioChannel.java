package io.sockeye.bench.contender;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A round trip with NIO's SocketChannel: `tcp|unix SIZE direct|heap`.
public final class NioChannel implements Rounds.Operation {
    private final SocketChannel near;
    private final SocketChannel far;
    private final ByteBuffer out;
    private final ByteBuffer in;

    private NioChannel(String family, int size, boolean direct) throws IOException {
        var pair = NioPair.open(family);
        near = pair.near();
        far = pair.far();
        out = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
        in = direct ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
    }

    public static void main(String[] args) throws IOException {
        Rounds.serve(new NioChannel(args[0], Integer.parseInt(args[1]), args[2].equals("direct")));
    }

    @Override
    public void once() throws IOException {
        send(near);
        receive(far);
        send(far);
        receive(near);
    }

    private void send(SocketChannel channel) throws IOException {
        out.clear();
        while (out.hasRemaining()) channel.write(out);
    }

    private void receive(SocketChannel channel) throws IOException {
        in.clear();
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) throw new EOFException();
        }
    }
}
