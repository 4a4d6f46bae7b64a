/// A listening socket, a function that handles each connection, limits, and an end that lets all finish.
///
/// Start at [io.sockeye.server.Server]:
///
/// ```java
/// try (var server = Server.of(Socket.createServer(SocketAddress.loopback(7000)), connection -> {
///     byte[] data;
///     while ((data = connection.recv(4096)).length > 0) connection.sendAll(data);
/// }).start()) {
///     server.join();
/// }
/// ```
///
/// [io.sockeye.server.Limits] says how much of it there may be. [io.sockeye.server.Systemd] takes the sockets that systemd opened;
/// [io.sockeye.server.Succession] takes those of the process before this one, so that no client is refused while a service is
/// replaced. This package knows no protocol.
package io.sockeye.server;
