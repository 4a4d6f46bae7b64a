package io.sockeye.server;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/// Where handlers run unless the user says otherwise.
final class Threads {
    private static final ThreadFactory FACTORY =
            Thread.ofVirtual().name("sockeye-handler-", 0).factory();

    /// A virtual thread for each.
    static final Executor VIRTUAL = task -> FACTORY.newThread(task).start();

    private Threads() {}
}
