package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.wire.dns.DnsMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScanPayloadsTest {
    @Test
    void noneIsTooLongAndMostPortsGetNone() {
        int without = 0;
        for (int port = 0; port < 65_536; port++) {
            int length = Payloads.of(port, 0x12345678).length;
            assertThat(length).isLessThanOrEqualTo(Payloads.LONGEST);
            if (length == 0) without++;
        }
        assertThat(without).isGreaterThan(65_500);
    }

    @Test
    void questionsOfDnsAreQuestions() throws Exception {
        var query = DnsMessage.parse(ByteBuffer.wrap(Payloads.of(53, 0xabcd)));
        assertThat(query.id()).isEqualTo(0xabcd);
        assertThat(query.questions()).hasSize(1);
        assertThat(DnsMessage.parse(ByteBuffer.wrap(Payloads.of(5353, 1))).id()).isZero();
    }

    /// Lengths that a document gives, or that stand in the message itself.
    @Test
    void lengthsAreRight() {
        assertThat(Payloads.of(123, 0)).hasSize(48);
        assertThat(Payloads.of(137, 0)).hasSize(50);
        assertThat(Payloads.of(111, 0)).hasSize(40);
        assertThat(Payloads.of(443, 0)).hasSize(1200);
        assertThat(Payloads.of(3478, 0)).hasSize(20);
        for (int port : new int[] {161, 389}) {
            var message = Payloads.of(port, 0); // BER: a sequence and its length
            assertThat(message[0]).isEqualTo((byte) 0x30);
            assertThat(message[1]).isEqualTo((byte) (message.length - 2));
        }
        var ike = ByteBuffer.wrap(Payloads.of(500, 7));
        assertThat(ike.getInt(24)).isEqualTo(ike.remaining());
        var sip = new String(Payloads.of(5060, 7), StandardCharsets.ISO_8859_1);
        assertThat(sip).startsWith("OPTIONS ").endsWith("\r\n\r\n");
    }
}
