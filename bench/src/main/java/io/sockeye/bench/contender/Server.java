package io.sockeye.bench.contender;

import java.io.IOException;
import java.io.OutputStream;

/// What a server says to the harness, and when it goes.
final class Server {
    /// As much as a connection reads at once.
    static final int BUFFER = 4096;

    /// Of connections that wait to be accepted.
    static final int BACKLOG = 4096;

    private Server() {}

    /// Says where it listens and who it is, and ends the JVM when the harness is gone.
    static void serveUntilEnd(int port) throws IOException {
        System.out.println("ready " + port + " " + ProcessHandle.current().pid());
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }

    /// A server that cannot go on says so by going: the harness would wait for it.
    static void fail(Exception failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(1);
    }
}
