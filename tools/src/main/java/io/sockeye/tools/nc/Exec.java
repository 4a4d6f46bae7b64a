package io.sockeye.tools.nc;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.TimeUnit;

/// A command of the shell as an end; its complaints are ours.
///
/// It has to end well if it ends by itself; who does not read to its end makes it die of SIGPIPE, which is as good. What we end ourselves has
/// not failed, also when it is closed once more.
final class Exec implements Closeable {
    private static final int SIGNALS = 128; // above it the shell, and Java, say which one it was
    private static final int LAST_SIGNAL = SIGNALS + 64;
    private static final int SIGPIPE = SIGNALS + 13;

    /// Between the end of its output and its own; one that lives on behind it is ended.
    private static final int PATIENCE_MILLIS = 1_000;

    /// The same where others wait for its end.
    private static final int MOMENT_MILLIS = 100;

    private final Process process;
    private final String command;
    private volatile boolean over; // its output; it ends a moment later
    private volatile boolean told; // how badly it has ended
    private boolean closed; // guarded by this

    private Exec(Process process, String command) {
        this.process = process;
        this.command = command;
    }

    static End start(String command) throws IOException {
        var process =
                new ProcessBuilder("/bin/sh", "-c", command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var exec = new Exec(process, command);
        return new PipeEnd(
                exec.new Output(),
                new Input(process.getOutputStream()),
                exec,
                "exec:" + command,
                false,
                true);
    }

    /// What it has started goes with it.
    @Override
    public synchronized void close() throws IOException {
        if (closed) return;
        closed = true;
        boolean ended = hasEnded(over ? PATIENCE_MILLIS : 0);
        // Those of one that has ended are its children no more.
        var started = process.descendants().toList();
        process.destroy(); // first: a shell goes on to its next command
        started.forEach(ProcessHandle::destroy);
        int status = ended ? process.exitValue() : 0;
        if (status != 0 && status != SIGPIPE && !told) throw failed(status);
    }

    private boolean hasEnded(int millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private EndpointException failed(int status) {
        return new EndpointException("exec:" + command + " has ended with " + status);
    }

    /// What it says. If it dies of a signal, that is no end: there was more to come.
    private final class Output implements ReadableByteChannel {
        private final Source source = new Source(process.getInputStream());

        @Override
        public int read(ByteBuffer room) throws IOException {
            int count = source.read(room);
            if (count < 0) {
                over = true;
                if (hasEnded(MOMENT_MILLIS)) requireWhole(process.exitValue());
            }
            return count;
        }

        private void requireWhole(int status) throws EndpointException {
            if (status <= SIGNALS || status > LAST_SIGNAL || status == SIGPIPE) return;
            told = true;
            throw failed(status);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    /// Keeps nothing back. A process that has gone, or does not want to read, is no failure: its answer counts.
    private static final class Input extends Sink {
        private final OutputStream out;

        Input(OutputStream out) {
            this.out = out;
        }

        @Override
        void put(byte[] bytes) {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException notWanted) {
                // Thrown away, as the rest will be.
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException gone) {
                // It has not taken the rest.
            }
        }
    }
}
