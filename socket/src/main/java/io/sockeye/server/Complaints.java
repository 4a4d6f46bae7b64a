package io.sockeye.server;

import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Says in the log what goes on and on, once a minute for each kind.
final class Complaints {
    private static final System.Logger LOGGER = System.getLogger("io.sockeye.server");
    private static final SocketAddress NOWHERE = SocketAddress.none();
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Long> said = new HashMap<>(); // guarded by this

    /// Loads what is needed when all descriptors are gone, and could not be loaded then, for a file takes one: classes, where they do not lie
    /// in an archive; and the time zones, without which the JDK's console log cannot say its first word and is broken for good.
    void prepare() {
        var _ = ZoneId.systemDefault();
        var _ = ErrnoException.of("accept", Errno.EMFILE, NOWHERE, NOWHERE).getMessage();
        Closing.prepare();
    }

    /// What goes wrong with the log must not end whoever has something to say; it is said the next time.
    void warn(String kind, String text) {
        if (!isDue(kind)) return;
        try {
            LOGGER.log(System.Logger.Level.WARNING, text);
        } catch (RuntimeException | Error broken) {
            forget(kind);
        }
    }

    private synchronized boolean isDue(String kind) {
        long now = System.nanoTime();
        var last = said.get(kind);
        if (last != null && now - last < INTERVAL) return false;
        said.put(kind, now);
        return true;
    }

    private synchronized void forget(String kind) {
        said.remove(kind);
    }
}
