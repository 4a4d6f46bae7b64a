package io.sockeye.tools.scan;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was found out so far, from however many engines; what is open goes to whoever wants it at once.
final class Findings implements Engine.Observer {
    /// With more hosts than this, those that answer nothing are counted and not kept.
    static final long SILENT_HOSTS_KEPT = 1 << 16;

    private final boolean keepsSilent;
    private final Optional<Greetings> greetings;
    private final Stream stream;
    private Ticker ticker = _ -> {};
    private final Map<Long, HostFindings> hosts = new TreeMap<>();
    private final Map<State, long[]> counts = new EnumMap<>(State.class);
    private long done;
    private long excluded;
    private @Nullable IOException failure;

    /// Who is told of each finding.
    interface Stream {
        boolean wants(Verdict verdict);

        void found(PortFinding finding) throws IOException;
    }

    /// Who is told that time passes.
    interface Ticker {
        void tick(long now) throws IOException;
    }

    Findings(ScanPlan plan, Optional<Greetings> greetings, Stream stream) {
        keepsSilent = plan.hosts() <= SILENT_HOSTS_KEPT;
        this.greetings = greetings;
        this.stream = stream;
    }

    /// Who is told that time passes; before the engines start.
    synchronized void onTick(Ticker told) {
        ticker = told;
    }

    @Override
    public void found(Probe probe, Verdict verdict, long roundTrip) throws IOException {
        var host = probe.host;
        @Nullable HostFindings findings;
        synchronized (this) {
            done++;
            counter(verdict.state())[0]++;
            findings = findings(host, verdict);
            if (findings != null) {
                findings.add(probe.transport, probe.port, verdict);
                findings.roundTrip(host.roundTrip.least());
            }
        }
        boolean greets =
                greetings.isPresent()
                        && verdict.state() == State.OPEN
                        && probe.transport == Transport.TCP;
        if (!greets && !stream.wants(verdict)) return;
        var finding =
                new PortFinding(
                        Instant.now(),
                        host.target,
                        new Question(probe.transport, probe.port),
                        verdict,
                        roundTrip,
                        Optional.empty());
        if (greets && findings != null) greet(findings, finding);
        else tell(finding);
    }

    /// One number, which is changed in place.
    private long[] counter(State state) {
        return counts.computeIfAbsent(state, _ -> new long[1]);
    }

    private @Nullable HostFindings findings(Host host, Verdict verdict) {
        if (host.findings != null) return host.findings;
        var findings = hosts.get(host.index);
        if (findings == null && (keepsSilent || verdict.isAlive())) {
            findings = new HostFindings(host.target);
            hosts.put(host.index, findings);
        }
        host.findings = findings;
        return findings;
    }

    private void greet(HostFindings findings, PortFinding finding) {
        greetings
                .orElseThrow()
                .ask(
                        finding.host(),
                        finding.question().port(),
                        greeting -> {
                            synchronized (this) {
                                findings.greeting(finding.question(), greeting);
                            }
                            try {
                                tell(
                                        new PortFinding(
                                                finding.at(),
                                                finding.host(),
                                                finding.question(),
                                                finding.verdict(),
                                                finding.roundTripNanos(),
                                                Optional.of(greeting)));
                            } catch (IOException e) {
                                fail(e);
                            }
                        });
    }

    private synchronized void fail(IOException e) {
        if (failure == null) failure = e;
    }

    /// Throws what went wrong on another thread.
    synchronized void check() throws IOException {
        if (failure != null) throw failure;
    }

    private synchronized void tell(PortFinding finding) throws IOException {
        if (stream.wants(finding.verdict())) stream.found(finding);
    }

    @Override
    public synchronized void tick(long now) throws IOException {
        check();
        ticker.tick(now);
    }

    @Override
    public synchronized void excluded() {
        excluded++;
    }

    /// How many things are known, those of excluded hosts among them.
    synchronized long done() {
        return done + excluded;
    }

    synchronized long count(State state) {
        return counter(state)[0];
    }

    /// How many were found open, or up.
    long found() {
        return count(State.OPEN) + count(State.UP);
    }

    /// The hosts in the order of the command line.
    synchronized List<HostFindings> hosts() {
        return new ArrayList<>(hosts.values());
    }
}
