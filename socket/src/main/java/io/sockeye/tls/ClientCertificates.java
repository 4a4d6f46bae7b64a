package io.sockeye.tls;

/// Whether a server asks its clients for certificates.
public enum ClientCertificates {
    /// It does not ask.
    NONE,
    /// It asks; who has none may come in all the same, who shows one that is not trusted may not.
    WANTED,
    /// It asks, and who has none is refused.
    REQUIRED
}
