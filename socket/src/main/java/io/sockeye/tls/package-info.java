/// Bytes that nobody else can read or change, over any [io.sockeye.Connection].
///
/// Start at [io.sockeye.tls.Tls]:
///
/// ```java
/// var secure = Tls.server(Identity.fromPem(Path.of("fullchain.pem"), Path.of("privkey.pem")));
/// try (var server = Server.of(Socket.createServer(SocketAddress.any(443)), secure.handler(connection -> …)).start()) …
///
/// try (var tls = Tls.client().wrap(Socket.createConnection("example.org", 443), "example.org")) …
/// ```
///
/// A server shows a certificate, which is for names or addresses, valid for a time, and signed by somebody whom the client trusts. The client looks
/// at all of that; when it is not so, the connection ends with a [io.sockeye.tls.CertificateRefusedException] that says which of them. What comes
/// through the [io.sockeye.tls.TlsSocket] afterwards is what the other side has sent, whole and in order, and the end of it is said by the other
/// side, not by whoever cuts the line.
///
/// The protocol is spoken by the JDK's `SSLEngine`; this package brings it the bytes.
package io.sockeye.tls;
