package io.sockeye.tools.ping;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Bytes;
import io.sockeye.option.IpOptions;
import io.sockeye.resolve.NetInterface;
import io.sockeye.tools.cli.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// The words of `ping`, and what they come to.
final class PingOptions {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(2);

    final OptionSpec count =
            Options.number("N", "Ends after N probes of each host.", "-c", "--count").build();
    final OptionSpec interval =
            Options.duration("Time between two probes of one host: 1s.", "-i", "--interval")
                    .build();
    final OptionSpec deadline =
            Options.duration(
                            "Ends after this time; with -c, when N were answered.",
                            "-w",
                            "--deadline")
                    .build();
    final OptionSpec timeout =
            Options.duration(
                            "How long to wait for an answer. Of many hosts: 500ms; with -c and --live the interval,"
                                    + " 500ms to 2s. Of one host: after the last probe, if none was answered, 10s;"
                                    + " otherwise twice the longest time.",
                            "-W",
                            "--timeout")
                    .build();
    final OptionSpec size =
            Options.bytes("Bytes behind the ICMP header: 56.", "-s", "--size").build();
    final OptionSpec pattern =
            Options.text("HEX", "Fills the probe with these bytes.", "-p", "--pattern").build();
    final OptionSpec hops =
            Options.number("HOPS", "Routers that a probe may pass, 1 to 255.", "-t", "--ttl")
                    .build();
    final OptionSpec tos =
            Options.text("TOS", "Type of service, or traffic class: 0x10.", "-Q", "--tos").build();
    final OptionSpec from =
            Options.text("FROM", "Source address, or interface.", "-I", "--from").build();
    final OptionSpec fragment =
            Options.choice(
                            "HOW",
                            List.of("do", "want", "dont", "probe"),
                            "Path MTU: do (never cut), want, dont, probe.",
                            "-M",
                            "--mtu-discovery")
                    .build();
    final OptionSpec numeric = Options.flag("Prints addresses, no names.", "-n", "--numeric");
    final OptionSpec quiet = Options.flag("Prints the closing figures only.", "-q", "--quiet");
    final OptionSpec verbose =
            Options.flag("Says by which kind of socket it asks.", "-v", "--verbose");
    final OptionSpec times = Options.flag("Prints the time before each line.", "-D", "--times");
    final OptionSpec overdue =
            Options.flag(
                    "Tells of what has no answer when the next one leaves.", "-O", "--overdue");
    final OptionSpec broadcast =
            Options.flag("Allows to ask a broadcast address.", "-b", "--broadcast");
    final OptionSpec four = Options.flag("IPv4 only.", "-4", "--ipv4");
    final OptionSpec six = Options.flag("IPv6 only.", "-6", "--ipv6");
    final OptionSpec raw = Options.flag("A raw socket, which needs CAP_NET_RAW.", "--raw");
    final OptionSpec tcp =
            Options.number("PORT", "Asks by a connection of TCP instead.", "--tcp").build();
    final OptionSpec udp =
            Options.number("PORT", "Asks by a datagram of UDP instead.", "--udp").build();
    final OptionSpec generate =
            Options.flag(
                    "HOST is a prefix or a range, or two of them its ends.", "-g", "--generate");
    final OptionSpec file =
            Options.text(
                            "FILE",
                            "Hosts from the lines of a file; - is standard input.",
                            "-f",
                            "--file")
                    .build();
    final OptionSpec alive = Options.flag("Prints who answers.", "-a", "--alive");
    final OptionSpec unreachable =
            Options.flag("Prints who does not answer.", "-u", "--unreachable");
    final OptionSpec retries =
            Options.number("N", "Of many hosts: asks so often again: 3.", "-r", "--retries")
                    .build();
    final OptionSpec backoff =
            Options.decimal(
                            "FACTOR",
                            "By what each wait is longer than the one before: 1.5.",
                            "-B",
                            "--backoff")
                    .build();
    final OptionSpec rate =
            Options.rate("Of many hosts: probes a second at the most: 1000.", "--rate").build();
    final OptionSpec json = Options.flag("JSON, one object a line.", "--json");
    final OptionSpec live = Options.flag("Draws the times as they come.", "--live");
    final PositionalParamSpec hosts =
            Options.words("0..*", "HOST", "Names, addresses, prefixes, ranges.");

    final CommandSpec spec;

    PingOptions(PingCommand command) {
        spec =
                Options.command(
                        command,
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

    /// Nothing that was said is left out in silence.
    void refuseWhatDoesNotGoTogether(boolean many, boolean sweep) {
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
                "is for the command line: a line of -f may be a prefix or a range");
    }

    private void refuse(OptionSpec option, boolean when, String why) {
        Object value = option.getValue();
        if (when && value != null && !value.equals(false))
            throw wrong(option.shortestName() + " " + why);
    }

    Settings settings() throws IOException {
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

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
