package io.sockeye.fuzz.property;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;

/// A peer whose bytes are changed on their way, in the handshake or behind it: what is received is a beginning of what it said, and the end
/// is clean only when that is all.
public final class TlsRecordsProperty implements Property {
    private static final List<byte[]> PIECES =
            IntStream.range(0, 8)
                    .mapToObj(number -> "piece %d;".formatted(number).getBytes(US_ASCII))
                    .toList();
    private static final String WHOLE =
            String.join("", PIECES.stream().map(piece -> new String(piece, US_ASCII)).toList());

    private final TlsSides sides = new TlsSides();

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length < 2) return false;
        boolean asClient = (data[0] & 1) == 0;
        var protocol = (data[0] & 2) == 0 ? "TLSv1.3" : "TLSv1.2";
        TlsSides.measured(() ->
                exchange(asClient, new TlsPeer(sides.peer(asClient, protocol), PIECES, data)));
        return true;
    }

    private void exchange(boolean asClient, TlsPeer peer) throws Exception {
        var text = new StringBuilder();
        try (var tls = sides.wrap(asClient, peer)) {
            byte[] room = new byte[100];
            int count;
            while ((count = tls.recvInto(room)) > 0)
                text.append(new String(room, 0, count, US_ASCII));
            if (!text.toString().equals(WHOLE))
                throw new AssertionError("a clean end after \"" + text + '"');
        } catch (SSLException refused) {
            if (!peer.isChanged()) throw new AssertionError("nothing was wrong", refused);
            if (refused.getMessage() == null) throw new AssertionError(refused);
            if (!WHOLE.startsWith(text.toString()))
                throw new AssertionError("received \"" + text + '"', refused);
        }
    }
}
