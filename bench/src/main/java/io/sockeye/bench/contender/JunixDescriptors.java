package io.sockeye.bench.contender;

import java.io.FileInputStream;
import java.io.IOException;

/// A descriptor with a byte over a Unix stream, with junixsocket; what arrives is closed.
public final class JunixDescriptors {
    private static final int ANCILLARY = 64;

    private JunixDescriptors() {}

    public static void main(String[] args) throws IOException {
        var pair = JunixPair.open();
        var near = pair.near();
        var far = pair.far();
        far.setAncillaryReceiveBufferSize(ANCILLARY);
        var out = near.getOutputStream();
        var in = far.getInputStream();
        var file = new FileInputStream("/dev/null");
        Rounds.serve(() -> {
            near.setOutboundFileDescriptors(file.getFD());
            out.write('x');
            if (in.read() != 'x') throw new IOException("another byte");
            for (var descriptor : far.getReceivedFileDescriptors()) {
                new FileInputStream(descriptor).close();
            }
        });
    }
}
