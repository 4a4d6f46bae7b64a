package io.sockeye.bench.workload;

import java.io.IOException;
import java.util.List;

/// Makes a command when a contender starts: what it needs may be missing.
interface Command {
    List<String> make() throws IOException, InterruptedException;
}
