package io.sockeye.bench.workload;

import static io.sockeye.bench.workload.Alone.contender;

import io.sockeye.bench.contender.NioUdp;
import io.sockeye.bench.contender.SockeyeUdp;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Datagrams, in bursts of which each is sent and then received by the same thread: nothing waits, nothing is lost.
record Udp(int bytes, Way way) implements Workload {
    /// How they are sent and received; the words are those of the programs.
    enum Way {
        CONNECTED("", "each with a send and a recv"),
        ADDRESSED("-addressed", "each with a sendto and a recvfrom"),
        BATCH("-batch", "64 with a sendmmsg and a recvmmsg"),
        SEGMENTS(
                "-segments",
                "as many as go into one send with UDP_SEGMENT and one recv with UDP_GRO");

        private final String suffix;
        private final String words;

        Way(String suffix, String words) {
            this.suffix = suffix;
            this.words = words;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String name() {
        return "udp-" + bytes + way.suffix;
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "Datagrams of %,d bytes on loopback, both ends in one thread, %s",
                bytes,
                way.words);
    }

    @Override
    public Figure figure() {
        return Figure.cpu("thread", "datagram");
    }

    @Override
    public List<Contender> contenders() {
        var size = String.valueOf(bytes);
        var contenders = new ArrayList<Contender>();
        contenders.add(contender("C", () -> Programs.c("udp", size, way.word())));
        contenders.add(
                contender(
                        "C, with an idle thread",
                        () -> Programs.c("udp", size, way.word(), "idle-thread")));
        if (oneByOne()) {
            contenders.add(sockeye("Sockeye, byte[]", size, way.word(), "bytes"));
            contenders.add(sockeye("Sockeye, MemorySegment", size, way.word(), "segment"));
            contenders.add(nio("NIO, direct buffer", size, way));
        } else {
            contenders.add(sockeye("Sockeye", size, way.word()));
            // They have no other way.
            contenders.add(nio("NIO, one by one", size, Way.CONNECTED));
        }
        // It has no sendmmsg.
        var python = way == Way.BATCH ? Way.CONNECTED : way;
        contenders.add(
                contender(
                        way == Way.BATCH ? "CPython, one by one" : "CPython",
                        () -> Programs.python("udp", size, python.word())));
        return contenders;
    }

    private boolean oneByOne() {
        return way == Way.CONNECTED || way == Way.ADDRESSED;
    }

    private static Contender sockeye(String name, String... arguments) {
        return contender(name, () -> Programs.java(SockeyeUdp.class, arguments));
    }

    private static Contender nio(String name, String size, Way way) {
        return contender(name, () -> Programs.java(NioUdp.class, size, way.word()));
    }

    @Override
    public List<Column> columns() {
        return Alone.COLUMNS;
    }
}
