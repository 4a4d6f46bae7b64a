package io.sockeye.bench.contender;

import io.sockeye.Socket;
import java.io.IOException;

/// A round trip with Sockeye and arrays: `tcp|unix SIZE`.
public final class SockeyeBytes implements Rounds.Operation {
    private final Socket near;
    private final Socket far;
    private final byte[] out;
    private final byte[] in;

    private SockeyeBytes(String family, int size) throws IOException {
        var pair = SockeyePair.open(family);
        near = pair.first();
        far = pair.second();
        out = new byte[size];
        in = new byte[size];
    }

    public static void main(String[] args) throws IOException {
        Rounds.serve(new SockeyeBytes(args[0], Integer.parseInt(args[1])));
    }

    @Override
    public void once() throws IOException {
        near.sendAll(out);
        receive(far);
        far.sendAll(out);
        receive(near);
    }

    private void receive(Socket socket) throws IOException {
        int received = socket.recvInto(in);
        while (received < in.length) {
            received += socket.recvInto(in, received, in.length - received);
        }
    }
}
