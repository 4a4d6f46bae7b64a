package io.sockeye.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InternetChecksumTest {
    /// RFC 1071 section 3.
    @Test
    void theExampleOfTheRfc() {
        var data = ByteBuffer.wrap(HexFormat.of().parseHex("0001f203f4f5f6f7"));
        assertThat(InternetChecksum.sum(data)).isEqualTo(0xddf2);
        assertThat(InternetChecksum.of(data)).isEqualTo(0x220d);
    }

    @Test
    void anyBytesInAnyOrderOfTheBuffer() {
        var random = new Random(1071);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            int expected = slow(bytes);
            var data = ByteBuffer.wrap(bytes);
            assertThat(InternetChecksum.sum(data)).isEqualTo(expected);
            assertThat(InternetChecksum.sum(data.order(ByteOrder.LITTLE_ENDIAN)))
                    .isEqualTo(expected);
            int half = bytes.length / 2 & ~1;
            int first = InternetChecksum.sum(data.slice(0, half));
            assertThat(InternetChecksum.sum(data.slice(half, bytes.length - half), first))
                    .isEqualTo(expected);
            assertThat(data.position()).isZero();
        }
    }

    private static int slow(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
            if (sum > 0xffff) sum = (sum & 0xffff) + 1;
        }
        return sum;
    }

    @Test
    void allOnesOverAndOverStayAllOnes() {
        var data = ByteBuffer.allocate(1 << 20);
        while (data.hasRemaining()) data.put((byte) -1);
        assertThat(InternetChecksum.sum(data.flip())).isEqualTo(0xffff);
    }

    /// A datagram of UDP from 192.0.2.1 to 192.0.2.2.
    @Test
    void thePseudoHeader() {
        var udp = ByteBuffer.wrap(HexFormat.of().parseHex("13881389000a0000" + "6869"));
        int header =
                InternetChecksum.pseudoHeader(
                        ByteBuffer.wrap(new byte[] {(byte) 192, 0, 2, 1}),
                        ByteBuffer.wrap(new byte[] {(byte) 192, 0, 2, 2}),
                        17,
                        udp.remaining());
        // c000 + 0201 + c000 + 0202 + 0011 + 000a + 1388 + 1389 + 000a + 6869 = 213a2
        assertThat(InternetChecksum.sum(udp, header)).isEqualTo(0x13a4);
    }
}
