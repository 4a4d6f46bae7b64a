package io.sockeye.fuzz.property;

import java.util.Arrays;
import javax.net.ssl.SSLException;

/// Whatever a peer says first, to a server or to a client: one refusal by TLS, and the peer gets no byte but records.
public final class TlsHelloProperty implements Property {
    private static final int HEADER = 5; // of a record

    private final TlsSides sides = new TlsSides();

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length < 2) return false;
        boolean asClient = (data[0] & 1) == 0;
        byte[] stream = Arrays.copyOfRange(data, 2, data.length);
        TlsSides.measured(() -> {
            var peer = new ByteStream(stream, 1 + (data[1] & 0xff));
            try (var tls = sides.wrap(asClient, peer)) {
                throw new AssertionError("a handshake with nobody: " + tls);
            } catch (SSLException refused) {
                if (refused.getMessage() == null) throw new AssertionError(refused);
            }
            requireRecords(peer.sent());
        });
        return stream.length >= HEADER + 1;
    }

    private static void requireRecords(byte[] sent) {
        int at = 0;
        while (at + HEADER <= sent.length) {
            if (sent[at] < 20 || sent[at] > 23 || sent[at + 1] != 3)
                throw new AssertionError("no record at " + at + " of " + sent.length);
            at += HEADER + (((sent[at + 3] & 0xff) << 8) | (sent[at + 4] & 0xff));
        }
        if (at != sent.length) throw new AssertionError("a part of a record is sent");
    }
}
