package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Decimals;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.cli.Timestamp;
import io.sockeye.tools.cli.Version;
import java.util.BitSet;

/// The elements of nmap's XML (its nmap.dtd, version 1.05) that a scan of ports has, for the programs that read it.
///
/// nmap has no unreachable ports: they are filtered there, and the reason tells them apart. nmap writes IPv6 addresses and everything else
/// as we do.
final class XmlReport {
    private final Outcome outcome;
    private final StringBuilder text = new StringBuilder();

    private XmlReport(Outcome outcome) {
        this.outcome = outcome;
    }

    static String of(Outcome outcome) {
        var report = new XmlReport(outcome);
        report.write();
        return report.text.toString();
    }

    private void write() {
        long start = outcome.start().getEpochSecond();
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE nmaprun>\n<nmaprun");
        attribute("scanner", "sockeye");
        attribute("args", "sockeye " + String.join(" ", outcome.arguments()));
        attribute("start", start);
        attribute("startstr", Timestamp.of(outcome.start()));
        attribute("version", Version.library());
        attribute("xmloutputversion", "1.05");
        text.append(">\n");
        for (var transport : new Transport[] {Transport.TCP, Transport.UDP}) scanInfo(transport);
        text.append("<verbose level=\"0\"/>\n<debugging level=\"0\"/>\n");
        int up = 0;
        for (var host : outcome.hosts()) if (host(host, start)) up++;
        long end = outcome.start().plusNanos(outcome.nanos()).getEpochSecond();
        text.append("<runstats><finished");
        attribute("time", end);
        attribute("timestr", Timestamp.of(outcome.start().plusNanos(outcome.nanos())));
        text.append(" elapsed=\"");
        Decimals.millis(text, outcome.nanos() / 1000, 2).append('"');
        boolean done = outcome.reason() == EndReason.DONE;
        attribute("exit", done ? "success" : "error");
        if (!done) attribute("errormsg", outcome.reason().text());
        text.append("/><hosts");
        attribute("up", up);
        attribute("down", outcome.hosts().size() - up);
        attribute("total", outcome.hosts().size());
        text.append("/>\n</runstats>\n</nmaprun>\n");
    }

    private void scanInfo(Transport transport) {
        if (!outcome.ofPorts()) return;
        var ports = new BitSet();
        for (var question : outcome.plan().questions())
            if (question.transport() == transport) ports.set(question.port());
        if (ports.isEmpty()) return;
        boolean syn = outcome.techniques().contains("SYN");
        text.append("<scaninfo");
        attribute("type", transport == Transport.UDP ? "udp" : syn ? "syn" : "connect");
        attribute("protocol", transport.text());
        attribute("numservices", ports.cardinality());
        attribute("services", Ranges.text(ports));
        text.append("/>\n");
    }

    /// @return whether it is up
    private boolean host(HostFindings host, long start) {
        var presence = host.presence();
        // As nmap without host discovery: a host that was asked for counts as up.
        boolean up =
                outcome.ofPorts() || (presence.isPresent() && presence.get().state() == State.UP);
        text.append("<host");
        attribute("starttime", start);
        attribute("endtime", start + outcome.nanos() / 1_000_000_000);
        text.append("><status");
        attribute("state", up ? "up" : "down");
        attribute("reason", presence.map(Verdict::reason).orElse("user-set"));
        attribute("reason_ttl", 0);
        text.append("/>\n<address");
        attribute("addr", Targets.text(host.target.address()));
        attribute("addrtype", host.target.address().getAddress().length == 4 ? "ipv4" : "ipv6");
        text.append("/>\n<hostnames>\n");
        if (!host.target.name().equals(Targets.text(host.target.address()))) {
            text.append("<hostname");
            attribute("name", host.target.name());
            attribute("type", "user");
            text.append("/>\n");
        }
        text.append("</hostnames>\n");
        if (outcome.ofPorts()) ports(host);
        if (host.roundTripNanos() >= 0) {
            text.append("<times");
            attribute("srtt", host.roundTripNanos() / 1000);
            attribute("rttvar", 0);
            attribute("to", 0);
            text.append("/>\n");
        }
        text.append("</host>\n");
        return up;
    }

    private void ports(HostFindings host) {
        text.append("<ports>");
        for (var hidden : host.hidden()) {
            var ports = hidden.ports();
            text.append("<extraports");
            attribute("state", hidden.verdict().state().nmapText());
            attribute("count", ports.cardinality());
            text.append(">\n<extrareasons");
            attribute("reason", hidden.verdict().reason());
            attribute("count", ports.cardinality());
            attribute("proto", hidden.transport().text());
            attribute("ports", Ranges.text(ports));
            text.append("/>\n</extraports>\n");
        }
        for (var port : host.shown()) port(host, port);
        text.append("</ports>\n");
    }

    private void port(HostFindings host, HostFindings.Port port) {
        text.append("<port");
        attribute("protocol", port.kind().transport().text());
        attribute("portid", port.port());
        text.append("><state");
        attribute("state", port.kind().verdict().state().nmapText());
        attribute("reason", port.kind().verdict().reason());
        attribute("reason_ttl", 0);
        text.append("/>");
        var service = outcome.service(port);
        var greeting = outcome.greeting(host, port);
        if (!service.isEmpty() || greeting.isPresent()) {
            text.append("<service");
            attribute("name", service.isEmpty() ? "unknown" : service);
            if (greeting.isPresent() && greeting.get().tls().isPresent())
                attribute("tunnel", "ssl");
            attribute("method", "table");
            attribute("conf", 3);
            text.append("/>");
        }
        greeting.ifPresent(this::script);
        text.append("</port>\n");
    }

    /// nmap has these from its scripts `banner` and `ssl-cert`.
    private void script(Greeting greeting) {
        if (!greeting.banner().isEmpty()) {
            text.append("<script");
            attribute("id", "banner");
            attribute("output", greeting.line());
            text.append("/>");
        }
        if (greeting.tls().isPresent()) {
            var tls = greeting.tls().get();
            text.append("<script");
            attribute("id", "ssl-cert");
            attribute(
                    "output",
                    "Subject: "
                            + tls.subject()
                            + "\nSubject Alternative Name: "
                            + String.join(", ", tls.names())
                            + "\nNot valid after: "
                            + tls.notAfter());
            text.append("/>");
        }
    }

    private void attribute(String name, long value) {
        text.append(' ').append(name).append("=\"").append(value).append('"');
    }

    /// XML 1.0 has no way at all to write most control characters.
    private void attribute(String name, String value) {
        text.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\n' -> text.append("&#10;");
                default ->
                        text.append(c < ' ' || Character.isSurrogate(c) || c >= 0xfffe ? '?' : c);
            }
        }
        text.append('"');
    }
}
