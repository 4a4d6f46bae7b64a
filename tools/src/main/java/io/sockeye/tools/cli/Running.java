package io.sockeye.tools.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A command that can be asked to end in order: Ctrl-C, SIGTERM and SIGHUP ask, the command stops where it is, prints its summary and ends
/// with its own code.
///
/// The JVM has no other word for these signals than a shutdown hook. While the hook waits, the command runs on; when it is through, the hook
/// ends the JVM with the command's code, where the JVM's own would be 130. A second Ctrl-C cannot reach it: a command that is not through
/// within [#PATIENCE_SECONDS] is ended with 130.
public final class Running {
    /// How long a command has to end in order.
    public static final int PATIENCE_SECONDS = 5;

    private final List<Runnable> listeners = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean interrupted;
    private @Nullable Thread waiting;
    private volatile int code = ExitCode.INTERRUPTED;

    /// Makes one that nobody interrupts but [#interrupt()]: for tests.
    public Running() {}

    /// Makes the one of this process, which its signals interrupt.
    ///
    /// @return registered with the JVM
    static Running ofProcess() {
        var running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(running::shutdown, "sockeye-end"));
        return running;
    }

    private void shutdown() {
        if (ended.getCount() == 0) return;
        interrupt();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) code = ExitCode.INTERRUPTED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    /// Asks the command to end.
    public void interrupt() {
        List<Runnable> told;
        synchronized (this) {
            if (interrupted) return;
            interrupted = true;
            if (waiting != null) waiting.interrupt();
            told = List.copyOf(listeners);
        }
        for (var listener : told) listener.run();
    }

    /// Whether the command was asked to end.
    ///
    /// @return true from then on
    public synchronized boolean isInterrupted() {
        return interrupted;
    }

    /// What waits for nothing but the interrupt of its thread, as who asks for a name does.
    ///
    /// @param <T> what comes of it
    public interface Wait<T> {
        /// Waits.
        ///
        /// @return what came of it
        /// @throws IOException [java.io.InterruptedIOException] where the wait ended before
        T run() throws IOException;
    }

    /// Runs what waits, and interrupts this thread if the command is asked to end meanwhile, or was before. Afterwards it is not interrupted.
    ///
    /// @param wait what to run
    /// @return what came of it
    /// @throws IOException as it throws
    public <T> T interruptibly(Wait<T> wait) throws IOException {
        synchronized (this) {
            waiting = Thread.currentThread();
            if (interrupted) waiting.interrupt();
        }
        try {
            return wait.run();
        } finally {
            synchronized (this) {
                waiting = null;
                // What is left of it concerns nobody any more.
                boolean _ = Thread.interrupted();
            }
        }
    }

    /// Registers what wakes the command from where it waits.
    ///
    /// @param wake runs once, on another thread; at once if the command was asked before
    public void onInterrupt(Runnable wake) {
        synchronized (this) {
            listeners.add(wake);
            if (!interrupted) return;
        }
        wake.run();
    }

    /// Ends the process: normally with the code, and in a shutdown through its hook.
    ///
    /// @param exitCode of the command
    void end(int exitCode) {
        code = exitCode;
        ended.countDown();
        System.exit(exitCode);
    }
}
