package io.sockeye.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ip4OptionTest {
    /// What `ping -R` got back, from the captured frames.
    private static final String ROUTE =
            "010727180a0700010a0800fe0a0800030a0800030a0700fe" + "00".repeat(16);

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void aRecordedRoute() throws Exception {
        var options = Ip4Option.parse(bytes(ROUTE));
        assertThat(options).extracting(Ip4Option::type).containsExactly(1, Ip4Option.RECORD_ROUTE);
        assertThat(options.getLast().route())
                .extracting(Inet4Address::getHostAddress)
                .containsExactly("10.7.0.1", "10.8.0.254", "10.8.0.3", "10.8.0.3", "10.7.0.254");
        assertThat(Ip4Option.join(options)).isEqualTo(bytes(ROUTE));
    }

    @Test
    void anAlertWithAnEnd() throws Exception {
        var options = Ip4Option.parse(bytes("94040000" + "01" + "00" + "ffff"));
        assertThat(options)
                .containsExactly(
                        new Ip4Option(Ip4Option.ROUTER_ALERT, bytes("0000")),
                        new Ip4Option(Ip4Option.NO_OPERATION, bytes("")))
                .hasToString("[IPv4 option 148: 0000, IPv4 option 1]");
        assertThat(Ip4Option.join(options)).isEqualTo(bytes("9404000001000000"));
        assertThat(Ip4Option.join(List.of())).isEqualTo(bytes(""));
    }

    @ParameterizedTest
    @CsvSource({
        "07, 1, '1 bytes wanted, 0 left'",
        "0701, 2, an option of 1 bytes",
        "0107, 2, '1 bytes wanted, 0 left'",
        "070400, 2, '2 bytes wanted, 1 left'",
    })
    void whatIsWrongIsNamed(String hex, int offset, String reason) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> Ip4Option.parse(bytes(hex)))
                .withMessage("IPv4 options at byte %d: %s", offset, reason);
    }

    @Test
    void whatIsNoRouteIsRefused() {
        for (var hex : List.of("", "03", "05", "08", "0c01020304"))
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> new Ip4Option(131, bytes(hex)).route());
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> new Ip4Option(68, bytes("04")).route())
                .withMessageContaining("option 68 is no route");
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> Ip4Option.parse(ByteBuffer.allocate(41)));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ip4Option(0, bytes("")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ip4Option(1, bytes("00")))
                .withMessageContaining("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ip4Option(7, ByteBuffer.allocate(39)))
                .withMessageContaining("39");
        var long1 = new Ip4Option(7, ByteBuffer.allocate(30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ip4Option.join(List.of(long1, long1)))
                .withMessageContaining("64");
    }
}
