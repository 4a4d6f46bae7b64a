package io.sockeye.server;

import io.sockeye.Socket;

/// Says which sockets systemd gave it, twice; answers one connection to each listener.
final class SystemdProgram {
    private SystemdProgram() {}

    public static void main(String... arguments) throws Exception {
        try {
            var sockets = Systemd.listenSockets();
            for (var each : sockets) {
                Socket socket = each.socket();
                System.out.println(
                        "%s %s %s %s"
                                .formatted(
                                        each.name(),
                                        socket.family(),
                                        socket.type(),
                                        socket.inheritable() ? "inheritable" : "close-on-exec"));
            }
            System.out.println("again " + Systemd.listenSockets().size());
            for (var each : sockets) {
                try (var socket = each.socket();
                        var connection = socket.blocking().accept()) {
                    connection.sendAll(each.name().getBytes());
                }
            }
        } catch (java.io.IOException e) {
            System.out.println(e.getMessage());
        }
    }
}
