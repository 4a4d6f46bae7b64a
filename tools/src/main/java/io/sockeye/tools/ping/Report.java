package io.sockeye.tools.ping;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.ExitCode;
import java.io.IOException;

/// How a run is shown, and what its answer is.
abstract class Report implements Observer {
    private long hosts;
    private long answering;
    private long received;

    /// Before the first probe.
    void begin(Engine engine) throws IOException {}

    /// After the last probe; also where an exception has ended the run.
    abstract void end(Engine engine, EndReason reason) throws IOException;

    @Override
    public void finished(Host host) throws IOException {
        hosts++;
        received += host.statistics.received();
        if (host.statistics.received() > 0) answering++;
    }

    long hosts() {
        return hosts;
    }

    long answering() {
        return answering;
    }

    /// Ctrl-C before the first probe, or before all hosts of a sweep were asked, is no answer at all.
    int status(Engine engine, EndReason reason) {
        if (isYes(engine.settings(), reason)) return ExitCode.OK;
        boolean open = engine.settings().sweep || !engine.hasSent();
        return reason == EndReason.INTERRUPTED && open ? ExitCode.INTERRUPTED : ExitCode.FAILED;
    }

    /// ping(8): one host has answered at least once, or as often as was asked for before the deadline. fping(8): all have answered.
    private boolean isYes(Settings settings, EndReason reason) {
        if (settings.sweep && reason != EndReason.DONE) return false;
        if (settings.count > 0 && settings.deadline != null)
            return received >= settings.count * hosts;
        return hosts > 0 && answering == hosts;
    }
}
