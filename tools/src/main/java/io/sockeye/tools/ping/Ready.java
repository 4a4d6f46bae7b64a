package io.sockeye.tools.ping;

import java.io.IOException;

/// What hangs on each descriptor of the engine's selector.
interface Ready {
    /// Takes what is there, never waits.
    void ready() throws IOException;
}
