package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.resolve.NoEntryException;
import io.sockeye.resolve.ServiceEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What services(5) calls a port.
class ScanServicesTest {
    @TempDir Path folder;

    private static String name(Services services, Transport transport, int port) {
        return services.name(new Question(transport, port));
    }

    @Test
    void linesOfAllKinds() throws Exception {
        var lines =
                """
                # a comment
                http\t\t80/tcp\t\twww\t# WorldWideWeb HTTP
                second 80/tcp
                domain 53/udp
                domain 53/tcp
                bare 81/tcp#tight
                 indented 82/tcp
                sctp 83/sctp
                bad
                bad x/tcp
                bad 99999/tcp
                bad -1/tcp
                bad 84
                last 85/tcp\
                """;
        var services = new Services(Files.writeString(folder.resolve("services"), lines));
        assertThat(name(services, Transport.TCP, 80)).isEqualTo("http");
        assertThat(name(services, Transport.UDP, 80)).isEmpty();
        assertThat(name(services, Transport.UDP, 53)).isEqualTo("domain");
        assertThat(name(services, Transport.TCP, 81)).isEqualTo("bare");
        assertThat(name(services, Transport.TCP, 85)).isEqualTo("last");
        for (int port : new int[] {82, 83, 84, 34463, 65_535})
            assertThat(name(services, Transport.TCP, port)).as("%d", port).isEmpty();
    }

    @Test
    void withoutTheFileNothingHasAName() {
        assertThat(name(new Services(folder.resolve("none")), Transport.TCP, 80)).isEmpty();
    }

    @Test
    void asTheNameServiceOfThisMachineSays() throws Exception {
        var services = new Services();
        for (int port = 1; port < 1100; port++)
            for (var transport : new Transport[] {Transport.TCP, Transport.UDP})
                assertThat(name(services, transport, port)).isEqualTo(asked(transport, port));
    }

    private static String asked(Transport transport, int port) throws Exception {
        try {
            return ServiceEntry.on(port, transport.text()).name();
        } catch (NoEntryException none) {
            return "";
        }
    }
}
