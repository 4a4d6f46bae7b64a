package io.sockeye.tools.tour;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/// The other process of the tour: takes a descriptor, reads it to its end and sends back what it read.
final class Receiver {
    private Receiver() {}

    /// Starts this very program again, as a receiver that connects to `meeting`.
    static Process start(Path meeting) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=io.sockeye",
                        "--module-path",
                        System.getProperty("jdk.module.path", ""),
                        "--module",
                        Receiver.class.getModule().getName() + "/" + Receiver.class.getName(),
                        meeting.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
    }

    /// The receiver's own main; the argument is the path to meet at.
    public static void main(String[] args) throws IOException {
        try (var channel = Socket.open(AF_UNIX, SOCK_STREAM)) {
            channel.timeout(Exchanges.PATIENCE).connect(SocketAddress.unix(args[0]));
            try (var message = channel.recvDescriptors(100, 1);
                    var file = message.takeDescriptor().orElseThrow()) {
                channel.sendAll(file.asInputStream().readAllBytes());
            }
        }
    }
}
