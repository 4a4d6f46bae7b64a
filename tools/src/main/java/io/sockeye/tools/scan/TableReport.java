package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Colour;
import io.sockeye.tools.cli.Decimals;
import io.sockeye.tools.cli.Targets;
import java.util.ArrayList;
import java.util.List;

/// The table that people read.
final class TableReport {
    private final Outcome outcome;
    private final boolean colours;
    private final StringBuilder text = new StringBuilder();

    private TableReport(Outcome outcome, boolean colours) {
        this.outcome = outcome;
        this.colours = colours;
    }

    static String of(Outcome outcome, boolean colours) {
        var report = new TableReport(outcome, colours);
        if (outcome.ofPorts()) report.ports();
        else report.sweep();
        return report.text.toString();
    }

    private void sweep() {
        for (var host : outcome.hosts()) {
            var presence = host.presence();
            if (presence.isEmpty() || presence.get().state() != State.UP) continue;
            text.append(name(host)).append("  ").append(Colour.GREEN.paint("up", colours));
            text.append("  ").append(presence.get().reason());
            if (host.roundTripNanos() >= 0) roundTrip(host.roundTripNanos());
            text.append('\n');
        }
    }

    /// Between machines that share a roof it is a matter of microseconds.
    private void roundTrip(long nanos) {
        Decimals.millis(text.append("  "), nanos, nanos < 1_000_000 ? 3 : 2).append(" ms");
    }

    private void ports() {
        boolean first = true;
        for (var host : outcome.hosts()) {
            if (outcome.hosts().size() > 1 && host.presence().isEmpty()) continue;
            if (!first) text.append('\n');
            first = false;
            text.append(Colour.BOLD.paint(name(host), colours));
            if (host.roundTripNanos() >= 0) roundTrip(host.roundTripNanos());
            text.append('\n');
            rows(host);
            for (var hidden : host.hidden()) {
                var verdict = hidden.verdict();
                text.append("not shown: ").append(hidden.ports().cardinality()).append(' ');
                text.append(verdict.state().text()).append(' ');
                text.append(hidden.transport().text()).append(" ports (");
                text.append(reason(verdict)).append(")\n");
            }
        }
    }

    private void rows(HostFindings host) {
        var rows = new ArrayList<String[]>();
        for (var port : host.shown()) {
            var verdict = port.kind().verdict();
            rows.add(
                    new String[] {
                        port.port() + "/" + port.kind().transport().text(),
                        verdict.state().text(),
                        outcome.service(port),
                        reason(verdict),
                        outcome.greeting(host, port).map(TableReport::greeting).orElse("")
                    });
        }
        if (rows.isEmpty()) return;
        rows.addFirst(new String[] {"PORT", "STATE", "SERVICE", "REASON", ""});
        int[] widths = widths(rows);
        for (var row : rows) {
            int end = row.length;
            while (end > 0 && row[end - 1].isEmpty()) end--;
            for (int i = 0; i < end; i++) {
                var cell = i == 1 ? paint(row[i]) : row[i];
                text.append(cell);
                if (i + 1 < end) text.repeat(' ', widths[i] - row[i].length() + 2);
            }
            text.append('\n');
        }
    }

    private static int[] widths(List<String[]> rows) {
        var widths = new int[rows.getFirst().length];
        for (var row : rows)
            for (int i = 0; i < row.length; i++) widths[i] = Math.max(widths[i], row[i].length());
        return widths;
    }

    private String paint(String state) {
        return switch (state) {
            case "open", "up" -> Colour.GREEN.paint(state, colours);
            case "filtered", "open|filtered", "unreachable" -> Colour.YELLOW.paint(state, colours);
            default -> state;
        };
    }

    private static String reason(Verdict verdict) {
        if (verdict.icmpType() < 0) return verdict.reason();
        return verdict.reason() + " icmp " + verdict.icmpType() + "/" + verdict.icmpCode();
    }

    private static String greeting(Greeting greeting) {
        if (greeting.tls().isEmpty()) return greeting.line();
        var tls = greeting.tls().get();
        var line = new StringBuilder(tls.protocol());
        tls.alpn().ifPresent(alpn -> line.append(' ').append(alpn));
        line.append("  ").append(tls.subject());
        if (!tls.names().isEmpty()) line.append("  for ").append(String.join(",", tls.names()));
        line.append("  until ").append(tls.notAfter());
        line.append(tls.fault().map(fault -> "  refused: " + fault).orElse("  verified"));
        return printable(line);
    }

    /// A certificate may say anything: a terminal is given no control characters.
    private static String printable(StringBuilder line) {
        for (int i = 0; i < line.length(); i++)
            if (Character.isISOControl(line.charAt(i))) line.setCharAt(i, '.');
        return line.toString();
    }

    private static String name(HostFindings host) {
        var address = Targets.text(host.target.address());
        return host.target.name().equals(address)
                ? address
                : host.target.name() + " (" + address + ")";
    }
}
