package io.sockeye.tools.ping;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Bytes;
import io.sockeye.option.IpOptions;
import io.sockeye.resolve.NetInterface;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The command `ping`: one host as ping(8) asks it, many as fping(8) does.
public final class PingCommand implements Callable<Integer> {
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(2);

    private final Surroundings around;

    private final OptionSpec count =
            Options.number("N", "Ends after N probes of each host.", "-c", "--count").build();
    private final OptionSpec interval =
            Options.duration("Time between two probes of one host: 1s.", "-i", "--interval")
                    .build();
    private final OptionSpec deadline =
            Options.duration(
                            "Ends after this time; with -c, when N were answered.",
                            "-w",
                            "--deadline")
                    .build();
    private final OptionSpec timeout =
            Options.duration(
                            "How long to wait for an answer. Of many hosts: 500ms; with -c and --live the interval,"
                                    + " 500ms to 2s. Of one host: after the last probe, if none was answered, 10s;"
                                    + " otherwise twice the longest time.",
                            "-W",
                            "--timeout")
                    .build();
    private final OptionSpec size =
            Options.bytes("Bytes behind the ICMP header: 56.", "-s", "--size").build();
    private final OptionSpec pattern =
            Options.text("HEX", "Fills the probe with these bytes.", "-p", "--pattern").build();
    private final OptionSpec hops =
            Options.number("HOPS", "Routers that a probe may pass, 1 to 255.", "-t", "--ttl")
                    .build();
    private final OptionSpec tos =
            Options.text("TOS", "Type of service, or traffic class: 0x10.", "-Q", "--tos").build();
    private final OptionSpec from =
            Options.text("FROM", "Source address, or interface.", "-I", "--from").build();
    private final OptionSpec fragment =
            Options.choice(
                            "HOW",
                            List.of("do", "want", "dont", "probe"),
                            "Path MTU: do (never cut), want, dont, probe.",
                            "-M",
                            "--mtu-discovery")
                    .build();
    private final OptionSpec numeric =
            Options.flag("Prints addresses, no names.", "-n", "--numeric");
    private final OptionSpec quiet =
            Options.flag("Prints the closing figures only.", "-q", "--quiet");
    private final OptionSpec verbose =
            Options.flag("Says by which kind of socket it asks.", "-v", "--verbose");
    private final OptionSpec times =
            Options.flag("Prints the time before each line.", "-D", "--times");
    private final OptionSpec overdue =
            Options.flag(
                    "Tells of what has no answer when the next one leaves.", "-O", "--overdue");
    private final OptionSpec broadcast =
            Options.flag("Allows to ask a broadcast address.", "-b", "--broadcast");
    private final OptionSpec four = Options.flag("IPv4 only.", "-4", "--ipv4");
    private final OptionSpec six = Options.flag("IPv6 only.", "-6", "--ipv6");
    private final OptionSpec raw = Options.flag("A raw socket, which needs CAP_NET_RAW.", "--raw");
    private final OptionSpec tcp =
            Options.number("PORT", "Asks by a connection of TCP instead.", "--tcp").build();
    private final OptionSpec udp =
            Options.number("PORT", "Asks by a datagram of UDP instead.", "--udp").build();
    private final OptionSpec generate =
            Options.flag(
                    "HOST is a prefix or a range, or two of them its ends.", "-g", "--generate");
    private final OptionSpec file =
            Options.text(
                            "FILE",
                            "Hosts from the lines of a file; - is standard input.",
                            "-f",
                            "--file")
                    .build();
    private final OptionSpec alive = Options.flag("Prints who answers.", "-a", "--alive");
    private final OptionSpec unreachable =
            Options.flag("Prints who does not answer.", "-u", "--unreachable");
    private final OptionSpec retries =
            Options.number("N", "Of many hosts: asks so often again: 3.", "-r", "--retries")
                    .build();
    private final OptionSpec backoff =
            Options.decimal(
                            "FACTOR",
                            "By what each wait is longer than the one before: 1.5.",
                            "-B",
                            "--backoff")
                    .build();
    private final OptionSpec rate =
            Options.rate("Of many hosts: probes a second at the most: 1000.", "--rate").build();
    private final OptionSpec json = Options.flag("JSON, one object a line.", "--json");
    private final OptionSpec live = Options.flag("Draws the times as they come.", "--live");
    private final PositionalParamSpec hosts =
            Options.words("0..*", "HOST", "Names, addresses, prefixes, ranges.");

    private final CommandSpec spec;

    private PingCommand(Surroundings around) {
        this.around = around;
        spec =
                Options.command(
                        this,
                        "ping",
                        "Asks hosts whether they are there: one after another, or thousands.");
        for (var option :
                new OptionSpec[] {
                    count,
                    interval,
                    deadline,
                    timeout,
                    size,
                    pattern,
                    hops,
                    tos,
                    from,
                    fragment,
                    numeric,
                    quiet,
                    verbose,
                    times,
                    overdue,
                    broadcast,
                    four,
                    six,
                    raw,
                    tcp,
                    udp,
                    generate,
                    file,
                    alive,
                    unreachable,
                    retries,
                    backoff,
                    rate,
                    json,
                    live
                }) spec.addOption(option);
        spec.addPositional(hosts);
        spec.usageMessage()
                .footerHeading("%nExamples:%n")
                .footer(
                        "  sockeye ping -c 3 example.org             three probes, and figures",
                        "  sockeye ping -a -g 192.0.2.0/24           who is there",
                        "  sockeye ping -c 10 --json a b c           results of each, for programs",
                        "  sockeye ping --live example.org ::1       graphs, until Ctrl-C",
                        "  sockeye ping --tcp 443 -c 1 example.org   without ICMP",
                        "",
                        "One host is asked until Ctrl-C, or as -c and -w say; many are asked until each has answered",
                        "once, or has not for three times more; with -c each so often.",
                        "Exit status: 0 all have answered (one host: at least once), 1 not, 2 wrong use,",
                        "3 a name has no address, 4 a permission is missing, 5 a system call failed,",
                        "130 interrupted before the first probe, or before many hosts were asked.");
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `ping`
    @SuppressWarnings("exports") // for the root command, which is in this module
    public static CommandSpec command(Surroundings around) {
        return new PingCommand(around).spec;
    }

    @Override
    public Integer call() throws IOException {
        var settings = settings();
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
                Options.is(generate)
                        || Options.is(alive)
                        || Options.is(unreachable)
                        || Options.value(file) != null;
        boolean many = sweep || targets.count().compareTo(BigInteger.ONE) > 0;
        if (targets.count().signum() == 0 && !namesMissing) throw wrong("no host is named");
        settings.sweep = many && count.getValue() == null && !Options.is(live);
        refuseWhatDoesNotGoTogether(many, settings.sweep);
        if (targets.count().signum() == 0) {
            untried(EndReason.ERROR);
            return ExitCode.NAME;
        }
        if (many) {
            double pace = rate.getValue() == null ? 1000 : rate.<Double>getValue();
            settings.gap = Math.round(1e9 / pace);
        }
        wait(settings, many);
        int code = run(settings, targets, many);
        return namesMissing ? ExitCode.NAME : code;
    }

    /// Whoever asks many, or looks on, wants to know soon what is lost; of one host ping(8) loses nothing as long as it runs.
    private void wait(Settings settings, boolean many) {
        Duration wait = timeout.getValue();
        if (!many && !Options.is(live)) {
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
        if (Options.is(json)) new JsonReport(around.out(), true).untried(reason);
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
        if (Options.is(verbose)) around.complain(text);
    }

    private Report report(Settings settings, Targets targets, boolean many, Host first)
            throws IOException {
        var style = new TextStyle(Options.is(quiet), Options.is(numeric), Options.is(times));
        if (Options.is(live)) {
            if (!around.terminal().out() || around.terminal().isDumb())
                throw wrong("--live needs a terminal on standard output");
            if (targets.count().compareTo(BigInteger.valueOf(64)) > 0)
                throw wrong("--live shows 64 hosts at the most");
            return new LiveView(around, style);
        }
        @Nullable InetAddress source = many ? null : source(settings, first);
        if (Options.is(json)) return new JsonReport(around.out(), Options.is(quiet));
        if (settings.sweep)
            return new SweepText(around, style, Options.is(alive), Options.is(unreachable));
        return many
                ? new ManyText(around.out(), style)
                : new OneText(around.out(), style, settings, first, source);
    }

    /// What ping(8) shows of the way to a host if it was told which one to take.
    private @Nullable InetAddress source(Settings settings, Host first) throws IOException {
        var route = Route.to(first, settings);
        if (route.isForbiddenBroadcast())
            throw wrong(
                    first.name
                            + " is a broadcast address: "
                            + (settings.method == Settings.Method.ICMP
                                    ? "-b allows to ask it"
                                    : "only ICMP asks it, with -b"));
        return from.getValue() == null ? null : route.source();
    }

    /// Nothing that was said is left out in silence.
    private void refuseWhatDoesNotGoTogether(boolean many, boolean sweep) {
        boolean byPort = tcp.getValue() != null || udp.getValue() != null;
        for (var option : new OptionSpec[] {size, pattern, fragment, broadcast, raw, verbose})
            refuse(option, byPort, "is for ICMP, not for --tcp and --udp");
        for (var option : new OptionSpec[] {retries, backoff})
            refuse(option, !sweep, "is for many hosts, without -c and --live");
        for (var option : new OptionSpec[] {alive, unreachable}) {
            refuse(option, !sweep, "asks each host until it answers: not with -c and --live");
            refuse(option, Options.is(json), "is for text: --json says of each host whether it is");
        }
        refuse(
                interval,
                sweep,
                "is for one host, -c and --live: of many -W says when to ask again");
        refuse(overdue, many || Options.is(live), "is for one host, without --live");
        refuse(rate, !many, "is for many hosts");
        refuse(broadcast, Options.is(six), "is for IPv4");
        for (var option : new OptionSpec[] {numeric, times})
            refuse(option, Options.is(json), "is for text: --json has both name and time");
        for (var option : new OptionSpec[] {json, quiet, times})
            refuse(option, Options.is(live), "does not go with --live");
        refuse(
                generate,
                file.getValue() != null,
                "is for the command line: a line of -f may be a" + " prefix or a range");
    }

    private void refuse(OptionSpec option, boolean when, String why) {
        Object value = option.getValue();
        if (when && value != null && !value.equals(false))
            throw wrong(option.shortestName() + " " + why);
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
        var path = file.<String>getValue();
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
            if (bad != null) throw wrong(bad.toString());
        }
        var words = hosts.<String @Nullable []>getValue();
        if (words == null) return missing;
        try {
            if (Options.is(generate) && words.length == 2 && words[0].indexOf('/') < 0) {
                targets.addBetween(words[0], words[1]);
                return missing;
            }
            for (var word : words) {
                try {
                    if (Options.is(generate)) targets.addHosts(word);
                    else targets.add(word);
                } catch (UnknownHostException e) {
                    around.complain(String.valueOf(e.getMessage()));
                    missing = true;
                }
            }
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        return missing;
    }

    private Settings settings() throws IOException {
        var settings = new Settings();
        settings.rawIfMust = true;
        settings.raw = Options.is(raw);
        try {
            settings.family = Options.family(four, six);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        settings.count = count.getValue() == null ? 0 : within(count, 1, Integer.MAX_VALUE);
        settings.interval = orElse(interval, settings.interval);
        if (settings.interval.compareTo(SHORTEST_INTERVAL) < 0 && !isRoot())
            throw wrong("-i: less than 2ms is a flood, which is for root");
        if (Duration.ZERO.equals(timeout.getValue())) throw wrong("-W 0 waits for nothing");
        settings.deadline = deadline.getValue();
        if (Duration.ZERO.equals(settings.deadline)) throw wrong("-w 0 leaves no time to ask");
        settings.retries = retries.getValue() == null ? 3 : within(retries, 0, 1000);
        settings.backoff = orElse(backoff, settings.backoff);
        if (!(settings.backoff >= 1 && settings.backoff <= 5))
            throw wrong("--backoff " + settings.backoff + " is outside 1..5");
        settings.broadcast = Options.is(broadcast);
        settings.tellOverdue = Options.is(overdue);
        packet(settings);
        method(settings);
        source(settings);
        return settings;
    }

    private void packet(Settings settings) {
        long bytes = orElse(size, 56L);
        if (bytes > 65_507) throw wrong("-s " + bytes + " is outside 0..65507");
        settings.size = (int) bytes;
        var filling = pattern.<String>getValue();
        if (filling != null) {
            try {
                settings.pattern = Bytes.parse(filling);
            } catch (IllegalArgumentException e) {
                throw wrong("-p: " + e.getMessage());
            }
        }
        if (hops.getValue() != null) settings.timeToLive = within(hops, 1, 255);
        var service = tos.<String>getValue();
        if (service != null) {
            try {
                settings.trafficClass = Integer.decode(service);
            } catch (NumberFormatException _) {
                throw wrong("-Q " + service + " is no number");
            }
            if (settings.trafficClass < 0 || settings.trafficClass > 255)
                throw wrong("-Q " + service + " is outside 0..255");
        }
        var how = fragment.<String>getValue();
        if (how == null) return;
        settings.pathMtu =
                switch (how) {
                    case "do" -> IpOptions.IP_PMTUDISC_DO;
                    case "want" -> IpOptions.IP_PMTUDISC_WANT;
                    case "dont" -> IpOptions.IP_PMTUDISC_DONT;
                    default -> IpOptions.IP_PMTUDISC_PROBE;
                };
    }

    private void method(Settings settings) {
        if (tcp.getValue() == null && udp.getValue() == null) return;
        if (tcp.getValue() != null && udp.getValue() != null)
            throw wrong("--tcp and --udp exclude each other");
        settings.method = tcp.getValue() != null ? Settings.Method.TCP : Settings.Method.UDP;
        settings.port = within(tcp.getValue() != null ? tcp : udp, 1, 65_535);
    }

    private void source(Settings settings) throws IOException {
        var text = from.<String>getValue();
        if (text == null) return;
        try {
            settings.source = InetAddress.ofLiteral(text);
            if (settings.family.equals(AddressFamily.AF_UNSPEC))
                settings.family =
                        settings.source.getAddress().length == 4
                                ? AddressFamily.AF_INET
                                : AddressFamily.AF_INET6;
        } catch (IllegalArgumentException _) {
            for (var known : NetInterface.all())
                if (known.name().equals(text)) settings.device = text;
            if (settings.device == null)
                throw wrong("-I " + text + " is no address and no interface");
        }
    }

    /// Whose process this is stands in `/proc`.
    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static <T> T orElse(OptionSpec option, T otherwise) {
        T value = option.getValue();
        return value == null ? otherwise : value;
    }

    private int within(OptionSpec option, int low, int high) {
        int number = option.<Integer>getValue();
        if (number < low || number > high)
            throw wrong(option.shortestName() + " " + number + " is outside " + low + ".." + high);
        return number;
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
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
