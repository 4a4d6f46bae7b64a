package io.sockeye.tools.scan;

import io.sockeye.tools.cli.ColourChoice;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Failures;
import io.sockeye.tools.cli.JsonLines;
import io.sockeye.tools.cli.Options;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Targets;
import java.io.Console;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// The command `scan`: reads the command line and hands a [ScanRun] what it says.
public final class Scan implements Callable<Integer> {
    private final Surroundings around;
    private final CommandSpec spec;

    /// Whether some name has no address, and the others are asked all the same.
    private boolean unresolved;

    private final PositionalParamSpec words =
            Options.words(
                    "0..*",
                    "TARGET",
                    "A name, an address, a prefix (192.0.2.0/24, 2001:db8::/120) or a range (10.0.0-3.1-50).");
    private final OptionSpec file =
            Options.text(
                            "FILE",
                            "Takes targets from a file, or from standard input (-).",
                            "-f",
                            "-iL",
                            "--file")
                    .build();
    private final OptionSpec exclude =
            Options.text("TARGET,…", "Leaves these out.", "--exclude").type(String[].class).build();
    private final OptionSpec excludeFile =
            Options.text("FILE", "Leaves out what a file names.", "--exclude-file").build();
    private final OptionSpec four = Options.flag("IPv4 addresses of names.", "-4");
    private final OptionSpec six = Options.flag("IPv6 addresses of names.", "-6");
    private final OptionSpec ports =
            Options.text(
                            "PORTS",
                            "22,80,8000-8100; - is all of them; http is a service; T: and U: before those of TCP and UDP.",
                            "-p",
                            "--ports")
                    .type(String[].class)
                    .build();
    private final OptionSpec top =
            Options.number("N", "The N ports that are open most often.", "--top", "--top-ports")
                    .build();
    private final OptionSpec syn =
            Options.flag("TCP by SYN segments; takes CAP_NET_RAW.", "-sS", "--syn");
    private final OptionSpec udp = Options.flag("UDP.", "-sU", "--udp");
    private final OptionSpec sweep =
            Options.flag(
                    "Asks only which hosts are there: echo, and TCP 443 and 80.", "--sweep", "-sn");
    private final OptionSpec list =
            Options.flag("Prints what would be asked, in its order, and sends nothing.", "--list");
    private final OptionSpec banner =
            Options.flag(
                    "Asks open ports who they are: greeting, TLS certificate, HTTP.", "--banner");
    private final OptionSpec rate =
            Options.rate("At most so many probes a second: 500, 10k.", "--rate").build();
    private final OptionSpec timeout =
            Options.duration(
                            "The longest wait for an answer; quick hosts are given less. 2s if not said.",
                            "--timeout")
                    .defaultValue("2s")
                    .build();
    private final OptionSpec retries =
            Options.number(
                            "N",
                            "How often a question without an answer is repeated; 2 if not said.",
                            "--retries")
                    .defaultValue("2")
                    .build();
    private final OptionSpec parallel =
            Options.number(
                            "N",
                            "At most so many questions on their way at once; 4096 if not said.",
                            "--parallel")
                    .defaultValue("4096")
                    .build();
    private final OptionSpec seed =
            Options.text(
                            "N",
                            "Decides the order; the same on all machines of a scan in shards.",
                            "--seed")
                    .type(Long.class)
                    .build();
    private final OptionSpec shard =
            Options.text("I/N", "Asks only the I-th of N parts; takes --seed.", "--shard").build();
    private final OptionSpec resume =
            Options.text(
                            "FILE",
                            "Keeps in a file how far it is, and goes on from there if the file exists.",
                            "--resume")
                    .build();
    private final OptionSpec all =
            Options.flag(
                    "With --json, a line for each port and not for the open ones alone.", "--all");
    private final OptionSpec json = Options.flag("JSON, a line for each finding.", "--json");
    private final OptionSpec csv = Options.flag("Comma-separated values.", "--csv");
    private final OptionSpec xml =
            Options.text("FILE", "Writes nmap's XML to a file, or instead of the table (-).", "-oX")
                    .build();
    private final OptionSpec grep =
            Options.text(
                            "FILE",
                            "Writes nmap's lines for grep to a file, or instead of the table (-).",
                            "-oG")
                    .build();
    private final OptionSpec color =
            Options.choice("WHEN", ColourChoice.WORDS, "Colours: auto, always or never.", "--color")
                    .defaultValue("auto")
                    .build();
    private final OptionSpec yes =
            Options.flag("Does not ask before many public hosts are scanned.", "--yes");
    private final OptionSpec quiet =
            Options.flag("Says nothing on standard error but complaints.", "-q", "--quiet");

    private Scan(Surroundings around) {
        this.around = around;
        spec =
                Options.command(
                        this, "scan", "Asks which ports are open, and which hosts are there.");
        spec.addPositional(words);
        for (var option :
                new OptionSpec[] {
                    file, exclude, excludeFile, four, six, ports, top, syn, udp, sweep, list,
                            banner,
                    rate, timeout, retries, parallel, seed, shard, resume, all, json, csv, xml,
                            grep,
                    color, yes, quiet
                }) spec.addOption(option);
        spec.usageMessage()
                .footerHeading("%nExamples:%n")
                .footer(
                        "  sockeye scan 192.168.1.10                          the usual ports, by connect(2)",
                        "  sockeye scan --syn -p - --rate 10k 10.0.0.0/24     all ports of a network",
                        "  sockeye scan --udp -p 53,123,161 router            UDP",
                        "  sockeye scan --sweep 192.168.1.0/24                which hosts are there",
                        "  sockeye scan --banner -p 22,443 example.org        who answers, and with which certificate",
                        "  sockeye scan --seed 7 --shard 2/3 10.0.0.0/16      the second of three machines",
                        "",
                        "Exit status: 0 something is open (or up), 1 nothing is, 2 wrong use, 3 a name has no address,",
                        "4 a permission is missing, 5 a system call failed, 130 interrupted.");
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `scan`
    public static CommandSpec command(Surroundings around) {
        return new Scan(around).spec;
    }

    @Override
    public Integer call() throws IOException {
        try {
            var request = request();
            if (Options.is(list)) {
                Listing.write(request.plan(), around.out());
                return known(ExitCode.OK);
            }
            if (request.cursor().remaining() == 0) {
                around.complain(
                        Options.value(resume) + " is of a scan that is done: nothing is left");
                return known(ExitCode.OK);
            }
            if (!Options.is(yes)) consent(request.plan().targets());
            return known(new ScanRun(around, request).run());
        } catch (UnresolvedException e) {
            if (Options.is(json) && !Options.is(list)) endBeforeIt();
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void endBeforeIt() throws IOException {
        Long number = seed.getValue();
        var part = Options.value(shard);
        JsonReport.endBeforeIt(
                new JsonLines(around.out()),
                number == null ? 0 : number,
                part == null ? Shard.WHOLE : Shard.parse(part));
    }

    /// What was found is no whole answer if somebody was not asked at all.
    private int known(int code) {
        boolean ended = code == ExitCode.OK || code == ExitCode.FAILED;
        return ended && unresolved ? ExitCode.NAME : code;
    }

    private ScanRequest request() throws IOException {
        if (Options.is(sweep) && (Options.is(udp) || Options.value(top) != null))
            throw new IllegalArgumentException(
                    "--sweep asks for hosts: --udp and --top are for ports");
        var wanted = Options.value(shard);
        var part = wanted == null ? Shard.WHOLE : Shard.parse(wanted);
        Long given = seed.getValue();
        if (part.count() > 1 && given == null)
            throw new IllegalArgumentException(
                    "--shard takes --seed: the machines have to agree on an order");
        var targets = targets();
        if (Options.value(resume) != null && (isFile(xml) || isFile(grep)))
            throw new IllegalArgumentException(
                    "-oX and -oG write what one run has found: with --resume take --json, and keep what both have printed");
        var digest = digest(targets, part);
        var file = Optional.ofNullable(Options.value(resume)).map(Path::of);
        var before = file.isEmpty() ? Optional.<Checkpoint>empty() : Checkpoint.read(file.get());
        long number = given != null ? given : before.map(Checkpoint::seed).orElseGet(Scan::anySeed);
        if (before.isPresent()
                && (!before.get().what().equals(digest) || before.get().seed() != number))
            throw new IllegalArgumentException(
                    file.get() + " is of another scan: other targets, ports, shard or seed");
        var plan = ScanPlan.of(targets, questions(), Options.is(sweep), number, part);
        var cursor =
                before.map(then -> new Cursor(plan, then.begun(), then.next()))
                        .orElseGet(() -> Cursor.atStart(plan));
        return new ScanRequest(
                plan,
                cursor,
                number,
                digest,
                file,
                Options.is(syn),
                Options.is(banner),
                manners(plan),
                outputs(),
                arguments());
    }

    private static long anySeed() {
        return new SecureRandom().nextLong() >>> 33;
    }

    /// What says which scan it is: with the same words on both command lines a scan goes on where it was.
    private String digest(Targets targets, Shard part) {
        var said = new ArrayList<>(Options.given(words));
        said.add(String.valueOf(targets.count()));
        said.add(part.toString());
        for (var option :
                new OptionSpec[] {
                    file, exclude, excludeFile, four, six, ports, top, syn, udp, sweep
                }) said.add(String.valueOf(Options.value(option)));
        return Checkpoint.digest(said);
    }

    private Manners manners(ScanPlan plan) {
        Double limit = rate.getValue();
        Duration patience = timeout.getValue();
        int repeats = retries.<Integer>getValue();
        int most = parallel.<Integer>getValue();
        if (repeats < 0 || most < 1)
            throw new IllegalArgumentException("--retries is 0 or more, --parallel 1 or more");
        if (!patience.isPositive()) throw new IllegalArgumentException("--timeout is more than 0");
        return new Manners(
                limit == null ? Double.POSITIVE_INFINITY : limit,
                patience,
                plan.attempts(repeats),
                most);
    }

    private ScanRequest.Outputs outputs() {
        var choice = ColourChoice.of(color.<String>getValue());
        return new ScanRequest.Outputs(
                Options.is(json),
                Options.is(all),
                Options.is(csv),
                Optional.ofNullable(Options.value(xml)),
                Optional.ofNullable(Options.value(grep)),
                Options.is(quiet),
                around.terminal().colours(choice));
    }

    private Targets targets() throws IOException {
        var targets = new Targets(Options.family(four, six)).once().zoned();
        var names = new ArrayList<String>(); // that have no address
        var mistakes = new ArrayList<String>();
        for (var word : Options.given(words)) {
            try {
                targets.add(word);
            } catch (UnknownHostException e) {
                names.add(Failures.describe(e));
            } catch (IllegalArgumentException e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        }
        var from = Options.value(file);
        if (from != null) sort(targets.addFile(from), names, mistakes);
        // Who has mistyped a network may have meant another: nobody is asked.
        if (!mistakes.isEmpty()) throw new IllegalArgumentException(lastOf(mistakes));
        if (targets.count().signum() == 0) {
            if (names.isEmpty()) throw new IllegalArgumentException("no targets");
            throw new UnresolvedException(lastOf(names));
        }
        // A name may have gone since the list was made, which says nothing of the others.
        for (var name : names) around.complain(name);
        unresolved = !names.isEmpty();
        exclude(targets);
        if (isEmpty(targets))
            throw new IllegalArgumentException("nothing is left: all targets are excluded");
        return targets;
    }

    /// Whom a word that is no good names would be scanned: it ends the command, whichever it is.
    private void exclude(Targets targets) throws IOException {
        var names = new ArrayList<String>();
        var mistakes = new ArrayList<String>();
        var out = Options.value(exclude);
        for (var word : out == null ? new String[0] : out.split(",", -1)) {
            try {
                targets.exclude(word);
            } catch (UnknownHostException e) {
                names.add(Failures.describe(e));
            } catch (IllegalArgumentException e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        }
        var outFile = Options.value(excludeFile);
        if (outFile != null) sort(targets.excludeFile(outFile), names, mistakes);
        if (!mistakes.isEmpty()) throw new IllegalArgumentException(lastOf(mistakes));
        if (!names.isEmpty()) throw new UnresolvedException(lastOf(names));
    }

    private static void sort(
            List<Targets.Complaint> complaints, List<String> names, List<String> mistakes) {
        for (var complaint : complaints)
            (complaint.cause() instanceof UnknownHostException ? names : mistakes)
                    .add(complaint.toString());
    }

    /// Says all but the last, which is for the exception that ends the command.
    private String lastOf(List<String> texts) {
        for (var text : texts.subList(0, texts.size() - 1)) around.complain(text);
        return texts.getLast();
    }

    /// Looks at no more than a few: of many some will be left.
    private static boolean isEmpty(Targets targets) {
        if (targets.count().bitLength() > 8) return false;
        for (long index = 0; index < targets.count().longValueExact(); index++)
            if (!targets.isPassedOver(index, targets.at(index).address())) return false;
        return true;
    }

    private List<Question> questions() throws IOException {
        var named = Options.value(ports);
        boolean tcpToo = !Options.is(udp) || Options.is(syn);
        if (named != null) {
            if (Options.value(top) != null)
                throw new IllegalArgumentException("-p and --top exclude each other");
            var questions = PortSet.parse(named, tcpToo, Options.is(udp)).questions();
            if (Options.is(sweep))
                for (var question : questions)
                    if (question.transport() != Transport.TCP)
                        throw new IllegalArgumentException("--sweep asks ports of TCP alone");
            return questions;
        }
        if (Options.is(sweep))
            return List.of(
                    Question.ECHO,
                    new Question(Transport.TCP, 443),
                    new Question(Transport.TCP, 80));
        Integer count = top.getValue();
        var tcp = tcpToo ? top(Transport.TCP, count) : List.<Integer>of();
        return PortSet.of(tcp, Options.is(udp) ? top(Transport.UDP, count) : List.of()).questions();
    }

    private static List<Integer> top(Transport transport, @Nullable Integer count) {
        return count == null ? TopPorts.all(transport) : TopPorts.of(transport, count);
    }

    private void consent(Targets targets) {
        int found = Consent.publicHosts(targets);
        if (found <= Consent.HANDFUL) return;
        var question =
                "more than "
                        + Consent.HANDFUL
                        + " of these hosts are on the public Internet. Scan only what you may scan";
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (console.isEmpty())
            throw new IllegalArgumentException(question + "; --yes says that you may");
        var answer = console.get().readLine("sockeye: %s. Go on? [y/N] ", question);
        if (answer == null
                || !(answer.strip().equalsIgnoreCase("y")
                        || answer.strip().equalsIgnoreCase("yes")))
            throw new IllegalArgumentException("not scanned");
    }

    private List<String> arguments() {
        var parsed = spec.commandLine().getParseResult();
        return parsed == null ? List.of("scan") : parsed.originalArgs();
    }

    private static boolean isFile(OptionSpec option) {
        var name = Options.value(option);
        return name != null && !name.equals("-");
    }
}
