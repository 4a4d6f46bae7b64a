package io.sockeye.bench.contender;

import io.sockeye.Socket;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A round trip with Sockeye and native memory: `tcp|unix SIZE`.
public final class SockeyeSegment implements Rounds.Operation {
    private final Socket near;
    private final Socket far;
    private final MemorySegment out;
    private final MemorySegment in;

    private SockeyeSegment(String family, int size) throws IOException {
        var pair = SockeyePair.open(family);
        near = pair.first();
        far = pair.second();
        out = Arena.global().allocate(size);
        in = Arena.global().allocate(size);
    }

    public static void main(String[] args) throws IOException {
        Rounds.serve(new SockeyeSegment(args[0], Integer.parseInt(args[1])));
    }

    @Override
    public void once() throws IOException {
        near.sendAll(out);
        receive(far);
        far.sendAll(out);
        receive(near);
    }

    private void receive(Socket socket) throws IOException {
        long received = socket.recvInto(in);
        while (received < in.byteSize()) received += socket.recvInto(in.asSlice(received));
    }
}
