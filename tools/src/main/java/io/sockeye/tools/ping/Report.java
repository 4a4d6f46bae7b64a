package io.sockeye.tools.ping;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Target;
import java.io.IOException;

/// How a run is shown, and what its answer is.
abstract class Report implements Observer {
    private long hosts;
    private long answering;
    private long received;

    /// Before the first probe.
    ///
    /// @param first the first host
    void begin(Engine engine, Target first) throws IOException {}

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

    /// ping(8): one host has answered at least once, or as often as was asked for before the deadline. fping(8): all have answered.
    boolean isYes(Settings settings, EndReason reason) {
        if (settings.sweep && reason != EndReason.DONE) return false;
        if (settings.count > 0 && settings.deadline != null)
            return received >= settings.count * hosts;
        return hosts > 0 && answering == hosts;
    }
}
