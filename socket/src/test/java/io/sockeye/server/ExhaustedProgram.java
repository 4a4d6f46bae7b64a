package io.sockeye.server;

import io.sockeye.Accepted;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.util.List;
import java.util.Scanner;

/// An echo server, for a process whose accepts fail. Says where it listens, and answers each line on standard input with how often
/// accept has failed so far.
final class ExhaustedProgram {
    private ExhaustedProgram() {}

    public static void main(String... arguments) throws Exception {
        var listener = Socket.createServer(SocketAddress.loopback(0));
        var run =
                new Run(
                        List.of(listener),
                        true,
                        (socket, end) -> () -> session(socket.acceptFrom(), end),
                        Limits.defaults(),
                        Threads.VIRTUAL,
                        new FailureLog());
        run.start();
        System.out.println(run.address());
        try (var commands = new Scanner(System.in)) {
            while (commands.hasNextLine() && !commands.nextLine().isEmpty())
                System.out.println(run.refusals());
        }
        System.exit(0); // connections may be left
    }

    private static Session session(Accepted accepted, Session.End end) throws IOException {
        var socket = accepted.socket();
        return Session.of(socket, accepted.from(), () -> Echo.handle(socket), end);
    }
}
