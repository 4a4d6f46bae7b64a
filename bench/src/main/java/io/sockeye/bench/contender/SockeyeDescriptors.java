package io.sockeye.bench.contender;

import static java.nio.file.StandardOpenOption.READ;

import io.sockeye.Socket;
import io.sockeye.descriptor.OwnedDescriptor;
import java.io.IOException;
import java.nio.file.Path;

/// A descriptor with a byte over a Unix stream, with Sockeye; what arrives is closed.
public final class SockeyeDescriptors {
    private SockeyeDescriptors() {}

    @SuppressWarnings("MustBeClosedChecker") // the process ends with them
    public static void main(String[] args) throws IOException {
        var pair = Socket.pair();
        var near = pair.first();
        var far = pair.second();
        var file = OwnedDescriptor.open(Path.of("/dev/null"), READ);
        var data = new byte[] {'x'};
        Rounds.serve(() -> {
            near.sendDescriptors(data, file);
            try (var message = far.recvDescriptors(1, 1)) {
                message.takeDescriptor().orElseThrow().close();
            }
        });
    }
}
