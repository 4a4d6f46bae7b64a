package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Targets;

/// Comma-separated values, RFC 4180 with line feeds: a line for each port that the table would show, or each host of a sweep.
final class CsvReport {
    private CsvReport() {}

    static String of(Outcome outcome) {
        var text =
                new StringBuilder(
                        "address,name,transport,port,state,reason,icmpType,icmpCode,service,banner\n");
        for (var host : outcome.hosts()) {
            if (!outcome.ofPorts()) {
                host.presence()
                        .ifPresent(verdict -> {
                            row(text, host, "", "", verdict);
                            text.append(",,\n");
                        });
                continue;
            }
            for (var port : host.shown()) {
                var kind = port.kind();
                row(text, host, kind.transport().text(), "" + port.port(), kind.verdict());
                text.append(',').append(quote(outcome.service(port)));
                var banner = outcome.greeting(host, port).map(Greeting::line).orElse("");
                text.append(',').append(quote(banner)).append('\n');
            }
        }
        return text.toString();
    }

    private static void row(
            StringBuilder text, HostFindings host, String transport, String port, Verdict verdict) {
        text.append(Targets.text(host.target.address())).append(',');
        text.append(quote(host.target.name())).append(',').append(transport).append(',');
        text.append(port).append(',').append(verdict.state().text()).append(',');
        text.append(verdict.reason()).append(',');
        if (verdict.icmpType() >= 0)
            text.append(verdict.icmpType()).append(',').append(verdict.icmpCode());
        else text.append(',');
    }

    private static String quote(String value) {
        if (value.indexOf(',') < 0 && value.indexOf('"') < 0) return value;
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
