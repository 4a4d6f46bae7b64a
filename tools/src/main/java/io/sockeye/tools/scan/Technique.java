package io.sockeye.tools.scan;

import java.io.Closeable;
import java.io.IOException;

/// A way to ask. It tells the engine what came back.
interface Technique extends Closeable {
    /// Sends a probe, or puts it among those that [#flush()] sends.
    void send(Probe probe) throws IOException;

    /// Sends what is not sent yet, and takes the answers that are there already.
    void flush() throws IOException;

    /// The time of an attempt is over: no answer to it is awaited any more, though one may still count.
    void expire(Probe probe) throws IOException;

    /// A probe is over, for which reason ever: nothing of it is to be kept.
    void end(Probe probe) throws IOException;

    /// Whether the next attempt may leave early: an answer to the one before is still heard, and the first answer that comes is as good as any.
    default boolean keepsListening() {
        return false;
    }

    /// What silence means here.
    Verdict silence();

    /// The word for it, as a user would say it.
    String name();
}
