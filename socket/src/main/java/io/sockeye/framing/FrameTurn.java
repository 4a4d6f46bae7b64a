package io.sockeye.framing;

import io.sockeye.Connection;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Turn;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.concurrent.locks.ReentrantLock;

/// The turn of one of several threads, which wait for it no longer than for the connection.
final class FrameTurn {
    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;

    FrameTurn(Connection connection) {
        this.connection = connection;
    }

    /// A connection that does not wait holds nobody for long: there one waits for the turn.
    void begin(String call) throws IOException {
        if (lock.tryLock()) return;
        long nanos = connection.timeout().map(Deadline::nanos).orElse(Deadline.NEVER);
        Turn.await(lock, call, nanos, Deadline.after(nanos));
        if (connection.isOpen()) return;
        lock.unlock();
        throw new AsynchronousCloseException();
    }

    void end() {
        lock.unlock();
    }
}
