package io.sockeye.tools.nc;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that have several addresses, in a namespace where `/etc/hosts` is ours.
@Tag("slow")
class NcNamesTest extends NcPrograms {
    private static final String SETUP = "mount --bind \"$0\" /etc/hosts && exec \"$@\"";
    private static final List<String> UNSHARE =
            System.getProperty("user.name").equals("root")
                    ? List.of("unshare", "-m")
                    : List.of("unshare", "-Urm");

    @BeforeEach
    void names() throws Exception {
        Files.writeString(
                directory.resolve("hosts"),
                """
                ::1 many.test
                127.0.0.1 many.test
                127.0.0.2 many.test
                127.0.0.1 two.test
                127.0.0.2 two.test
                """);
        var probe = peer(join(UNSHARE, "true"));
        assumeTrue(
                probe.status() == 0,
                "namespaces are not permitted: run as root, or allow user namespaces");
    }

    private Program named(String... words) throws IOException {
        return peer(
                join(
                        UNSHARE,
                        join(
                                List.of("bash", "-c", SETUP, directory.resolve("hosts").toString()),
                                Program.words(words))));
    }

    private Socket listener(String address) throws IOException {
        var server = Socket.createServer(SocketAddress.parse(address));
        started.add(server);
        return server.timeout(Duration.ofSeconds(20));
    }

    /// The others refuse.
    @ParameterizedTest
    @CsvSource({
        "127.0.0.2:0, , 0",
        "127.0.0.2:0, -4, 0",
        "127.0.0.2:0, -6, 1",
        "[::1]:0, , 0",
        "[::1]:0, -6, 0",
        "[::1]:0, -4, 1",
    })
    void eachAddressIsTriedThatIsAskedFor(String address, String family, int status)
            throws Exception {
        var server = listener(address);
        var nc =
                family == null
                        ? named("-z", "many.test", port(server))
                        : named("-z", family, "many.test", port(server));
        assertThat(nc.status()).as(nc.complaints().toString()).isEqualTo(status);
        if (status == 0) server.accept().close();
    }

    /// One that does not answer does not keep the next from its turn, nor take all of the time.
    @Test
    void whoDoesNotAnswerIsNotWaitedFor() throws Exception {
        var silent = Socket.open(AF_INET, SOCK_STREAM);
        started.add(silent);
        silent.bind(SocketAddress.loopback(0)).listen(0);
        var port = port(silent);
        // Its queue is full with one: it answers nobody any more.
        started.add(Socket.createConnection("127.0.0.1", Integer.parseInt(port)));
        var server = listener("127.0.0.2:" + port);
        var nc = named("-w", "5s", "-z", "two.test", port);
        assertThat(nc.status()).as(nc.complaints().toString()).isZero();
        server.accept().close();
    }
}
