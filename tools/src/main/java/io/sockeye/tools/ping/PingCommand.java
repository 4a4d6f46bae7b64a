package io.sockeye.tools.ping;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Options;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Targets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// The command `ping`: one host as ping(8) asks it, many as fping(8) does.
public final class PingCommand implements Callable<Integer> {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(2);

    private final Surroundings around;

    private final PingOptions options;

    private PingCommand(Surroundings around) {
        this.around = around;
        options = new PingOptions(this);
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `ping`
    @SuppressWarnings("exports") // for the root command, which is in this module
    public static CommandSpec command(Surroundings around) {
        return new PingCommand(around).options.spec;
    }

    @Override
    public Integer call() throws IOException {
        var settings = options.settings();
        var targets = new Targets(settings.family);
        boolean namesMissing;
        try {
            namesMissing = around.running().interruptibly(() -> add(targets));
        } catch (InterruptedIOException _) {
            untried(EndReason.INTERRUPTED);
            return ExitCode.INTERRUPTED;
        } catch (IOException e) {
            untried(EndReason.ERROR);
            throw e;
        }
        boolean sweep =
                Options.is(options.generate)
                        || Options.is(options.alive)
                        || Options.is(options.unreachable)
                        || Options.value(options.file) != null;
        boolean many = sweep || targets.count().compareTo(BigInteger.ONE) > 0;
        if (targets.count().signum() == 0 && !namesMissing) throw options.wrong("no host is named");
        settings.sweep = many && options.count.getValue() == null && !Options.is(options.live);
        options.refuseWhatDoesNotGoTogether(many, settings.sweep);
        if (targets.count().signum() == 0) {
            untried(EndReason.ERROR);
            return ExitCode.NAME;
        }
        if (many) {
            double pace = options.rate.getValue() == null ? 1000 : options.rate.<Double>getValue();
            settings.gap = Math.round(1e9 / pace);
        }
        wait(settings, many);
        int code = run(settings, targets, many);
        return namesMissing ? ExitCode.NAME : code;
    }

    /// Whoever asks many, or looks on, wants to know soon what is lost; of one host ping(8) loses nothing as long as it runs.
    private void wait(Settings settings, boolean many) {
        Duration wait = options.timeout.getValue();
        if (!many && !Options.is(options.live)) {
            settings.linger = wait;
        } else if (wait != null) {
            settings.timeout = wait;
        } else if (settings.sweep || settings.interval.compareTo(Ping.DEFAULT_TIMEOUT) < 0) {
            settings.timeout = Ping.DEFAULT_TIMEOUT;
        } else {
            boolean rare = settings.interval.compareTo(LONGEST_TIMEOUT) > 0;
            settings.timeout = rare ? LONGEST_TIMEOUT : settings.interval;
        }
    }

    /// It does not come to a probe: the last line of JSON is the only one.
    private void untried(EndReason reason) throws IOException {
        if (Options.is(options.json)) new JsonReport(around.out(), true).untried(reason);
    }

    private int run(Settings settings, Targets targets, boolean many) throws IOException {
        var roll = new Roll(targets, settings.broadcast);
        var first = new Host(targets.at(0), settings.broadcast);
        var report = report(settings, targets, many, first);
        boolean begun = false;
        try (var engine = new Engine(settings, roll::next, report, this::note)) {
            engine.prepare(first);
            around.running().onInterrupt(engine::stop);
            begun = true;
            report.begin(engine);
            var reason = EndReason.ERROR;
            try {
                reason = engine.run();
            } finally {
                report.end(engine, reason);
            }
            return report.status(engine, reason);
        } catch (IOException e) {
            if (!begun) untried(EndReason.ERROR);
            throw e;
        }
    }

    private void note(String text) {
        if (Options.is(options.verbose)) around.complain(text);
    }

    private Report report(Settings settings, Targets targets, boolean many, Host first)
            throws IOException {
        var style =
                new TextStyle(
                        Options.is(options.quiet),
                        Options.is(options.numeric),
                        Options.is(options.times));
        if (Options.is(options.live)) {
            if (!around.terminal().out() || around.terminal().isDumb())
                throw options.wrong("--live needs a terminal on standard output");
            if (targets.count().compareTo(BigInteger.valueOf(64)) > 0)
                throw options.wrong("--live shows 64 hosts at the most");
            return new LiveView(around, style);
        }
        @Nullable InetAddress source = many ? null : source(settings, first);
        if (Options.is(options.json))
            return new JsonReport(around.out(), Options.is(options.quiet));
        if (settings.sweep)
            return new SweepText(
                    around, style, Options.is(options.alive), Options.is(options.unreachable));
        return many
                ? new ManyText(around.out(), style)
                : new OneText(around.out(), style, settings, first, source);
    }

    /// What ping(8) shows of the way to a host if it was told which one to take.
    private @Nullable InetAddress source(Settings settings, Host first) throws IOException {
        var route = Route.to(first, settings);
        if (route.isForbiddenBroadcast())
            throw options.wrong(
                    first.name
                            + " is a broadcast address: "
                            + (settings.method == Settings.Method.ICMP
                                    ? "-b allows to ask it"
                                    : "only ICMP asks it, with -b"));
        return options.from.getValue() == null ? null : route.source();
    }

    /// The hosts of a run, each made when it is its turn.
    private static final class Roll {
        private final Targets targets;
        private final boolean broadcast;
        private BigInteger index = BigInteger.ZERO;

        Roll(Targets targets, boolean broadcast) {
            this.targets = targets;
            this.broadcast = broadcast;
        }

        @Nullable Host next() {
            if (index.compareTo(targets.count()) >= 0) return null;
            var host = new Host(targets.at(index), broadcast);
            index = index.add(BigInteger.ONE);
            return host;
        }
    }

    /// @return whether some name has no address
    private boolean add(Targets targets) throws IOException {
        boolean missing = false;
        var path = options.file.<String>getValue();
        if (path != null) {
            Targets.@Nullable Complaint bad = null;
            for (var complaint : targets.addFile(path)) {
                if (complaint.cause() instanceof UnknownHostException) {
                    around.complain(complaint.toString());
                    missing = true;
                } else {
                    if (bad != null) around.complain(bad.toString());
                    bad = complaint;
                }
            }
            if (bad != null) throw options.wrong(bad.toString());
        }
        var words = options.hosts.<String @Nullable []>getValue();
        if (words == null) return missing;
        try {
            if (Options.is(options.generate) && words.length == 2 && words[0].indexOf('/') < 0) {
                targets.addBetween(words[0], words[1]);
                return missing;
            }
            for (var word : words) {
                try {
                    if (Options.is(options.generate)) targets.addHosts(word);
                    else targets.add(word);
                } catch (UnknownHostException e) {
                    around.complain(String.valueOf(e.getMessage()));
                    missing = true;
                }
            }
        } catch (IllegalArgumentException e) {
            throw options.wrong(String.valueOf(e.getMessage()));
        }
        return missing;
    }

    /// How lines look.
    ///
    /// @param quiet only the closing figures
    /// @param numeric no names
    /// @param times the time before each line
    record TextStyle(boolean quiet, boolean numeric, boolean times) {
        String before() {
            if (!times) return "";
            long micros = Clocks.wall() / 1000;
            return "["
                    + micros / 1_000_000
                    + "."
                    + Long.toString(1_000_000 + micros % 1_000_000).substring(1)
                    + "] ";
        }

        TextStyle quietly() {
            return new TextStyle(true, numeric, times);
        }

        String name(Host host) {
            return numeric ? Targets.text(host.address) : host.name;
        }
    }
}
