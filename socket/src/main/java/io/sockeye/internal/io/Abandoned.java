package io.sockeye.internal.io;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;

/// Closes what a program has lost without closing, and says so.
public final class Abandoned {
    /// When this system property is `trace`, the warning says where the descriptor was made.
    static final String PROPERTY = "io.sockeye.abandoned";

    private static final boolean TRACE = "trace".equals(System.getProperty(PROPERTY));
    private static final Cleaner CLEANER = Cleaner.create();

    private Abandoned() {}

    /// Watches an owner.
    ///
    /// @return to be cleaned when the owner has closed its handle itself
    public static Cleaner.Cleanable watch(Object owner, Handle handle, String what) {
        return CLEANER.register(
                owner, new Closing(handle, what, TRACE ? new Throwable("made here") : null));
    }

    /// Does something when an owner is lost, or when it is cleaned before.
    ///
    /// @param action must not hold the owner
    static Cleaner.Cleanable whenLost(Object owner, Runnable action) {
        return CLEANER.register(owner, action);
    }

    /// Must not hold the owner.
    private record Closing(Handle handle, String what, @Nullable Throwable made)
            implements Runnable {
        @Override
        public void run() {
            int fd = handle.fileno();
            if (fd < 0) return;
            var text =
                    "%s with descriptor %d was not closed; closing it now%s"
                            .formatted(
                                    what,
                                    fd,
                                    TRACE
                                            ? ""
                                            : " (-D"
                                                    + PROPERTY
                                                    + "=trace tells where it was made)");
            System.getLogger("io.sockeye").log(System.Logger.Level.WARNING, text, made);
            // Not here: with SO_LINGER it may take long, and the cleaner has others to look after.
            Offload.CLOSING.start(handle::close);
        }
    }
}
