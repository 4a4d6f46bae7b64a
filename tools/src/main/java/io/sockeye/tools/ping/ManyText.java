package io.sockeye.tools.ping;

import io.sockeye.tools.cli.Decimals;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.ping.PingResult.Lost;
import io.sockeye.tools.ping.PingResult.Reply;
import io.sockeye.tools.ping.PingResult.Unreachable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Many hosts, each asked several times, in the words of `fping -c`.
final class ManyText extends Report {
    private final Output out;
    private final PingCommand.TextStyle style;
    private final List<Host> hosts = new ArrayList<>();

    ManyText(Output out, PingCommand.TextStyle style) {
        this.out = out;
        this.style = style;
    }

    @Override
    public void begins(Host host) {
        hosts.add(host);
    }

    @Override
    public void result(Host host, PingResult result) throws IOException {
        if (style.quiet()) return;
        var text = new StringBuilder(100);
        text.append(style.before()).append(style.name(host)).append(" : [");
        text.append(result.sequence() - 1).append("], ");
        var figures = host.statistics;
        long loss = Math.round(figures.lossPercent());
        switch (result) {
            case Reply reply -> {
                text.append(reply.bytes()).append(" bytes, ");
                text.append(Figures.time(reply.roundTrip())).append(" ms (");
                text.append(Figures.time(figures.average())).append(" avg, ");
                text.append(loss).append("% loss)");
                if (reply.portClosed()) text.append(" port closed");
            }
            case Lost _ -> text.append("timed out (").append(loss).append("% loss)");
            case Unreachable failure -> {
                text.append(failure.text());
                failure.reporter()
                        .ifPresent(from -> text.append(", says ").append(Targets.text(from)));
            }
        }
        out.line(text.toString());
    }

    @Override
    public void extra(Host host, Extra extra, Reply reply) throws IOException {
        if (style.quiet() || extra == Extra.FORGED) return;
        out.line(
                style.before()
                        + style.name(host)
                        + " : "
                        + extra.text()
                        + " for ["
                        + (reply.sequence() - 1)
                        + "], "
                        + Figures.time(reply.roundTrip())
                        + " ms");
    }

    @Override
    void end(Engine engine, EndReason reason) throws IOException {
        var text = new StringBuilder();
        int width = 0;
        for (var host : hosts) width = Math.max(width, style.name(host).length());
        if (!style.quiet()) text.append('\n');
        for (var host : hosts) {
            var figures = host.statistics;
            var name = style.name(host);
            text.append(name).repeat(' ', width - name.length()).append(" : xmt/rcv/%loss = ");
            text.append(figures.sent()).append('/').append(figures.received()).append('/');
            text.append(Decimals.percent(figures.sent() - figures.received(), figures.sent(), 0));
            text.append('%');
            if (figures.received() > 0) {
                text.append(", min/avg/max = ").append(Figures.time(figures.min())).append('/');
                text.append(Figures.time(figures.average())).append('/');
                text.append(Figures.time(figures.max())).append(", ");
                text.append(Figures.spread(figures));
            }
            text.append('\n');
        }
        out.write(text.toString());
    }
}
