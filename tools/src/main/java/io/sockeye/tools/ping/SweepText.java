package io.sockeye.tools.ping;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.ping.PingResult.Unreachable;
import java.io.IOException;

/// Many hosts, each asked until it answers, in the words of fping(8): who is there and who is not, and ICMP's errors on standard error.
final class SweepText extends Report {
    private final Surroundings around;
    private final PingCommand.TextStyle style;
    private final boolean alive;
    private final boolean unreachable;

    SweepText(
            Surroundings around, PingCommand.TextStyle style, boolean alive, boolean unreachable) {
        this.around = around;
        this.style = style;
        this.alive = alive;
        this.unreachable = unreachable;
    }

    @Override
    public void result(Host host, PingResult result) throws IOException {
        if (style.quiet() || !(result instanceof Unreachable failure)) return;
        var says = failure.reporter().map(from -> ", says " + Targets.text(from)).orElse("");
        around.complain(style.name(host) + ": " + failure.text() + says);
    }

    @Override
    public void finished(Host host) throws IOException {
        super.finished(host);
        boolean answered = host.statistics.received() > 0;
        var name = style.before() + style.name(host);
        if (alive || unreachable) {
            // As fping has it: -q leaves out what was not asked for, and these names were.
            if (answered ? alive : unreachable) around.out().line(name);
        } else if (!style.quiet()) {
            around.out().line(name + (answered ? " is alive" : " is unreachable"));
        }
    }

    @Override
    void end(Engine engine, EndReason reason) {}
}
