package io.sockeye.tools.scan;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.JsonLines;
import io.sockeye.tools.cli.Targets;
import java.io.IOException;
import java.time.Instant;

/// A line for each port that is open, as soon as it is known, or for each port at all; for each host at the end; and the summary.
final class JsonReport implements Findings.Stream {
    private final JsonLines json;
    private final Services services;
    private final boolean all;

    /// @param all whether also ports that are not open get a line
    JsonReport(JsonLines json, Services services, boolean all) {
        this.json = json;
        this.services = services;
        this.all = all;
    }

    @Override
    public boolean wants(Verdict verdict) {
        return all || verdict.state().isFound();
    }

    @Override
    public void found(PortFinding finding) throws IOException {
        var verdict = finding.verdict();
        boolean ofHost = verdict.state() == State.UP || verdict.state() == State.DOWN;
        json.begin(ofHost ? "host" : "port", finding.at());
        json.field("address", Targets.text(finding.host().address()));
        json.field("name", finding.host().name());
        if (!ofHost) {
            json.field("transport", finding.question().transport().text());
            json.field("port", finding.question().port());
        }
        json.field("state", verdict.state().text()).field("reason", verdict.reason());
        if (verdict.icmpType() >= 0)
            json.field("icmpType", verdict.icmpType()).field("icmpCode", verdict.icmpCode());
        if (!ofHost) {
            var service = services.name(finding.question());
            if (service.isEmpty()) json.none("service");
            else json.field("service", service);
        }
        if (finding.roundTripNanos() >= 0) json.millis("rttMillis", finding.roundTripNanos());
        else json.none("rttMillis");
        finding.greeting().ifPresent(this::greeting);
        json.end();
    }

    private void greeting(Greeting greeting) {
        if (!greeting.banner().isEmpty()) {
            json.field("banner", greeting.banner());
            if (!greeting.asked().isEmpty()) json.field("bannerAsked", greeting.asked());
        }
        if (greeting.tls().isEmpty()) return;
        var tls = greeting.tls().get();
        json.beginObject("tls").field("protocol", tls.protocol()).field("suite", tls.suite());
        if (tls.alpn().isPresent()) json.field("alpn", tls.alpn().get());
        else json.none("alpn");
        json.field("subject", tls.subject()).field("issuer", tls.issuer());
        json.beginArray("names");
        for (var name : tls.names()) json.element(name);
        json.endArray();
        json.field("notBefore", text(tls.notBefore())).field("notAfter", text(tls.notAfter()));
        json.field("verified", tls.fault().isEmpty());
        if (tls.fault().isPresent()) json.field("fault", tls.fault().get());
        else json.none("fault");
        json.endObject();
    }

    private static String text(Instant time) {
        return time.toString();
    }

    void end(Outcome outcome) throws IOException {
        if (outcome.ofPorts()) for (var host : outcome.hosts()) ports(host);
        json.beginSummary(outcome.reason());
        json.beginArray("techniques");
        for (var technique : outcome.techniques()) json.element(technique);
        json.endArray();
        json.field("hosts", outcome.plan().hosts());
        json.field("questions", outcome.plan().questions().size());
        json.field("seed", outcome.seed()).field("shard", outcome.plan().shard().toString());
        json.field("probes", outcome.plan().size()).field("done", outcome.findings().done());
        json.beginObject("states");
        for (var state : State.values()) {
            boolean ofHost = state == State.UP || state == State.DOWN;
            if (ofHost != outcome.ofPorts())
                json.field(state.text(), outcome.findings().count(state));
        }
        json.endObject();
        json.millis("elapsedMillis", outcome.nanos());
        json.end();
    }

    /// The summary of a scan that had nobody to ask.
    static void endBeforeIt(JsonLines json, long seed, Shard shard) throws IOException {
        json.beginSummary(EndReason.ERROR);
        json.beginArray("techniques");
        json.endArray();
        json.field("hosts", 0).field("questions", 0);
        json.field("seed", seed).field("shard", shard.toString());
        json.field("probes", 0).field("done", 0);
        json.beginObject("states");
        json.endObject();
        json.millis("elapsedMillis", 0);
        json.end();
    }

    private void ports(HostFindings host) throws IOException {
        if (host.presence().isEmpty()) return;
        json.begin("host");
        json.field("address", Targets.text(host.target.address()));
        json.field("name", host.target.name());
        var presence = host.presence().get();
        json.field("state", presence.state().text()).field("reason", presence.reason());
        if (host.roundTripNanos() >= 0) json.millis("rttMillis", host.roundTripNanos());
        else json.none("rttMillis");
        json.beginObject("ports");
        for (var count : host.counts().entrySet())
            json.field(count.getKey().text(), count.getValue());
        json.endObject();
        json.end();
    }
}
