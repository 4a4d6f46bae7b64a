package io.sockeye.tools.ping;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.JsonLines;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.ping.PingResult.Lost;
import io.sockeye.tools.ping.PingResult.Reply;
import io.sockeye.tools.ping.PingResult.Unreachable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything, for programs: an object for what came of each probe, one for each host, one at the end. `docs/schema/ping.json` describes them.
final class JsonReport extends Report {
    /// So long the object of a host waits for duplicates of its last answer. What comes later is not told any more.
    private static final long SETTLED = 500_000_000;

    private final JsonLines json;
    private final boolean quiet;
    private @Nullable Engine engine;

    /// Those whose object is still to come: behind whatever else is told of them.
    private final ArrayDeque<Settling> settling = new ArrayDeque<>();

    /// A host of which all is known but what comes too often or too late.
    ///
    /// @param until when its object is written, System.nanoTime()
    private record Settling(Host host, long until) {}

    private long sent;
    private long received;
    private long forged;

    JsonReport(Output out, boolean quiet) {
        json = new JsonLines(out);
        this.quiet = quiet;
    }

    @Override
    void begin(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void result(Host host, PingResult result) throws IOException {
        if (quiet) return;
        switch (result) {
            case Reply reply -> reply("reply", host, reply);
            case Lost lost -> {
                open("lost", host, lost.sequence());
                json.millis("waitedMillis", lost.waited().toNanos()).end();
            }
            case Unreachable failure -> unreachable(host, failure);
        }
    }

    @Override
    public void extra(Host host, Extra extra, Reply reply) throws IOException {
        // A flood of forged ones is counted; whoever sends it does not fill a disk.
        if (quiet || extra == Extra.FORGED || isTold(host)) return;
        reply(extra.text(), host, reply);
    }

    @Override
    public void overdue(Host host, Probe probe) throws IOException {
        open("overdue", host, probe.sequence);
        json.end();
    }

    private boolean isTold(Host host) {
        if (!host.finished) return false;
        for (var one : settling) if (one.host() == host) return false;
        return true;
    }

    private void open(String type, Host host, long sequence) {
        json.begin(type).field("host", host.name).field("address", Targets.text(host.address));
        json.field("sequence", sequence);
    }

    private void reply(String type, Host host, Reply reply) throws IOException {
        open(type, host, reply.sequence());
        json.field("from", Targets.text(reply.from()));
        json.millis("rttMillis", reply.roundTrip().toNanos());
        json.field("source", reply.timeSource().name().toLowerCase(Locale.ROOT));
        if (reply.timeToLive().isPresent()) json.field("ttl", reply.timeToLive().getAsInt());
        else json.none("ttl");
        json.field("bytes", reply.bytes()).field("portClosed", reply.portClosed()).end();
    }

    private void unreachable(Host host, Unreachable failure) throws IOException {
        open("unreachable", host, failure.sequence());
        if (failure.reporter().isPresent())
            json.field("from", Targets.text(failure.reporter().get()));
        else json.none("from");
        json.field("error", failure.errno().name());
        if (failure.icmpType().isPresent()) json.field("icmpType", failure.icmpType().getAsInt());
        else json.none("icmpType");
        if (failure.icmpCode().isPresent()) json.field("icmpCode", failure.icmpCode().getAsInt());
        else json.none("icmpCode");
        if (failure.mtu().isPresent()) json.field("mtuBytes", failure.mtu().getAsLong());
        else json.none("mtuBytes");
        json.field("text", failure.text()).end();
    }

    @Override
    public void finished(Host host) throws IOException {
        super.finished(host);
        settling.add(new Settling(host, System.nanoTime() + SETTLED));
    }

    @Override
    public long tick(long now) throws IOException {
        while (true) {
            var first = settling.peek();
            if (first == null) return Long.MAX_VALUE;
            if (first.until() - now > 0) return first.until();
            settling.remove();
            tell(first.host());
        }
    }

    private void tell(Host host) throws IOException {
        var figures = host.statistics;
        sent += figures.sent();
        received += figures.received();
        forged += figures.forged();
        json.begin("host").field("host", host.name).field("address", Targets.text(host.address));
        json.field("method", engine == null ? "icmp" : engine.method());
        json.field("alive", figures.received() > 0);
        json.field("sent", figures.sent()).field("received", figures.received());
        loss(figures.sent(), figures.received());
        json.field("errors", figures.errors()).field("duplicates", figures.duplicates());
        json.field("outOfOrder", figures.outOfOrder()).field("late", figures.late());
        json.field("corrupted", figures.corrupted()).field("forged", figures.forged());
        if (figures.received() == 0) {
            json.none("rtt").end();
            return;
        }
        json.beginObject("rtt");
        json.millis("minMillis", figures.min().toNanos());
        json.millis("averageMillis", figures.average().toNanos());
        json.millis("maxMillis", figures.max().toNanos());
        json.millis("deviationMillis", figures.deviation().toNanos());
        json.millis("p50Millis", figures.percentile(50).toNanos());
        json.millis("p90Millis", figures.percentile(90).toNanos());
        json.millis("p99Millis", figures.percentile(99).toNanos());
        json.millis("jitterMillis", figures.jitter().toNanos());
        json.endObject().end();
    }

    private void loss(long sent, long received) {
        if (sent == 0) json.none("lossPercent");
        else json.field("lossPercent", 100.0 * (sent - received) / sent);
    }

    @Override
    void end(Engine engine, EndReason reason) throws IOException {
        for (var one : settling) tell(one.host());
        settling.clear();
        summary(reason, engine.strayForged(), engine.malformedCount(), engine.elapsed());
    }

    /// Where it has not come to a probe.
    void untried(EndReason reason) throws IOException {
        summary(reason, 0, 0, 0);
    }

    private void summary(EndReason reason, long strayForged, long malformed, long elapsed)
            throws IOException {
        json.beginSummary(reason).field("hosts", hosts()).field("alive", answering());
        json.field("sent", sent).field("received", received);
        loss(sent, received);
        json.field("forged", forged + strayForged).field("malformed", malformed);
        json.millis("elapsedMillis", elapsed).end();
    }
}
