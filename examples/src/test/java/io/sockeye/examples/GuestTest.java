package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.wire.Packet;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Programs for families that this kernel may lack, in the guest of etc/guest, with programs of others at the other end.
@Tag("slow")
@Timeout(400)
class GuestTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int NOT_HERE = 77;

    /// Each program ends with the guest; whoever has to wait asks again, a hundred times at most.
    private static final String SCRIPT =
            """
            source etc/guest/devices
            java() { "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED -cp %s "$@"; }
            until_printed() { for _ in {1..300}; do grep -qs "$1" "$2" && return; sleep 0.1; done; echo "no $1 in $2"; }
            (candump -n 1 vcan0,123:7FF >/run/candump; cansend vcan0 456#0102) &
            java CanRoundTrip vcan0 123#DEADBEEF 456
            cat /run/candump
            java KernelTls
            java VsockEcho 1024 >/run/vsock &
            until_printed listening /run/vsock
            python3 -c '
            import socket
            s = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
            s.connect((1, 1024))
            s.sendall(b"over vsock")
            print(s.recv(100))'
            java SctpEcho 10000 >/run/sctp &
            until_printed listening /run/sctp
            (echo 'over sctp'; until_printed 'in stream' /run/sctp >&2) | sctp_darn -H 127.0.0.1 -P 10001 -h 127.0.0.1 -p 10000 -s >/dev/null 2>&1
            cat /run/sctp
            """;

    private List<String> run() throws Exception {
        var classPath =
                Stream.of(
                                place(getClass()).resolveSibling("classes"),
                                place(Socket.class),
                                place(Packet.class))
                        .map(GuestTest::there)
                        .collect(Collectors.joining(":"));
        var script = PROJECT.resolve("target/guest/recipes.sh");
        Files.createDirectories(script.getParent());
        Files.writeString(script, SCRIPT.formatted(classPath));
        var command =
                List.of(
                        "env",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        PROJECT.resolve("etc/guest/run").toString(),
                        PROJECT.relativize(script).toString());
        try (var guest = new Program(command)) {
            int status = guest.awaitStatus(Duration.ofMinutes(6));
            if (status == NOT_HERE) abort(String.join("\n", guest.printed()));
            assertThat(status).as("%s", guest.printed()).isZero();
            return guest.printed();
        }
    }

    private static Path place(Class<?> one) throws URISyntaxException {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /// The project is /mnt there; what else there is has its own path.
    private static String there(Path path) {
        return path.startsWith(PROJECT) ? "/mnt/" + PROJECT.relativize(path) : path.toString();
    }

    @Test
    @RequiresCommand({"cansend", "sctp_darn", "python3"})
    void programsOfOthersUnderstandOurs() throws Exception {
        assertThat(run())
                .contains(
                        "sent 123#DEADBEEF",
                        "answered 456#0102",
                        "  vcan0  123   [4]  DE AD BE EF",
                        "records of TLS",
                        "[TlsRecordType[type=TLS_GET_RECORD_TYPE, contentType=21]]",
                        "TlsCryptoInfo[0x0304, TLS_CIPHER_AES_GCM_128, record 3]",
                        "b'over vsock'",
                        "listening on 127.0.0.1:10000")
                .anyMatch(line -> line.matches("\\d+ bytes from 127.0.0.1:10001 in stream 0"));
    }
}
