package io.sockeye.tools.ping;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.ping.PingResult.Unreachable;
import java.io.IOException;

/// Many hosts, each asked until it answers, in the words of fping(8): who is there and who is not, and ICMP's errors on standard error.
final class SweepText extends Report {
    private final Surroundings around;
    private final boolean alive;
    private final boolean unreachable;
    private final boolean quiet;

    SweepText(Surroundings around, boolean alive, boolean unreachable, boolean quiet) {
        this.around = around;
        this.alive = alive;
        this.unreachable = unreachable;
        this.quiet = quiet;
    }

    @Override
    public void result(Host host, PingResult result) throws IOException {
        if (quiet || !(result instanceof Unreachable failure)) return;
        var says = failure.reporter().map(from -> ", says " + Targets.text(from)).orElse("");
        around.complain(host.name + ": " + failure.text() + says);
    }

    @Override
    public void finished(Host host) throws IOException {
        super.finished(host);
        boolean answered = host.statistics.received() > 0;
        if (alive || unreachable) {
            // As fping has it: -q leaves out what was not asked for, and these names were.
            if (answered ? alive : unreachable) around.out().line(host.name);
        } else if (!quiet) {
            around.out().line(host.name + (answered ? " is alive" : " is unreachable"));
        }
    }

    @Override
    void end(Engine engine, EndReason reason) {}
}
