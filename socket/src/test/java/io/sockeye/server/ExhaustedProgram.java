package io.sockeye.server;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.util.Scanner;

/// An echo server, for a process whose accepts fail. Says where it listens, and answers each line on standard input with how often
/// accept has failed so far.
final class ExhaustedProgram {
    private ExhaustedProgram() {}

    public static void main(String... arguments) throws Exception {
        var listener = Socket.createServer(SocketAddress.loopback(0));
        var server = Server.of(listener, Echo::handle).start();
        System.out.println(server.address());
        try (var commands = new Scanner(System.in)) {
            while (commands.hasNextLine() && !commands.nextLine().isEmpty())
                System.out.println(server.refusals());
        }
        System.exit(0); // connections may be left
    }
}
