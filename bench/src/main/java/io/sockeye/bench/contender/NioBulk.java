package io.sockeye.bench.contender;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// 128 KiB over TCP with NIO, both ends in one thread: `direct`, `heap`, `sendfile FILE`.
public final class NioBulk {
    private NioBulk() {}

    public static void main(String[] args) throws IOException {
        var pair = NioPair.tcp();
        Rounds.serve(
                switch (args[0]) {
                    case "direct" -> memory(pair, true);
                    case "heap" -> memory(pair, false);
                    case "sendfile" -> transfer(pair, Path.of(args[1]));
                    default -> throw new IllegalArgumentException(args[0]);
                });
    }

    private static Rounds.Operation memory(NioPair pair, boolean direct) {
        var out = allocate(direct);
        var in = allocate(direct);
        return () -> {
            out.clear();
            while (out.hasRemaining()) pair.near().write(out);
            receive(pair.far(), in.clear());
        };
    }

    private static ByteBuffer allocate(boolean direct) {
        return direct
                ? ByteBuffer.allocateDirect(SockeyeBulk.PIECE)
                : ByteBuffer.allocate(SockeyeBulk.PIECE);
    }

    private static void receive(SocketChannel channel, ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            if (channel.read(piece) < 0) throw new EOFException();
        }
    }

    private static Rounds.Operation transfer(NioPair pair, Path path) throws IOException {
        var file = FileChannel.open(path);
        var in = allocate(true);
        return () -> {
            for (long sent = 0; sent < SockeyeBulk.PIECE; ) {
                sent += file.transferTo(sent, SockeyeBulk.PIECE - sent, pair.near());
            }
            receive(pair.far(), in.clear());
        };
    }
}
