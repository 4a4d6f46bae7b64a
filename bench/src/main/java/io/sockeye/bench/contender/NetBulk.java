package io.sockeye.bench.contender;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;

/// 128 KiB over TCP with java.net.Socket, both ends in one thread; it has to read a file to send it: `send`, `sendfile FILE`.
public final class NetBulk {
    private NetBulk() {}

    public static void main(String[] args) throws IOException {
        var pair = NetPair.open();
        var out = pair.near().getOutputStream();
        var in = pair.far().getInputStream();
        var piece = new byte[SockeyeBulk.PIECE];
        var arrived = new byte[SockeyeBulk.PIECE];
        var file = args[0].equals("sendfile") ? new RandomAccessFile(args[1], "r") : null;
        Rounds.serve(() -> {
            if (file != null) {
                file.seek(0);
                file.readFully(piece);
            }
            out.write(piece);
            if (in.readNBytes(arrived, 0, arrived.length) < arrived.length)
                throw new EOFException();
        });
    }
}
