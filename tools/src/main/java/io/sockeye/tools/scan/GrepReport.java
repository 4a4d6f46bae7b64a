package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Decimals;
import io.sockeye.tools.cli.Targets;
import io.sockeye.tools.cli.Timestamp;

/// One line a host, as nmap's `-oG` writes it: `Host: 192.0.2.1 (name)	Ports: 22/open/tcp//ssh///, …`.
final class GrepReport {
    private GrepReport() {}

    static String of(Outcome outcome) {
        var text = new StringBuilder("# sockeye scan initiated ");
        text.append(Timestamp.of(outcome.start())).append(" as: sockeye ");
        text.append(oneLine(String.join(" ", outcome.arguments()))).append('\n');
        int up = 0;
        for (var host : outcome.hosts()) {
            var presence = host.presence();
            boolean isUp = presence.isPresent() && presence.get().state() == State.UP;
            if (isUp) up++;
            head(text, host).append("\tStatus: ").append(isUp ? "Up" : "Down").append('\n');
            if (!outcome.ofPorts()) continue;
            head(text, host).append("\tPorts: ");
            boolean first = true;
            for (var port : host.shown()) {
                if (!first) text.append(", ");
                first = false;
                var kind = port.kind();
                text.append(port.port()).append('/').append(kind.verdict().state().nmapText());
                text.append('/').append(kind.transport().text()).append("//");
                // The two characters that mean something here, and nmap's way around them.
                text.append(outcome.service(port).replace('/', '|').replace(',', ';'));
                text.append("///");
            }
            for (var hidden : host.hidden()) {
                text.append("\tIgnored State: ");
                text.append(hidden.verdict().state().nmapText()).append(" (");
                text.append(hidden.ports().cardinality()).append(')');
            }
            text.append('\n');
        }
        text.append("# sockeye done at ");
        text.append(Timestamp.of(outcome.start().plusNanos(outcome.nanos()))).append(" -- ");
        text.append(outcome.hosts().size()).append(" hosts (").append(up).append(" up) in ");
        Decimals.millis(text, outcome.nanos() / 1000, 2).append(" s\n");
        return text.toString();
    }

    private static StringBuilder head(StringBuilder text, HostFindings host) {
        var address = Targets.text(host.target.address());
        var name = host.target.name().equals(address) ? "" : host.target.name();
        return text.append("Host: ").append(address).append(" (").append(name).append(')');
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
