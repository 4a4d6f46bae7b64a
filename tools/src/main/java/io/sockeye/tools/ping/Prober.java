package io.sockeye.tools.ping;

import java.io.Closeable;
import java.io.IOException;

/// A way to ask hosts of one family.
interface Prober extends Closeable {
    /// Sends a probe, which [Probe#stamp()]s itself before.
    ///
    /// @return false if there is no room just now: try again a little later
    /// @throws IOException if this machine cannot send it: the probe has failed, the prober goes on
    boolean send(Probe probe) throws IOException;

    /// Takes the probe back, for which nothing is waited any more.
    default void forget(Probe probe) throws IOException {}

    /// How it asks, as JSON says it.
    String method();
}
