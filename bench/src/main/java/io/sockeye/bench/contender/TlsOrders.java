package io.sockeye.bench.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// What a TLS server is told to do: see `tls.h`.
final class TlsOrders {
    static final int BLOCK = 16 * 1024;
    static final int ORDER = 5;

    private TlsOrders() {}

    /// Does what it is told until the client has had enough.
    static void obey(InputStream in, OutputStream out) throws IOException {
        var order = new byte[ORDER];
        var block = new byte[BLOCK];
        while (in.readNBytes(order, 0, ORDER) == ORDER) {
            int count = ByteBuffer.wrap(order).getInt(1);
            if (order[0] == 'S') {
                for (int i = 0; i < count; i++) out.write(block);
            } else {
                for (int i = 0; i < count; i++) in.readNBytes(block, 0, BLOCK);
                out.write(order, 0, 1);
            }
        }
    }
}
