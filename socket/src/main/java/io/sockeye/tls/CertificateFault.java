package io.sockeye.tls;

import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;

/// Why a certificate was refused.
public enum CertificateFault {
    /// It, or the root that its chain leads to, was valid until a time that has passed.
    EXPIRED,
    /// It will be valid from a time that has not come.
    NOT_YET_VALID,
    /// It is for other names than the host's. Names in the subject (CN) do not count, RFC 9525.
    WRONG_HOST,
    /// It is for other IP addresses than the one that was asked for.
    WRONG_ADDRESS,
    /// It signs itself, and is not trusted.
    SELF_SIGNED,
    /// The chain leads to a root that is not trusted.
    UNTRUSTED_ROOT,
    /// The chain leads to no root: a signature or a name does not fit the next certificate, or the issuer of the last is neither sent nor
    /// trusted. Often the server does not send its intermediate certificate.
    BROKEN_CHAIN,
    /// It may not be used so: for a server (or a client), or, in the middle of a chain, to sign others.
    WRONG_USAGE,
    /// Its key or signature is too weak: for the JDK (`jdk.certpath.disabledAlgorithms`), or an RSA key of less than 2048 bits.
    WEAK,
    /// Its issuer has revoked it. JSSE asks only where revocation checking is switched on.
    REVOKED,
    /// It is none of the pinned ones.
    WRONG_PIN,
    /// Anything else; the text says what.
    OTHER;

    /// From which JSSE finds the alert for the peer.
    Reason reason() {
        return switch (this) {
            case EXPIRED -> BasicReason.EXPIRED;
            case NOT_YET_VALID -> BasicReason.NOT_YET_VALID;
            case BROKEN_CHAIN -> BasicReason.INVALID_SIGNATURE;
            case WEAK -> BasicReason.ALGORITHM_CONSTRAINED;
            case REVOKED -> BasicReason.REVOKED;
            default -> BasicReason.UNSPECIFIED;
        };
    }
}
