package io.sockeye.tools.scan;

import io.sockeye.tools.cli.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A scan that has ended, as reports show it.
///
/// @param plan what was to be asked
/// @param arguments of the command line
/// @param techniques their names, such as `SYN`
/// @param seed of the order
/// @param reason why it ended
/// @param start when it began
/// @param nanos how long it took
/// @param findings what was found out
/// @param hosts the same by target
/// @param services names of ports
record Outcome(
        ScanPlan plan,
        List<String> arguments,
        List<String> techniques,
        long seed,
        EndReason reason,
        Instant start,
        long nanos,
        Findings findings,
        List<HostFindings> hosts,
        Services services) {
    /// Whether it asked ports, and not only for hosts.
    boolean ofPorts() {
        return !plan.sweep();
    }

    String service(HostFindings.Port port) {
        return services.name(new Question(port.kind().transport(), port.port()));
    }

    Optional<Greeting> greeting(HostFindings host, HostFindings.Port port) {
        return host.greeting(new Question(port.kind().transport(), port.port()));
    }
}
