package io.sockeye.bench.contender;

import static java.nio.file.StandardOpenOption.READ;

import io.sockeye.SocketPair;
import io.sockeye.descriptor.OwnedDescriptor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/// 128 KiB over TCP with Sockeye, both ends in one thread: `bytes`, `segment`, `sendfile FILE`.
public final class SockeyeBulk {
    static final int PIECE = 128 * 1024;

    private SockeyeBulk() {}

    public static void main(String[] args) throws IOException {
        var pair = SockeyePair.tcp();
        Rounds.serve(
                switch (args[0]) {
                    case "bytes" -> bytes(pair);
                    case "segment" -> segment(pair);
                    case "sendfile" -> sendFile(pair, Path.of(args[1]));
                    default -> throw new IllegalArgumentException(args[0]);
                });
    }

    private static Rounds.Operation bytes(SocketPair pair) {
        var out = new byte[PIECE];
        var in = new byte[PIECE];
        var near = pair.first();
        var far = pair.second();
        return () -> {
            near.sendAll(out);
            far.recvExactlyInto(in, 0, PIECE);
        };
    }

    private static Rounds.Operation segment(SocketPair pair) {
        var out = Arena.global().allocate(PIECE);
        var in = Arena.global().allocate(PIECE);
        var near = pair.first();
        var far = pair.second();
        return () -> {
            near.sendAll(out);
            far.recvExactlyInto(in);
        };
    }

    @SuppressWarnings("MustBeClosedChecker") // the process ends with it
    private static Rounds.Operation sendFile(SocketPair pair, Path path) throws IOException {
        var file = OwnedDescriptor.open(path, READ);
        var in = Arena.global().allocate(PIECE);
        var near = pair.first();
        var far = pair.second();
        return () -> {
            if (near.sendFile(file, 0, PIECE) != PIECE) throw new IOException("a part");
            far.recvExactlyInto(in);
        };
    }
}
