package io.sockeye.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Finds out why a certificate is refused. By types: the texts of the JDK are for people.
final class Diagnosis {
    /// NIST SP 800-57 part 1 has no use for less.
    private static final int RSA_BITS = 2048;

    private Diagnosis() {}

    /// What is wrong with the peer's own certificate, whoever has signed it.
    ///
    /// @param host whom it has to be for; null if that does not matter
    static void examine(X509Certificate leaf, Usage usage, @Nullable Host host) throws Refusal {
        requireInTime(leaf, null);
        if (!usage.isAllowed(leaf))
            throw new Refusal(
                    CertificateFault.WRONG_USAGE,
                    leaf,
                    name(leaf) + " may not be used for " + usage,
                    null);
        if (host == null || Names.of(leaf).cover(host)) return;
        throw new Refusal(
                host.isName() ? CertificateFault.WRONG_HOST : CertificateFault.WRONG_ADDRESS,
                leaf,
                "%s is for %s, not for %s".formatted(name(leaf), Names.of(leaf), host),
                null);
    }

    /// What is wrong with the way to a root that the JDK has found good: it lets pass RSA keys of 1024 bits, and roots that have expired.
    ///
    /// Beyond the first that a root has signed a server may send whatever it likes.
    static void examine(X509Certificate[] chain, X509ExtendedTrustManager platform) throws Refusal {
        var roots = platform.getAcceptedIssuers();
        for (var certificate : chain) {
            requireStrong(certificate);
            var issuers =
                    Arrays.stream(roots)
                            .filter(root ->
                                    root.equals(certificate)
                                            || root.getSubjectX500Principal()
                                                    .equals(certificate.getIssuerX500Principal()))
                            .toList();
            if (issuers.isEmpty()) continue;
            // There may be a newer one with the same name.
            if (issuers.stream().noneMatch(Diagnosis::isInTime))
                requireInTime(issuers.getFirst(), null);
            return;
        }
    }

    private static void requireStrong(X509Certificate certificate) throws Refusal {
        if (certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < RSA_BITS)
            throw new Refusal(
                    CertificateFault.WEAK,
                    certificate,
                    "%s has an RSA key of %d bits, less than %d"
                            .formatted(name(certificate), key.getModulus().bitLength(), RSA_BITS),
                    null);
    }

    private static boolean isInTime(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static void requireInTime(X509Certificate certificate, @Nullable Throwable cause)
            throws Refusal {
        try {
            certificate.checkValidity();
        } catch (CertificateExpiredException e) {
            throw new Refusal(
                    CertificateFault.EXPIRED,
                    certificate,
                    name(certificate) + " expired at " + certificate.getNotAfter().toInstant(),
                    cause == null ? e : cause);
        } catch (CertificateNotYetValidException e) {
            throw new Refusal(
                    CertificateFault.NOT_YET_VALID,
                    certificate,
                    name(certificate)
                            + " is not valid before "
                            + certificate.getNotBefore().toInstant(),
                    cause == null ? e : cause);
        }
    }

    /// What the JDK has refused.
    static Refusal of(
            X509Certificate[] chain,
            X509ExtendedTrustManager platform,
            Usage usage,
            @Nullable Host host,
            CertificateException said) {
        try {
            var stated = validation(said);
            if (stated != null
                    && stated.getReason() != BasicReason.UNSPECIFIED
                    && !hasBorrowedName(stated, chain[0])) return of(stated, chain, said);
            for (var certificate : chain) requireInTime(certificate, said);
            var link = brokenLink(chain, platform);
            if (link != null) return link.with(said);
            examine(chain[0], usage, host);
        } catch (Refusal refusal) {
            return refusal;
        }
        return new Refusal(
                CertificateFault.OTHER, chain[0], name(chain[0]) + ": " + said.getMessage(), said);
    }

    /// Whether it signs itself under the name of one that is trusted: the JDK tries the key of that one, and speaks of a wrong signature.
    private static boolean hasBorrowedName(
            CertPathValidatorException stated, X509Certificate leaf) {
        return stated.getReason() == BasicReason.INVALID_SIGNATURE && isSignedBy(leaf, leaf);
    }

    private static @Nullable CertPathValidatorException validation(Throwable said) {
        for (var cause = said; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException validation) return validation;
        }
        return null;
    }

    private static Refusal of(
            CertPathValidatorException said, X509Certificate[] chain, Throwable cause)
            throws Refusal {
        int index = said.getIndex();
        var at = chain[index >= 0 && index < chain.length ? index : 0];
        var reason = said.getReason();
        if (reason == BasicReason.EXPIRED || reason == BasicReason.NOT_YET_VALID)
            requireInTime(at, cause);
        CertificateFault fault =
                switch (reason) {
                    case BasicReason.EXPIRED -> CertificateFault.EXPIRED;
                    case BasicReason.NOT_YET_VALID -> CertificateFault.NOT_YET_VALID;
                    case BasicReason.REVOKED -> CertificateFault.REVOKED;
                    case BasicReason.INVALID_SIGNATURE -> CertificateFault.BROKEN_CHAIN;
                    case BasicReason.ALGORITHM_CONSTRAINED -> CertificateFault.WEAK;
                    case PKIXReason.NAME_CHAINING,
                            PKIXReason.PATH_TOO_LONG,
                            PKIXReason.INVALID_NAME ->
                            CertificateFault.BROKEN_CHAIN;
                    case PKIXReason.NOT_CA_CERT, PKIXReason.INVALID_KEY_USAGE ->
                            CertificateFault.WRONG_USAGE;
                    case PKIXReason.NO_TRUST_ANCHOR -> CertificateFault.UNTRUSTED_ROOT;
                    default -> CertificateFault.OTHER;
                };
        return new Refusal(fault, at, name(at) + ": " + said.getMessage(), cause);
    }

    /// Where the way to a trusted root ends.
    private record Link(CertificateFault fault, X509Certificate certificate, String text) {
        Refusal with(Throwable cause) {
            return new Refusal(fault, certificate, text, cause);
        }
    }

    private static @Nullable Link brokenLink(
            X509Certificate[] chain, X509ExtendedTrustManager platform) {
        var roots = Set.copyOf(Arrays.asList(platform.getAcceptedIssuers()));
        for (int i = 0; i < chain.length; i++) {
            var certificate = chain[i];
            if (roots.contains(certificate)
                    || roots.stream().anyMatch(root -> isSignedBy(certificate, root))) return null;
            if (isSignedBy(certificate, certificate)) {
                return i == 0
                        ? new Link(
                                CertificateFault.SELF_SIGNED,
                                certificate,
                                name(certificate) + " signs itself, and is not trusted")
                        : new Link(
                                CertificateFault.UNTRUSTED_ROOT,
                                certificate,
                                "the root " + name(certificate) + " is not trusted");
            }
            if (i + 1 < chain.length && !isSignedBy(certificate, chain[i + 1])) {
                return new Link(
                        CertificateFault.BROKEN_CHAIN,
                        certificate,
                        "%s is not signed by the next of the chain, %s"
                                .formatted(name(certificate), name(chain[i + 1])));
            }
        }
        var last = chain[chain.length - 1];
        return new Link(
                CertificateFault.BROKEN_CHAIN,
                last,
                "the issuer of %s, %s, is neither sent nor trusted"
                        .formatted(name(last), last.getIssuerX500Principal().getName()));
    }

    static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
            return false;
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String name(X509Certificate certificate) {
        return "certificate " + certificate.getSubjectX500Principal().getName();
    }
}
