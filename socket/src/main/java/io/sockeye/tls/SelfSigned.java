package io.sockeye.tls;

import io.sockeye.address.IpSocketAddress;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Writes a certificate that its own key signs, RFC 5280.
final class SelfSigned {
    static final int DAYS = 90;

    /// A clock that is a little behind is no reason to refuse it.
    private static final int MINUTES_BEFORE = 5;

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Since 2050 the years have four digits, RFC 5280, 4.1.2.5.
    private static final Instant FOUR_DIGITS = Instant.parse("2050-01-01T00:00:00Z");

    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
    private static final byte[] TRUE = Der.hex("0101ff");
    private static final byte[] DIGITAL_SIGNATURE = Der.hex("03020780");
    private static final byte[] SERVER_AUTH = Der.identifier("1.3.6.1.5.5.7.3.1");
    private static final byte[] CLIENT_AUTH = Der.identifier("1.3.6.1.5.5.7.3.2");

    private static final int LONGEST_NAME = 64; // of a subject, RFC 5280, appendix A

    private SelfSigned() {}

    static Identity identity(List<Host> hosts) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var body = body(hosts, keys.getPublic());
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            var certificate =
                    Der.sequence(
                            body,
                            ECDSA_SHA256,
                            Der.value(Der.BIT_STRING, new byte[1], signature.sign()));
            var parsed =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(certificate));
            return Identity.of(keys.getPrivate(), List.of((X509Certificate) parsed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot make a P-256 certificate", e);
        }
    }

    private static byte[] body(List<Host> hosts, PublicKey key) throws GeneralSecurityException {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var name = name(hosts.getFirst().text());
        return Der.sequence(
                Der.value(0xA0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(new BigInteger(126, new SecureRandom()).setBit(126)),
                ECDSA_SHA256,
                name,
                Der.sequence(
                        time(now.minus(MINUTES_BEFORE, ChronoUnit.MINUTES)),
                        time(now.plus(DAYS, ChronoUnit.DAYS))),
                name,
                key.getEncoded(),
                Der.value(0xA3, Der.sequence(extensions(hosts, key))));
    }

    private static byte[] name(String host) {
        var common = host.length() > LONGEST_NAME ? host.substring(0, LONGEST_NAME) : host;
        var attribute = Der.sequence(Der.identifier("2.5.4.3"), Der.text(Der.UTF8_STRING, common));
        return Der.sequence(Der.value(Der.SET, attribute));
    }

    private static byte[] time(Instant time) {
        return time.isBefore(FOUR_DIGITS)
                ? Der.text(Der.UTC_TIME, UTC_TIME.format(time))
                : Der.text(Der.GENERALIZED_TIME, GENERALIZED_TIME.format(time));
    }

    private static byte[] extensions(List<Host> hosts, PublicKey key)
            throws GeneralSecurityException {
        var identifier =
                Der.value(
                        Der.OCTET_STRING,
                        MessageDigest.getInstance("SHA-1").digest(key.getEncoded()));
        var names = hosts.stream().map(SelfSigned::alternative).toArray(byte[][]::new);
        return Stream.of(
                        extension("2.5.29.19", true, Der.sequence()), // it is no authority
                        extension("2.5.29.15", true, DIGITAL_SIGNATURE),
                        extension("2.5.29.37", false, Der.sequence(SERVER_AUTH, CLIENT_AUTH)),
                        extension("2.5.29.17", false, Der.sequence(names)),
                        extension("2.5.29.14", false, identifier))
                .reduce(new byte[0], SelfSigned::joined);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var all = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static byte[] extension(String identifier, boolean critical, byte[] value) {
        var octets = Der.value(Der.OCTET_STRING, value);
        return critical
                ? Der.sequence(Der.identifier(identifier), TRUE, octets)
                : Der.sequence(Der.identifier(identifier), octets);
    }

    /// dNSName or iPAddress, RFC 5280, 4.2.1.6.
    private static byte[] alternative(Host host) {
        return host.address()
                .map(IpSocketAddress::host)
                .map(address -> Der.value(0x87, address.getAddress()))
                .orElseGet(() -> Der.text(0x82, host.text()));
    }
}
