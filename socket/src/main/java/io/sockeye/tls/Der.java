package io.sockeye.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// As much of ASN.1's distinguished encoding (X.690) as a certificate and the older envelopes of keys need.
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTF8_STRING = 0x0C;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private Der() {}

    // ---- writing ----

    static byte[] value(int tag, byte[]... contents) {
        var body = new ByteArrayOutputStream();
        for (var content : contents) body.writeBytes(content);
        var all = new ByteArrayOutputStream();
        all.write(tag);
        int length = body.size();
        if (length < 0x80) {
            all.write(length);
        } else {
            var bytes = BigInteger.valueOf(length).toByteArray();
            int sign = bytes[0] == 0 ? 1 : 0;
            all.write(0x80 | (bytes.length - sign));
            all.write(bytes, sign, bytes.length - sign);
        }
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    static byte[] sequence(byte[]... contents) {
        return value(SEQUENCE, contents);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] text(int tag, String text) {
        return value(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    /// `1.2.840.10045.4.3.2`.
    static byte[] identifier(String dotted) {
        var arcs = Arrays.stream(dotted.split("[.]")).mapToInt(Integer::parseInt).toArray();
        var body = new ByteArrayOutputStream();
        body.write(arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arcs[i] >>> shift != 0) body.write(0x80 | (arcs[i] >>> shift & 0x7F));
            }
            body.write(arcs[i] & 0x7F);
        }
        return value(OBJECT_IDENTIFIER, body.toByteArray());
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    // ---- reading ----

    /// Reads values one after the other, and never past the end.
    static final class Reader {
        private final byte[] data;
        private final int end;
        private int at;

        Reader(byte[] data) {
            this.data = data;
            this.end = data.length;
        }

        boolean hasMore() {
            return at < end;
        }

        int tag() throws IOException {
            return byteAt(at);
        }

        /// The content of the next value.
        byte[] read(int tag) throws IOException {
            if (tag() != tag) throw new IOException("not the DER that it should be, at byte " + at);
            int start = at++;
            int length = byteAt(at++);
            if (length >= 0x80) {
                int count = length & 0x7F;
                if (count == 0 || count > 3)
                    throw new IOException("a length of DER that is no length, at byte " + start);
                length = 0;
                for (int i = 0; i < count; i++) length = length << 8 | byteAt(at++);
            }
            if (length > end - at)
                throw new IOException("a value of DER goes past its end, at byte " + start);
            at += length;
            return Arrays.copyOfRange(data, at - length, at);
        }

        private int byteAt(int index) throws IOException {
            if (index >= end) throw new IOException("DER that is cut, at byte " + index);
            return Byte.toUnsignedInt(data[index]);
        }
    }
}
