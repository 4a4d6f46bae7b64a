package io.sockeye.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// Private keys out of PEM, in every envelope that openssl writes.
final class PrivateKeys {
    private static final byte[] VERSION_0 = Der.integer(BigInteger.ZERO);
    private static final byte[] EC = Der.identifier("1.2.840.10045.2.1");
    private static final byte[] RSA = Der.identifier("1.2.840.113549.1.1.1");
    private static final byte[] NULL = Der.hex("0500");

    /// What the JDK calls the kinds of keys, by the content of their object identifiers.
    private static final Map<String, String> ALGORITHMS =
            Map.of(
                    "2a864886f70d010101", "RSA",
                    "2a864886f70d01010a", "RSASSA-PSS",
                    "2a8648ce3d0201", "EC",
                    "2b6570", "Ed25519",
                    "2b6571", "Ed448");

    private static final String STRANGE_SEAL =
            "the key is encrypted in a way that is not supported by the JDK, as scrypt is not: convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc`";

    private PrivateKeys() {}

    /// The key of a text; of several the one that belongs to the certificate.
    ///
    /// @param password of an encrypted key; null for one that is not
    /// @param belongs whether a key does
    /// @return that one; if there is none, another
    static PrivateKey parse(String text, char @Nullable [] password, Predicate<PrivateKey> belongs)
            throws IOException {
        var blocks = Pem.parse(text);
        byte[] curve = new byte[0];
        PrivateKey other = null;
        IOException unreadable = null;
        for (var block : blocks) {
            if (block.label().equals("EC PARAMETERS")) curve = block.der();
            try {
                var key = key(block, curve, password);
                if (key == null) continue;
                if (belongs.test(key)) return key;
                other = key;
            } catch (IOException e) {
                if (unreadable == null) unreadable = e; // another may be the one
            }
        }
        if (unreadable != null) throw unreadable;
        if (other != null) return other;
        throw new IOException("there is no private key in it" + found(blocks));
    }

    private static @Nullable PrivateKey key(Pem block, byte[] curve, char @Nullable [] password)
            throws IOException {
        var der = block.der();
        return switch (block.label()) {
            case "PRIVATE KEY" -> pkcs8(der);
            case "ENCRYPTED PRIVATE KEY" -> pkcs8(decrypt(der, password));
            case "RSA PRIVATE KEY" -> pkcs8(envelope(RSA, NULL, der));
            case "EC PRIVATE KEY" -> pkcs8(envelope(EC, curve(der, curve), der));
            default -> null; // a certificate in the same file
        };
    }

    static String found(List<Pem> blocks) {
        return blocks.isEmpty()
                ? ", nor anything else in PEM"
                : ", only " + blocks.stream().map(Pem::label).distinct().toList();
    }

    /// RFC 5208.
    private static byte[] envelope(byte[] algorithm, byte[] parameters, byte[] key) {
        return Der.sequence(
                VERSION_0, Der.sequence(algorithm, parameters), Der.value(Der.OCTET_STRING, key));
    }

    /// The curve that an ECPrivateKey names, RFC 5915; or that of the block before it.
    private static byte[] curve(byte[] key, byte[] before) throws IOException {
        var fields = new Der.Reader(new Der.Reader(key).read(Der.SEQUENCE));
        fields.read(Der.INTEGER);
        fields.read(Der.OCTET_STRING);
        if (fields.hasMore() && fields.tag() == 0xA0) return fields.read(0xA0);
        if (before.length == 0) throw new IOException("the EC key does not say its curve");
        return before;
    }

    private static PrivateKey pkcs8(byte[] der) throws IOException {
        var fields = new Der.Reader(new Der.Reader(der).read(Der.SEQUENCE));
        fields.read(Der.INTEGER);
        var kind = new Der.Reader(fields.read(Der.SEQUENCE));
        var algorithm = ALGORITHMS.get(HexFormat.of().formatHex(kind.read(Der.OBJECT_IDENTIFIER)));
        if (algorithm == null)
            throw new IOException(
                    "the key is of a kind that TLS does not use, or the JDK does not know");
        if (algorithm.equals("EC") && kind.hasMore() && kind.tag() == Der.SEQUENCE)
            throw new IOException(
                    "the EC key has explicit parameters, and the JDK knows curves by their names: convert it with `openssl ec -param_enc named_curve`");
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IOException("the " + algorithm + " key is damaged: " + e.getMessage(), e);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static byte[] decrypt(byte[] der, char @Nullable [] password) throws IOException {
        if (password == null)
            throw new IOException("the key is encrypted, and no password is given");
        var phrase = new PBEKeySpec(password);
        try {
            var sealed = sealed(der);
            // Of PBES2 the parameters know the name that the JDK has for the whole.
            var parameters = sealed.getAlgParameters();
            var name =
                    sealed.getAlgName().matches("PBES2|1\\.2\\.840\\.113549\\.1\\.5\\.13")
                            ? parameters.toString()
                            : sealed.getAlgName();
            var secret = SecretKeyFactory.getInstance(name).generateSecret(phrase);
            var cipher = Cipher.getInstance(name);
            cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
            return sealed.getKeySpec(cipher).getEncoded();
        } catch (NoSuchAlgorithmException | NoSuchPaddingException e) {
            throw new IOException(STRANGE_SEAL, e);
        } catch (GeneralSecurityException e) {
            throw new IOException("the password does not open the key", e);
        } finally {
            phrase.clearPassword();
        }
    }

    /// RFC 5958. Where all is there and the JDK fails, it is at the parameters.
    private static EncryptedPrivateKeyInfo sealed(byte[] der) throws IOException {
        var fields = new Der.Reader(new Der.Reader(der).read(Der.SEQUENCE));
        fields.read(Der.SEQUENCE);
        fields.read(Der.OCTET_STRING);
        try {
            return new EncryptedPrivateKeyInfo(der);
        } catch (IOException e) {
            throw new IOException(STRANGE_SEAL, e);
        }
    }
}
