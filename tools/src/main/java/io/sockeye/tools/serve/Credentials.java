package io.sockeye.tools.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one user who is let in, RFC 7617. What a client says is compared by digests of one length, in a time that does not tell how much
/// of it was right.
final class Credentials {
    /// Where the password stands that is on no command line.
    static final String VARIABLE = "SOCKEYE_PASSWORD";

    private final String user;
    private final byte[] digest;

    private Credentials(String user, String password) {
        this.user = user;
        digest = sha256((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /// Reads `USER:PASSWORD`, `USER:@FILE` (its first line), or `USER` with the password in the environment.
    static Credentials of(String text, Map<String, String> environment) throws IOException {
        int colon = text.indexOf(':');
        var user = colon < 0 ? text : text.substring(0, colon);
        var password = colon < 0 ? environment.get(VARIABLE) : text.substring(colon + 1);
        if (password != null && colon >= 0 && password.startsWith("@")) {
            var content = Files.readString(Path.of(password.substring(1)));
            int end = content.indexOf('\n');
            password = (end < 0 ? content : content.substring(0, end)).stripTrailing();
        }
        if (user.isEmpty() || password == null || password.isEmpty())
            throw new IllegalArgumentException(
                    "--auth wants USER:PASSWORD, USER:@FILE, or USER with the password in "
                            + VARIABLE);
        return new Credentials(user, password);
    }

    String user() {
        return user;
    }

    /// Whether a client may come in.
    ///
    /// @param field the value of Authorization
    boolean admit(@Nullable String field) {
        if (field == null || !field.regionMatches(true, 0, "Basic ", 0, 6)) return false;
        try {
            byte[] said = Base64.getDecoder().decode(field.substring(6).strip());
            return MessageDigest.isEqual(sha256(said), digest);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
