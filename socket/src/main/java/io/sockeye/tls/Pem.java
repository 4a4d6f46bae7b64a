package io.sockeye.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// One block of a text of PEM, RFC 7468.
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]+)-----\\s*(.*?)-----END \\1-----", Pattern.DOTALL);

    private final String label;
    private final byte[] der;

    private Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    /// `CERTIFICATE`.
    String label() {
        return label;
    }

    /// Its bytes, which are not copied.
    byte[] der() {
        return der;
    }

    /// All blocks; what stands between them is text for people.
    static List<Pem> parse(String text) throws IOException {
        var blocks = new ArrayList<Pem>();
        var block = BLOCK.matcher(text);
        while (block.find()) {
            var label = block.group(1);
            var body = block.group(2);
            if (body.startsWith("Proc-Type:"))
                throw new IOException(
                        "the key is encrypted in the old way of OpenSSL, which is weak; `openssl pkcs8 -topk8` makes a better one of it");
            try {
                blocks.add(new Pem(label, Base64.getDecoder().decode(body.replaceAll("\\s", ""))));
            } catch (IllegalArgumentException e) {
                // The text may be a key: nothing of it goes into the exception.
                throw new IOException("the block " + label + " is not base64");
            }
        }
        return blocks;
    }

    static String write(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }

    /// The label alone: the bytes may be a key.
    @Override
    public String toString() {
        return "Pem[" + label + "]";
    }
}
