package io.sockeye.tools.ping;

import io.sockeye.tools.ping.PingResult.Reply;
import java.io.IOException;

/// Who is told what happens, on the thread that runs the probes.
interface Observer {
    /// The first probe of a host is about to leave. Hosts begin in the order in which they were named.
    default void begins(Host host) throws IOException {}

    /// A probe has come to its end.
    void result(Host host, PingResult result) throws IOException;

    /// Something came that does not count.
    ///
    /// @param reply what it would be if it did; of forged ones nothing in it is to be believed
    default void extra(Host host, Extra extra, Reply reply) throws IOException {}

    /// The next probe leaves while this one has no answer yet.
    default void overdue(Host host, Probe probe) throws IOException {}

    /// All is known of a host.
    default void finished(Host host) throws IOException {}

    /// Time goes by.
    ///
    /// @return when to be told again, System.nanoTime(); [Long#MAX_VALUE] for never
    default long tick(long now) throws IOException {
        return Long.MAX_VALUE;
    }
}
