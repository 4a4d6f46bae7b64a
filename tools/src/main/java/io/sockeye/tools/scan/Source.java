package io.sockeye.tools.scan;

import java.io.IOException;

/// What hangs on a registration of the selector: whoever reads there.
interface Source {
    /// Something is ready.
    void ready() throws IOException;
}
