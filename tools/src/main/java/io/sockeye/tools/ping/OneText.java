package io.sockeye.tools.ping;

import io.sockeye.tools.cli.Decimals;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.ping.PingResult.Lost;
import io.sockeye.tools.ping.PingResult.Reply;
import io.sockeye.tools.ping.PingResult.Unreachable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// One host, in the words of ping(8).
final class OneText extends Report {
    private final Output out;
    private final PingCommand.TextStyle style;
    private final Settings settings;
    private final @Nullable InetAddress source;

    /// Before the first probe one that is never asked, and has no figures.
    private Host host;

    /// @param source from which of this machine's addresses it goes; null if nobody asked
    OneText(
            Output out,
            PingCommand.TextStyle style,
            Settings settings,
            Host host,
            @Nullable InetAddress source) {
        this.out = out;
        this.style = style;
        this.settings = settings;
        this.host = host;
        this.source = source;
    }

    @Override
    void begin(Engine engine) throws IOException {
        boolean six = host.address instanceof Inet6Address;
        var pattern = settings.pattern;
        if (pattern != null) out.line("PATTERN: 0x" + pattern);
        var size =
                switch (settings.method) {
                    case ICMP ->
                            six
                                    ? settings.size + " data bytes"
                                    : settings.size
                                            + "("
                                            + (settings.size + 28)
                                            + ") bytes of data.";
                    case TCP -> "TCP port " + settings.port;
                    case UDP -> "UDP port " + settings.port;
                };
        var address = "(" + Targets.text(host.address) + ")";
        var device = settings.device == null ? "" : settings.device;
        var from = source == null ? "" : "from " + Targets.text(source) + " " + device + ": ";
        out.line("PING " + host.name + (six ? "" : " ") + address + " " + from + size);
    }

    @Override
    public void begins(Host host) {
        this.host = host;
    }

    @Override
    public void result(Host host, PingResult result) throws IOException {
        if (style.quiet()) return;
        switch (result) {
            case Reply reply -> out.line(style.before() + line(host, reply));
            case Unreachable failure -> out.line(style.before() + line(failure));
            // ping(8) says nothing of it; -O says it before.
            case Lost _ -> {}
        }
    }

    @Override
    public void extra(Host host, Extra extra, Reply reply) throws IOException {
        if (style.quiet() || extra == Extra.FORGED) return;
        var mark =
                switch (extra) {
                    case DUPLICATE -> " (DUP!)";
                    case LATE -> " (late)";
                    default -> " (corrupted)";
                };
        out.line(style.before() + line(host, reply) + mark);
    }

    @Override
    public void overdue(Host host, Probe probe) throws IOException {
        out.line(style.before() + "no answer yet for " + sequence(probe.sequence));
    }

    private String line(Host host, Reply reply) {
        var text = new StringBuilder(80);
        if (settings.method != Settings.Method.TCP) text.append(reply.bytes()).append(" bytes ");
        text.append("from ").append(who(host, Targets.text(reply.from()))).append(": ");
        text.append(sequence(reply.sequence()));
        reply.timeToLive().ifPresent(hops -> text.append(" ttl=").append(hops));
        text.append(" time=").append(Figures.time(reply.roundTrip())).append(" ms");
        if (reply.portClosed()) text.append(" (port closed)");
        return text.toString();
    }

    private String line(Unreachable failure) {
        if (failure.reporter().isEmpty()) return "sockeye: " + failure.text();
        var from = Targets.text(failure.reporter().get());
        return "From " + from + " " + sequence(failure.sequence()) + " " + failure.text();
    }

    private String who(Host host, String from) {
        // The kernel says the zone of an address that was asked without one.
        boolean itself = host.name.equals(from) || from.startsWith(host.name + "%");
        boolean named = !style.numeric() && !itself && !host.isGroup();
        return named ? host.name + " (" + from + ")" : from;
    }

    private String sequence(long sequence) {
        return settings.method == Settings.Method.ICMP
                ? "icmp_seq=" + (sequence & 0xffff)
                : "seq=" + sequence;
    }

    @Override
    void end(Engine engine, EndReason reason) throws IOException {
        var figures = host.statistics;
        var text = new StringBuilder(300);
        text.append("\n--- ").append(host.name).append(" ping statistics ---\n");
        text.append(figures.sent()).append(" packets transmitted, ");
        text.append(figures.received()).append(" received");
        count(text, figures.duplicates(), "duplicates");
        count(text, figures.corrupted(), "corrupted");
        count(text, figures.errors(), "errors");
        count(text, figures.late(), "late");
        count(text, figures.outOfOrder(), "out of order");
        count(text, figures.forged() + engine.strayForged(), "forged");
        if (figures.sent() > 0) {
            long lost = figures.sent() - figures.received();
            text.append(", ").append(Decimals.percent(lost, figures.sent(), 4));
            text.append("% packet loss, time ").append(engine.span() / 1_000_000).append("ms");
        }
        text.append('\n');
        if (figures.received() > 0) {
            text.append("rtt min/avg/max/mdev = ").append(Figures.exact(figures.min()));
            text.append('/').append(Figures.exact(figures.average()));
            text.append('/').append(Figures.exact(figures.max()));
            text.append('/').append(Figures.exact(figures.deviation())).append(" ms\n");
            text.append("rtt ").append(Figures.spread(figures)).append('\n');
        } else {
            text.append('\n');
        }
        out.write(text.toString());
    }

    private static void count(StringBuilder text, long number, String what) {
        if (number > 0) text.append(", +").append(number).append(' ').append(what);
    }
}
