package io.sockeye.tools.scan;

import io.sockeye.select.Selector;
import io.sockeye.tools.cli.DescriptorLimit;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.JsonLines;
import io.sockeye.tools.cli.Progress;
import io.sockeye.tools.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A scan from its announcement to its reports.
final class ScanRun {
    /// One thread's system calls are half of what two cores can send.
    private static final int MOST_ENGINES = 2;

    /// A scan of fewer probes is over before a second thread has started.
    private static final int WORTH_TWO = 4096;

    private static final int FIRST_WINDOW = 256;
    private static final int FIRST_WINDOW_UDP = 32;
    private static final long CHECKPOINT_EACH = 10_000_000_000L;
    private static final Duration GREETING = Duration.ofSeconds(2);

    private final Surroundings around;
    private final ScanRequest request;
    private final Services services = new Services();
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final int descriptors;
    private final int greeters;
    private final Progress progress;
    private final JsonReport json;
    private final Optional<Greetings> greetings;
    private final Findings findings;
    private final List<String> techniques = new ArrayList<>();
    private long checkpointed = startNanos;

    ScanRun(Surroundings around, ScanRequest request) throws IOException {
        this.around = around;
        this.request = request;
        boolean bar = around.terminal().err() && !around.terminal().isDumb();
        progress =
                new Progress(around.err(), bar, "probes", request.cursor().remaining(), startNanos);
        json = new JsonReport(new JsonLines(around.out()), services, request.outputs().all());
        boolean connects = request.banner() || (request.asks(Transport.TCP) && !request.syn());
        descriptors = connects ? DescriptorLimit.free() : Integer.MAX_VALUE;
        greeters = request.banner() ? Math.clamp(descriptors / 4, 1, Greetings.TOGETHER) : 0;
        greetings =
                request.banner()
                        ? Optional.of(new Greetings(GREETING, greeters))
                        : Optional.empty();
        Findings.Stream stream = request.outputs().json() ? json : Silent.STREAM;
        findings = new Findings(request.plan(), greetings, stream);
    }

    /// Nobody wants a finding before the end.
    private enum Silent implements Findings.Stream {
        STREAM;

        @Override
        public boolean wants(Verdict verdict) {
            return false;
        }

        @Override
        public void found(PortFinding finding) {}
    }

    int run() throws IOException {
        for (var file : files()) requireWritable(file);
        int engines = engines();
        int window = window(engines);
        nameTechniques();
        announce(window * engines);
        var reason = EndReason.ERROR;
        try (progress;
                var crew = new Crew(engines, selector -> engine(selector, engines, window))) {
            around.running().onInterrupt(() -> stop(crew));
            findings.onTick(now -> tick(crew, now));
            // That there is no room for it has to be known before.
            checkpoint(crew);
            var ended = crew.run();
            if (ended == EndReason.DONE) greetings.ifPresent(Greetings::join);
            else greetings.ifPresent(Greetings::close);
            findings.check();
            checkpoint(crew);
            reason = around.running().isInterrupted() ? EndReason.INTERRUPTED : ended;
            progress.close();
            report(outcome(reason));
        } finally {
            greetings.ifPresent(Greetings::close);
            if (reason == EndReason.ERROR) endAfterFailure();
        }
        if (reason == EndReason.INTERRUPTED) {
            tellOfTheRest();
            return ExitCode.INTERRUPTED;
        }
        return findings.found() > 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<Path> files() {
        var files = new ArrayList<Path>();
        for (var output : List.of(request.outputs().xml(), request.outputs().grep()))
            if (output.isPresent() && !output.get().equals("-")) files.add(Path.of(output.get()));
        return files;
    }

    /// Reports are written at the end: that there is no room for one has to be known before. What is there stays until then.
    private static void requireWritable(Path file) throws IOException {
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    }

    private void stop(Crew crew) {
        crew.stop();
        greetings.ifPresent(Greetings::stop);
    }

    /// A table that ends early looks like any other.
    private void tellOfTheRest() {
        if (request.outputs().quiet()) return;
        around.err()
                .println(
                        "scan: interrupted; "
                                + findings.done()
                                + " of "
                                + request.cursor().whole()
                                + " probes are done");
        around.err().flush();
    }

    /// The last line of JSON is written however it ends, as long as somebody reads.
    private void endAfterFailure() {
        if (!request.outputs().json()) return;
        try {
            json.end(outcome(EndReason.ERROR));
        } catch (IOException alsoFailed) {
            // What comes up is the first failure.
        }
    }

    private int engines() {
        boolean tcpOnly =
                request.asks(Transport.TCP)
                        && !request.asks(Transport.UDP)
                        && !request.asks(Transport.ICMP);
        if (!tcpOnly || request.cursor().remaining() < WORTH_TWO) return 1;
        if (request.manners().perSecond() != Double.POSITIVE_INFINITY) return 1;
        return Math.min(MOST_ENGINES, Runtime.getRuntime().availableProcessors());
    }

    /// Connects hold a descriptor each, and so do greetings.
    private int window(int engines) {
        int window = request.manners().parallel();
        if (request.asks(Transport.TCP) && !request.syn())
            window = Math.min(window, descriptors - greeters);
        return Math.max(1, window / engines);
    }

    private Engine engine(Selector<Source> selector, int engines, int window) {
        boolean udpOnly = !request.asks(Transport.TCP) && request.asks(Transport.UDP);
        int first = Math.max(1, (udpOnly ? FIRST_WINDOW_UDP : FIRST_WINDOW) / engines);
        var engine =
                new Engine(
                        request.cursor(),
                        selector,
                        new Pace(request.manners().perSecond(), System.nanoTime()),
                        new Window(first, window),
                        request.manners().attempts(),
                        request.manners().timeout().toNanos(),
                        findings);
        if (request.asks(Transport.TCP))
            engine.technique(
                    Transport.TCP,
                    request.syn()
                            ? new ByFamily(engine, "SYN", Verdict.NO_TCP, SynTechnique::open)
                            : new ConnectTechnique(engine));
        if (request.asks(Transport.UDP))
            engine.technique(
                    Transport.UDP, new ByFamily(engine, "UDP", Verdict.NO_UDP, UdpTechnique::open));
        if (request.asks(Transport.ICMP))
            engine.technique(
                    Transport.ICMP,
                    new ByFamily(engine, "echo", Verdict.NO_HOST, EchoTechnique::open));
        return engine;
    }

    private void nameTechniques() {
        if (request.asks(Transport.ICMP)) techniques.add("echo");
        if (request.asks(Transport.TCP)) techniques.add(request.syn() ? "SYN" : "connect");
        if (request.asks(Transport.UDP)) techniques.add("UDP");
    }

    private void announce(int window) {
        if (request.outputs().quiet()) return;
        around.err()
                .println(
                        Announcement.of(
                                request.plan(),
                                techniques,
                                request.manners().perSecond(),
                                request.cursor().remaining(),
                                request.manners().attempts(),
                                window,
                                request.seed()));
        around.err().flush();
    }

    private void tick(Crew crew, long now) throws IOException {
        if (!request.outputs().quiet())
            progress.at(findings.done(), findings.found() + " found", now);
        if (now - checkpointed < CHECKPOINT_EACH) return;
        checkpointed = now;
        checkpoint(crew);
    }

    private void checkpoint(Crew crew) throws IOException {
        if (request.checkpoint().isEmpty()) return;
        Snapshot.together(crew.snapshots(), request.what(), request.seed())
                .write(request.checkpoint().get());
    }

    private Outcome outcome(EndReason reason) {
        return new Outcome(
                request.plan(),
                request.arguments(),
                techniques,
                request.seed(),
                reason,
                start,
                System.nanoTime() - startNanos,
                findings,
                findings.hosts(),
                services);
    }

    private void report(Outcome outcome) throws IOException {
        var outputs = request.outputs();
        if (outputs.xml().isPresent()) write(outputs.xml().get(), XmlReport.of(outcome));
        if (outputs.grep().isPresent()) write(outputs.grep().get(), GrepReport.of(outcome));
        if (outputs.json()) json.end(outcome);
        else if (outputs.csv()) around.out().write(CsvReport.of(outcome));
        else if (outputs.table()) around.out().write(TableReport.of(outcome, outputs.colours()));
    }

    private void write(String file, String text) throws IOException {
        if (file.equals("-")) around.out().write(text);
        else Files.writeString(Path.of(file), text);
    }
}
