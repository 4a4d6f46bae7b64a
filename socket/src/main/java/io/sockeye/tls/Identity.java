package io.sockeye.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who somebody is: a private key and the certificate that says whose it is, with those that say so of the certificate.
///
/// Immutable. No text that it gives has anything of the key in it.
public final class Identity {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private Identity(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    // ---- making ----

    /// A new one, for development: a P-256 key with a certificate that it signs itself, valid for 90 days, for a server and a client.
    ///
    /// Nobody trusts it but who is told so: `Tls.client().trust(identity.certificate())`, or `curl --cacert` with the file of [#writePem].
    ///
    /// @param hosts names, patterns such as `*.example.org`, IP addresses; one at least
    /// @return the identity
    /// @throws IllegalArgumentException if one is neither a name nor an address
    public static Identity selfSigned(String... hosts) {
        if (hosts.length == 0) throw new IllegalArgumentException("there is no host");
        return SelfSigned.identity(Arrays.stream(hosts).map(Host::pattern).toList());
    }

    /// A key that is there already, perhaps in a device that keeps it.
    ///
    /// @param key of the first certificate
    /// @param chain the certificate, and after it those of who signed it, each signed by the next; the root may be left out
    /// @return the identity
    /// @throws IllegalArgumentException if the key is not that of the certificate, or a certificate is not signed by the next: not all peers put
    ///     them into order, nor leave out what does not belong to it
    public static Identity of(PrivateKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) throw new IllegalArgumentException("there is no certificate");
        requireOwn(key, chain);
        for (int i = 1; i < chain.size(); i++) {
            if (!Diagnosis.isSignedBy(chain.get(i - 1), chain.get(i)))
                throw new IllegalArgumentException(
                        "certificate %d of the chain, %s, is not signed by the next, %s"
                                .formatted(i, name(chain.get(i - 1)), name(chain.get(i))));
        }
        return new Identity(key, List.copyOf(chain));
    }

    private static void requireOwn(PrivateKey key, List<X509Certificate> chain) {
        if (belongs(key, chain.getFirst())) return;
        for (int i = 1; i < chain.size(); i++) {
            if (belongs(key, chain.get(i)))
                throw new IllegalArgumentException(
                        "the key is that of certificate %d of the chain, %s, which has to be the first"
                                .formatted(i + 1, name(chain.get(i))));
        }
        throw new IllegalArgumentException(
                "the key is not that of the certificate " + name(chain.getFirst()));
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /// Files in PEM, as openssl and certbot write them.
    ///
    /// @param chain the certificate, and after it those of who signed it, each signed by the next
    /// @param key PKCS#8 (`PRIVATE KEY`), PKCS#1 (`RSA PRIVATE KEY`) or SEC 1 (`EC PRIVATE KEY`); it may be the same file. RSA, RSASSA-PSS, EC
    ///     with a named curve, Ed25519, Ed448. Of several keys it is the one that belongs to the certificate.
    /// @return the identity
    /// @throws IOException if a file cannot be read, or does not hold what it should: the text names it and says what
    public static Identity fromPem(Path chain, Path key) throws IOException {
        return read(chain, key, null);
    }

    /// Files in PEM, of which the key is encrypted: PKCS#8 (`ENCRYPTED PRIVATE KEY`).
    ///
    /// @param chain the certificate, and after it those of who signed it
    /// @param key as in [#fromPem(Path, Path)], encrypted or not
    /// @param password stays the caller's to clear
    /// @return the identity
    /// @throws IOException if a file cannot be read, does not hold what it should, or the password is wrong: the text names it and says what
    public static Identity fromPem(Path chain, Path key, char[] password) throws IOException {
        return read(chain, key, password);
    }

    private static Identity read(Path chain, Path key, char @Nullable [] password)
            throws IOException {
        var certificates = certificates(chain);
        PrivateKey secret;
        var text = Files.readString(key, StandardCharsets.ISO_8859_1);
        try {
            secret = PrivateKeys.parse(text, password, each -> belongs(each, certificates));
        } catch (IOException e) {
            throw new IOException(key + ": " + e.getMessage(), e);
        }
        try {
            return of(secret, certificates);
        } catch (IllegalArgumentException e) {
            throw new IOException(key + ": " + e.getMessage() + " in " + chain, e);
        }
    }

    private static List<X509Certificate> certificates(Path chain) throws IOException {
        var text = Files.readString(chain, StandardCharsets.ISO_8859_1);
        try {
            return certificates(text);
        } catch (IOException e) {
            throw new IOException(chain + ": " + e.getMessage(), e);
        }
    }

    /// Texts in PEM, from wherever secrets come.
    ///
    /// @param chain as in [#fromPem(Path, Path)]
    /// @param key as in [#fromPem(Path, Path)]
    /// @return the identity
    /// @throws IOException if they do not hold what they should
    public static Identity parsePem(String chain, String key) throws IOException {
        return parsed(chain, key, null);
    }

    /// The same with an encrypted key.
    ///
    /// @param chain as in [#fromPem(Path, Path)]
    /// @param key PKCS#8, encrypted or not
    /// @param password stays the caller's to clear
    /// @return the identity
    /// @throws IOException if they do not hold what they should, or the password is wrong
    public static Identity parsePem(String chain, String key, char[] password) throws IOException {
        return parsed(chain, key, password);
    }

    private static Identity parsed(String chain, String key, char @Nullable [] password)
            throws IOException {
        var certificates = certificates(chain);
        try {
            return of(
                    PrivateKeys.parse(key, password, each -> belongs(each, certificates)),
                    certificates);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// An entry of a KeyStore: PKCS#12, JKS, PKCS#11.
    ///
    /// @param store loaded
    /// @param alias which entry
    /// @param password of the entry; stays the caller's to clear
    /// @return the identity
    /// @throws IOException if there is no such entry, it is no key with certificates, or the password is wrong
    public static Identity fromKeyStore(KeyStore store, String alias, char[] password)
            throws IOException {
        try {
            Key key = store.getKey(alias, password);
            var chain = store.getCertificateChain(alias);
            if (!(key instanceof PrivateKey secret) || chain == null)
                throw new IOException(
                        "the KeyStore has no private key with certificates under " + alias);
            return of(secret, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("entry " + alias + " of the KeyStore: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(String text) throws IOException {
        var blocks = Pem.parse(text);
        var chain = new ArrayList<X509Certificate>();
        for (var block : blocks) {
            if (!block.label().equals("CERTIFICATE")) continue;
            try {
                var parsed =
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(new ByteArrayInputStream(block.der()));
                chain.add((X509Certificate) parsed);
            } catch (CertificateException e) {
                throw new IOException(
                        "certificate %d is damaged: %s".formatted(chain.size() + 1, e.getMessage()),
                        e);
            }
        }
        if (chain.isEmpty())
            throw new IOException("there is no certificate in it" + PrivateKeys.found(blocks));
        return chain;
    }

    private static boolean belongs(PrivateKey key, List<X509Certificate> chain) {
        return belongs(key, chain.getFirst());
    }

    /// A signature of one is good for the other.
    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        var kind = certificate.getPublicKey().getAlgorithm();
        try {
            var proof = "io.sockeye.tls".getBytes(StandardCharsets.US_ASCII);
            var signing = signature(kind);
            signing.initSign(key);
            signing.update(proof);
            var signed = signing.sign();
            var verifying = signature(kind);
            verifying.initVerify(certificate.getPublicKey());
            verifying.update(proof);
            return verifying.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static Signature signature(String kind) throws GeneralSecurityException {
        var signature =
                Signature.getInstance(
                        switch (kind) {
                            case "RSA" -> "SHA256withRSA";
                            case "EC" -> "SHA256withECDSA";
                            default -> kind; // EdDSA, RSASSA-PSS
                        });
        if (kind.equals("RSASSA-PSS"))
            signature.setParameter(
                    new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    // ---- asking ----

    /// The certificate.
    ///
    /// @return the first of the chain
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// The certificate and those that say so of it.
    ///
    /// @return as it is shown to a peer
    public List<X509Certificate> chain() {
        return chain;
    }

    /// The SHA-256 of the certificate, for [TlsClient#pin(String...)], and to be compared by people.
    ///
    /// @return 32 bytes in hex with colons, as `openssl x509 -fingerprint -sha256` prints them
    public String fingerprint() {
        try {
            var hash = Pins.sha256(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("certificate of " + this, e);
        }
    }

    PrivateKey key() {
        return key;
    }

    /// Whether one of these authorities is in the chain; none means any.
    boolean isIssuedBy(List<Principal> issuers) {
        return issuers.isEmpty()
                || chain.stream().anyMatch(each -> issuers.contains(each.getIssuerX500Principal()));
    }

    /// Writes it as files in PEM, for other programs. The key is not encrypted: its file is made for its owner alone (mode 0600).
    ///
    /// @param chain the certificates; what was there before is overwritten
    /// @param key the key (PKCS#8); there must be no such file yet
    /// @throws java.nio.file.FileAlreadyExistsException if there is a file for the key
    /// @throws IOException if the key cannot leave the device that it is in, or the files cannot be written
    public void writePem(Path chain, Path key) throws IOException {
        var encoded = this.key.getEncoded();
        if (encoded == null) throw new IOException("the key cannot leave the device that it is in");
        var certificates = new StringBuilder();
        try {
            for (var each : this.chain)
                certificates.append(Pem.write("CERTIFICATE", each.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate cannot be written", e);
        }
        var owner =
                PosixFilePermissions.asFileAttribute(
                        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        try (var file =
                Files.newByteChannel(
                        key,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        owner)) {
            var text =
                    ByteBuffer.wrap(
                            Pem.write("PRIVATE KEY", encoded).getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) file.write(text);
        }
        Files.writeString(chain, certificates);
    }

    /// `Identity[CN=localhost, until 2026-01-01T00:00:00Z]`: the name and the time of the certificate.
    @Override
    public String toString() {
        return "Identity[%s, until %s]"
                .formatted(name(certificate()), certificate().getNotAfter().toInstant());
    }
}
