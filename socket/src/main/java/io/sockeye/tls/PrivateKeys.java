package io.sockeye.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
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

    private PrivateKeys() {}

    /// The key of a text.
    ///
    /// @param password of an encrypted key; null for one that is not
    static PrivateKey parse(String text, char @Nullable [] password) throws IOException {
        var blocks = Pem.parse(text);
        byte[] curve = new byte[0];
        for (var block : blocks) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return pkcs8(block.der());
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return pkcs8(decrypt(block.der(), password));
                }
                case "RSA PRIVATE KEY" -> {
                    return pkcs8(envelope(RSA, NULL, block.der()));
                }
                case "EC PRIVATE KEY" -> {
                    return pkcs8(envelope(EC, curve(block.der(), curve), block.der()));
                }
                case "EC PARAMETERS" -> curve = block.der();
                default -> {} // a certificate in the same file
            }
        }
        throw new IOException("there is no private key in it" + found(blocks));
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
        var identifier = new Der.Reader(fields.read(Der.SEQUENCE)).read(Der.OBJECT_IDENTIFIER);
        var algorithm = ALGORITHMS.get(HexFormat.of().formatHex(identifier));
        if (algorithm == null)
            throw new IOException(
                    "the key is of a kind that TLS does not use, or the JDK does not know");
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
            var sealed = new EncryptedPrivateKeyInfo(der);
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
        } catch (GeneralSecurityException e) {
            throw new IOException("the password does not open the key", e);
        } finally {
            phrase.clearPassword();
        }
    }
}
