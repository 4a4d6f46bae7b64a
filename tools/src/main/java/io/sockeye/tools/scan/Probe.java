package io.sockeye.tools.scan;

import io.sockeye.Socket;
import io.sockeye.select.Registration;
import org.jspecify.annotations.Nullable;

/// One question that is on its way or will be repeated. The engine has so many of them, and uses them again and again.
final class Probe {
    /// Its place among the probes, by which an answer finds it.
    final int slot;

    /// In the order of the plan: what a scan that is resumed begins with.
    long position;

    /// What is asked there: a number of the plan's.
    long place;

    Host host = Host.NONE;
    Transport transport = Transport.TCP;
    int port;

    /// 0 for the first.
    int attempt;

    /// How often it was asked all its attempts in vain, and that said nothing.
    int rounds;

    /// When the first attempt of this round left, System.nanoTime().
    long begun;

    /// Random: an answer that does not have it is nobody's.
    int tag;

    /// When the last attempt left, System.nanoTime().
    long sent;

    /// When the kernel gave it to the device, in nanoseconds since 1970; 0 if it has not said so.
    long departed;

    /// The host's count of slow-downs when it left.
    int slowdowns;

    /// Whether its answer is awaited, and not its turn to be sent again.
    boolean inFlight;

    boolean inUse;

    // Of the timers.
    long deadline;
    int spoke = -1;
    @Nullable Probe next;
    @Nullable Probe previous;

    // Of connect(2).
    @Nullable Socket socket;
    @Nullable Registration<Source> registration;

    Probe(int slot) {
        this.slot = slot;
    }

    /// How long its answer was on the way.
    ///
    /// @param arrived when it came to the device, in nanoseconds since 1970; 0 if the kernel has not said so
    /// @return in nanoseconds; -1 if that is not known
    long onTheWay(long arrived) {
        // The clock may be set meanwhile.
        return departed == 0 || arrived < departed ? -1 : arrived - departed;
    }
}
