package io.sockeye.tls;

/// Where TLS begins.
///
/// Both sides speak TLS 1.3 and 1.2, with suites that have forward secrecy and authenticated encryption, and verify what they are shown. It is the
/// JDK's TLS (JSSE), and so its security properties hold: `jdk.tls.disabledAlgorithms`, `jdk.certpath.disabledAlgorithms` and the limits of
/// `jdk.tls.maxHandshakeMessageSize` (32 KiB unless said) and `jdk.tls.maxCertificateChainLength` (10 certificates).
public final class Tls {
    private Tls() {}

    /// A client: it trusts what the platform trusts, and verifies the name of the server.
    ///
    /// @return with all defaults; configure it, and wrap as many connections as you like
    public static TlsClient client() {
        return new TlsClient();
    }

    /// A server.
    ///
    /// @param identity whom clients see, unless they ask for a name that has another ([TlsServer#identity(String, Identity)])
    /// @return with all defaults; configure it, and wrap as many connections as you like
    public static TlsServer server(Identity identity) {
        return new TlsServer(identity);
    }
}
