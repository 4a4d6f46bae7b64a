package io.sockeye.bench.workload;

import io.sockeye.bench.contender.NetAccept;
import io.sockeye.bench.contender.NettyServer;
import io.sockeye.bench.contender.NioAccept;
import io.sockeye.bench.contender.SockeyeAccept;
import io.sockeye.bench.contender.SockeyeServer;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Programs;
import java.util.List;

/// Connections that come and go.
record Accept() implements ServerWorkload {
    @Override
    public String name() {
        return "accept";
    }

    @Override
    public String title() {
        return "A server accepts TCP connections and closes each at once; 32 at a time wait to be accepted";
    }

    @Override
    public Figure figure() {
        return Figure.cpu("server", "connection");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                contender("C", () -> Programs.c("accept")),
                contender("Sockeye, one thread", () -> Programs.java(SockeyeAccept.class)),
                contender("Sockeye, Server", () -> Programs.java(SockeyeServer.class, "accept")),
                contender("java.net, one thread", () -> Programs.java(NetAccept.class)),
                contender("NIO, one thread", () -> Programs.java(NioAccept.class)),
                contender(
                        "Netty, epoll", () -> Programs.java(NettyServer.class, "accept", "epoll")),
                contender("Netty, NIO", () -> Programs.java(NettyServer.class, "accept", "nio")),
                contender("CPython", () -> Programs.python("accept")));
    }

    private static Contender contender(String name, Command server) {
        return Served.contender(name, server, "connect");
    }

    @Override
    public Pace pace(Pace usual) {
        return usual.longer(2);
    }
}
