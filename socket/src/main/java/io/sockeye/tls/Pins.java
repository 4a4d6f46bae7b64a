package io.sockeye.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The certificates that a peer may have, by their SHA-256 or by that of their public key.
///
/// Only the peer's own counts: whatever else it sends may be anybody's.
///
/// @param certificates in small hex
/// @param keys in base64
record Pins(List<String> certificates, List<String> keys) {
    private static final String KEY = "sha256/";
    private static final int HASH_LENGTH = 32;
    private static final int HASH_DIGITS = 43; // in base64, without the = at the end

    /// What `openssl x509 -fingerprint -sha256` prints before the hash.
    private static final String OPENSSL = "(?i)^sha256 fingerprint=";

    static Pins parse(String... fingerprints) {
        var certificates = new java.util.ArrayList<String>();
        var keys = new java.util.ArrayList<String>();
        for (var fingerprint : fingerprints) {
            if (fingerprint.startsWith(KEY)) keys.add(base64(fingerprint));
            else certificates.add(hex(fingerprint));
        }
        return new Pins(List.copyOf(certificates), List.copyOf(keys));
    }

    private static String base64(String fingerprint) {
        var text = fingerprint.substring(KEY.length());
        // One slash more is curl's; but a hash may begin with one.
        if (text.startsWith("/") && text.replace("=", "").length() > HASH_DIGITS)
            text = text.substring(1);
        try {
            var hash = Base64.getDecoder().decode(text);
            if (hash.length == HASH_LENGTH) return Base64.getEncoder().encodeToString(hash);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pin " + fingerprint + " is not base64", e);
        }
        throw new IllegalArgumentException("pin " + fingerprint + " is no SHA-256");
    }

    private static String hex(String fingerprint) {
        var text = fingerprint.replaceFirst(OPENSSL, "").replace(":", "").toLowerCase(Locale.ROOT);
        if (!text.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException(
                    "pin "
                            + fingerprint
                            + " is neither the SHA-256 of a certificate in hex nor sha256/ and that of a key in base64");
        return text;
    }

    void check(X509Certificate certificate) throws Refusal {
        if (certificates.isEmpty() && keys.isEmpty()) return;
        var key = "";
        var hash = "";
        try {
            hash = HexFormat.of().formatHex(sha256(certificate.getEncoded()));
            key =
                    Base64.getEncoder()
                            .encodeToString(sha256(certificate.getPublicKey().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw refusal(certificate, "the certificate cannot be read", e);
        }
        if (certificates.contains(hash) || keys.contains(key)) return;
        var text =
                "certificate %s, SHA-256 %s, is none of the %d pinned ones"
                        .formatted(
                                certificate.getSubjectX500Principal().getName(),
                                hash,
                                certificates.size() + keys.size());
        throw refusal(certificate, text, null);
    }

    private static Refusal refusal(
            X509Certificate certificate,
            String text,
            @org.jspecify.annotations.Nullable Throwable cause) {
        return new Refusal(CertificateFault.WRONG_PIN, certificate, text, cause);
    }

    static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
