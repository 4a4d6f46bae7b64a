package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All 65,535 ports of a host: none is lost at full speed, and none is found that is not there.
@Tag("soak")
@Timeout(300)
class ScanAllPortsTest {
    @ParameterizedTest
    @CsvSource({
        "--syn, 10.77.0.2, reset",
        "--syn, fd77::2, reset",
        "-q, 10.77.0.2, conn-refused",
        "-q, fd77::2, conn-refused"
    })
    void everyOne(String technique, String target, String closed) throws Exception {
        try (var network = new ScanNetwork()) {
            network.listen(ScanNetwork.OPEN, List.of());
            for (int round = 0; round < 5; round++) {
                var ours = network.scanned(technique, "-p", "-", target);
                assertThat(ours).hasSize(65_535);
                var others = new TreeMap<>(ours);
                for (int port : ScanNetwork.OPEN)
                    assertThat(others.remove(port + "/tcp")).isEqualTo("open syn-ack");
                for (int port = 5000; port < 5005; port++)
                    assertThat(others.remove(port + "/tcp")).isEqualTo("filtered no-response");
                others.keySet().removeIf(port -> port.matches("50[12]\\d/tcp"));
                assertThat(others.values())
                        .hasSizeGreaterThan(65_300)
                        .containsOnly("closed " + closed);
            }
        }
    }

    /// nmap agrees, port by port.
    @Test
    void asNmapDoes() throws Exception {
        try (var network = new ScanNetwork()) {
            network.listen(ScanNetwork.OPEN, List.of());
            assertThat(network.scanned("--syn", "-p", "-", ScanNetwork.TARGET4))
                    .isEqualTo(network.nmapped("-sS", "-p-", ScanNetwork.TARGET4));
        }
    }
}
