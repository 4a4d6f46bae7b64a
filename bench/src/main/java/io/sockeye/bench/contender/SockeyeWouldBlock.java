package io.sockeye.bench.contender;

import io.sockeye.Socket;
import java.io.IOException;
import java.lang.foreign.Arena;

/// A recv that would block, with Sockeye: `bytes|segment`.
public final class SockeyeWouldBlock {
    private static final int SIZE = 64;

    private SockeyeWouldBlock() {}

    public static void main(String[] args) throws IOException {
        var pair = SockeyePair.tcp();
        Rounds.serve(args[0].equals("bytes") ? bytes(pair.second()) : segment(pair.second()));
    }

    private static Rounds.Operation bytes(Socket socket) {
        var data = new byte[SIZE];
        return () -> check(socket.tryRecvInto(data, 0, SIZE));
    }

    private static Rounds.Operation segment(Socket socket) {
        var data = Arena.global().allocate(SIZE);
        return () -> check(socket.tryRecvInto(data));
    }

    private static void check(int result) {
        if (result != Socket.WOULD_BLOCK) throw new IllegalStateException("received " + result);
    }
}
