package io.sockeye.bench.workload;

import io.sockeye.bench.contender.SockeyeEcho;
import io.sockeye.bench.contender.SockeyeSelector;
import io.sockeye.bench.contender.UringEcho;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Missing;
import io.sockeye.bench.harness.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What io_uring would give an echo server: an experiment, see docs/decisions/io-uring.md.
record EchoByRing(int wanted) implements ServerWorkload {
    private static final Path DISABLED = Path.of("/proc/sys/kernel/io_uring_disabled");

    @Override
    public String name() {
        return "io-uring-" + wanted;
    }

    @Override
    public String title() {
        return "experiment: " + new Echo(wanted).title() + ", by epoll and by io_uring";
    }

    @Override
    public Figure figure() {
        return Figure.cpu("server", "request");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                contender("C, epoll, one thread", () -> Programs.c("echo", "epoll")),
                contender("C, io_uring, one thread", () -> permitted(Programs.c("uring"))),
                contender(
                        "Sockeye, Selector, one thread",
                        () -> Programs.java(SockeyeSelector.class)),
                contender(
                        "Sockeye, virtual threads",
                        () -> Programs.java(SockeyeEcho.class, "recvInto")),
                contender(
                        "Java, io_uring, one thread",
                        () -> permitted(Programs.java(UringEcho.class))));
    }

    /// Containers and careful administrators forbid it. Before Linux 6.6 there is no such setting.
    private static List<String> permitted(List<String> command) throws IOException {
        if (Files.exists(DISABLED) && !Files.readString(DISABLED).strip().equals("0"))
            throw new Missing("io_uring is forbidden here: " + DISABLED);
        return command;
    }

    private Contender contender(String name, Command server) {
        return Served.contender(name, server, "load", String.valueOf(Echo.permitted(wanted)));
    }

    @Override
    public List<String> notes() {
        return Echo.notes(wanted, Echo.permitted(wanted));
    }
}
