package io.sockeye.bench.workload;

import io.sockeye.bench.contender.SockeyeRing;
import io.sockeye.bench.harness.Child;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Contender.Running;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Measurement;
import io.sockeye.bench.harness.Pace;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Packets that come in at one end of a cable as fast as one CPU can put them in at the other.
record Capture() implements Workload {
    @Override
    public String name() {
        return "packet-ring";
    }

    @Override
    public String title() {
        return "Packets of 64 bytes are counted at one end of a veth pair, as fast as a C program sends them at the other; rings of 16 MiB";
    }

    @Override
    public Figure figure() {
        return Figure.cpu("capturer's", "packet");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender("C, ring", () -> start("C, ring", Programs.c("ring", Cable.FAR))),
                new Contender(
                        "Sockeye, PacketRing",
                        () ->
                                start(
                                        "Sockeye, PacketRing",
                                        Programs.java(SockeyeRing.class, Cable.FAR))),
                new Contender("tcpdump -w /dev/null", Capture::startTcpdump));
    }

    private static Running start(String name, List<String> command)
            throws IOException, InterruptedException {
        var cable = Cable.lay();
        try {
            var capturer = Child.start(name, cable.at(command));
            var pid = capturer.awaitReady();
            return new Capturing(cable, capturer, blaster(cable, name, pid));
        } catch (IOException | InterruptedException e) {
            cable.close();
            throw e;
        }
    }

    private static Child blaster(Cable cable, String name, String pid)
            throws IOException, InterruptedException {
        var blaster =
                Child.start(
                        "the sender of " + name, cable.at(Programs.c("blast", Cable.NEAR, pid)));
        blaster.awaitReady();
        return blaster;
    }

    /// A program that answers how many it has seen.
    private record Capturing(Cable cable, Child capturer, Child blaster) implements Running {
        @Override
        public Measurement round(long operations) throws IOException, InterruptedException {
            var before = capturer.ask("seen");
            var round = blaster.round(operations);
            var after = capturer.ask("seen");
            return round.with("seen", after.get("seen") - before.get("seen"))
                    .with("drops", after.get("drops") - before.get("drops"));
        }

        @Override
        public void close() {
            blaster.close();
            capturer.close();
            cable.close();
        }
    }

    private static Running startTcpdump() throws IOException, InterruptedException {
        Programs.require("tcpdump", "tcpdump");
        var cable = Cable.lay();
        var tcpdump = Tcpdump.start(cable);
        return new Dumping(cable, tcpdump, blaster(cable, "tcpdump", tcpdump.pid()));
    }

    private record Dumping(Cable cable, Tcpdump tcpdump, Child blaster) implements Running {
        @Override
        public Measurement round(long operations) throws IOException, InterruptedException {
            var before = tcpdump.statistics();
            var round = blaster.round(operations);
            var after = tcpdump.statistics();
            return round.with("seen", after.seen() - before.seen())
                    .with("drops", after.drops() - before.drops());
        }

        @Override
        public void close() {
            blaster.close();
            tcpdump.close();
            cable.close();
        }
    }

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(Column.RATE);
        columns.add(
                Column.of("dropped", "%.2f %%", standing -> 100 * standing.share("drops", "ops")));
        columns.add(
                Column.of("sender µs", "%.2f", standing -> standing.share("client", "ops") / 1000));
        return columns;
    }

    /// So little is done for a packet that a JVM needs millions of them until it is compiled.
    @Override
    public Pace pace(Pace usual) {
        return usual.longer(4);
    }

    @Override
    public double tolerance() {
        return 0.20;
    }
}
