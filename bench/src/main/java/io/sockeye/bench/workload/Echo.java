package io.sockeye.bench.workload;

import io.sockeye.bench.contender.NetEcho;
import io.sockeye.bench.contender.NettyServer;
import io.sockeye.bench.contender.NioEcho;
import io.sockeye.bench.contender.SockeyeEcho;
import io.sockeye.bench.contender.SockeyeSelector;
import io.sockeye.bench.contender.SockeyeServer;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Descriptors;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Programs;
import java.util.List;
import java.util.Locale;

/// Many connections to an echo server, each with one request under way.
///
/// @param wanted how many connections; there are fewer where a process may not have so many files open
record Echo(int wanted) implements ServerWorkload {
    /// Of a server beside its connections: libraries, pipes, the selector.
    private static final int OTHER_FILES = 100;

    @Override
    public String name() {
        return "echo-" + wanted;
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%,d TCP connection%s to an echo server in a process of its own, each with one request of 64 bytes under way",
                connections(),
                connections() == 1 ? "" : "s");
    }

    @Override
    public Figure figure() {
        return Figure.cpu("server", "request");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                contender("C, epoll, one thread", () -> Programs.c("echo", "epoll")),
                contender("C, a thread for each", () -> Programs.c("echo", "threads")),
                contender(
                        "Sockeye, virtual threads",
                        () -> Programs.java(SockeyeEcho.class, "recvInto")),
                contender("Sockeye, Server", () -> Programs.java(SockeyeServer.class, "echo")),
                contender(
                        "Sockeye, Selector, one thread",
                        () -> Programs.java(SockeyeSelector.class)),
                contender("java.net, virtual threads", () -> Programs.java(NetEcho.class)),
                contender("NIO, selector, one thread", () -> Programs.java(NioEcho.class)),
                contender("Netty, epoll", () -> Programs.java(NettyServer.class, "echo", "epoll")),
                contender(
                        "Netty, epoll, one thread",
                        () -> Programs.java(NettyServer.class, "echo", "epoll", "1")),
                contender("Netty, NIO", () -> Programs.java(NettyServer.class, "echo", "nio")),
                contender("CPython, selector, one thread", () -> Programs.python("echo")));
    }

    private Contender contender(String name, Command server) {
        return Served.contender(name, server, "load", String.valueOf(connections()));
    }

    @Override
    public List<String> notes() {
        return notes(wanted, connections());
    }

    static List<String> notes(int wanted, int connections) {
        if (connections == wanted) return List.of();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d connections were wanted, but a process here may have only %,d files open (`ulimit -Hn`).",
                        wanted,
                        Descriptors.limit()));
    }

    private int connections() {
        return permitted(wanted);
    }

    /// As many as a process may have files for.
    static int permitted(int wanted) {
        return (int) Math.min(wanted, Descriptors.limit() - OTHER_FILES);
    }
}
