package io.sockeye.bench.workload;

import static io.sockeye.bench.workload.Alone.contender;

import io.sockeye.bench.contender.NetSocket;
import io.sockeye.bench.contender.NettyRoundTrip;
import io.sockeye.bench.contender.NioChannel;
import io.sockeye.bench.contender.SockeyeBytes;
import io.sockeye.bench.contender.SockeyeSegment;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Some bytes there and back. Both ends are in one thread, so that no scheduler has a say in the figures.
///
/// @param family `tcp` or `unix`
record RoundTrip(String name, String family, int bytes) implements Workload {
    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%,d bytes there and back over %s, both ends in one thread: two sends, two recvs, no waiting",
                bytes,
                isTcp() ? "TCP" : "a Unix stream");
    }

    @Override
    public Figure figure() {
        return Figure.cpu("thread", "round trip");
    }

    @Override
    public List<Contender> contenders() {
        var size = String.valueOf(bytes);
        var contenders = new ArrayList<Contender>();
        contenders.add(contender("C", () -> Programs.c("roundtrip", family, size)));
        contenders.add(
                contender(
                        "C, with an idle thread",
                        () -> Programs.c("roundtrip", family, size, "idle-thread")));
        contenders.add(
                contender(
                        "Sockeye, byte[]", () -> Programs.java(SockeyeBytes.class, family, size)));
        contenders.add(
                contender(
                        "Sockeye, MemorySegment",
                        () -> Programs.java(SockeyeSegment.class, family, size)));
        contenders.add(
                contender(
                        isTcp() ? "java.net.Socket" : "junixsocket",
                        () -> Programs.java(NetSocket.class, family, size)));
        contenders.add(
                contender(
                        "NIO, direct buffer",
                        () -> Programs.java(NioChannel.class, family, size, "direct")));
        contenders.add(
                contender(
                        "NIO, heap buffer",
                        () -> Programs.java(NioChannel.class, family, size, "heap")));
        contenders.add(netty("Netty, epoll", isTcp() ? "epoll" : "unix", size));
        // It knows no Unix sockets by NIO.
        if (isTcp()) contenders.add(netty("Netty, NIO", "nio", size));
        contenders.add(contender("CPython", () -> Programs.python("roundtrip", family, size)));
        return contenders;
    }

    private static Contender netty(String name, String transport, String size) {
        return contender(name, () -> Programs.java(NettyRoundTrip.class, transport, size));
    }

    @Override
    public List<Column> columns() {
        return Alone.COLUMNS;
    }

    private boolean isTcp() {
        return family.equals("tcp");
    }
}
