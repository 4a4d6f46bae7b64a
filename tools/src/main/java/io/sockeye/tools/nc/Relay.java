package io.sockeye.tools.nc;

import io.sockeye.Socket;
import io.sockeye.tools.cli.EndReason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Passes on what comes at one end to the other, both ways at once, until both have ended.
///
/// The end of one direction is passed on, and the other one goes on. Where nobody can tell whether more is to come (a terminal, a process, datagrams), it
/// may be silent for a while and is over then.
final class Relay {
    private static final int ROOM = 64 * 1024;
    private static final int ROOM_OF_MESSAGES =
            1024 * 1024; // Unix sockets have some of several hundred KiB
    private static final long PIECE = 16L * 1024 * 1024; // of what the kernel moves at once
    private static final Duration MOMENT =
            Duration.ofMillis(100); // after which it tells how many there were
    private static final Duration LONGEST =
            Duration.ofSeconds(30); // the same where nothing moves: a relay at rest costs nothing
    private static final int SHARES = 8; // of the idle time: one may pass before it tells

    /// @param idle how long nothing may move at all; empty for ever
    /// @param linger how long the rest may be silent when one direction has ended
    /// @param hex shows what passes; null if nobody wants to see it
    /// @param halfClose whether the end of one direction is passed on
    record Manners(
            Optional<Duration> idle, Duration linger, @Nullable HexView hex, boolean halfClose) {}

    /// How it went.
    ///
    /// @param failure what broke it; null if nothing did
    record Outcome(EndReason reason, long there, long back, @Nullable IOException failure) {}

    private final Direction there;
    private final Direction back;
    private final Manners manners;

    private volatile long moved = System.nanoTime(); // when something did
    private boolean stopped; // this and the directions' states: guarded by this
    private EndReason reason = EndReason.DONE;
    private @Nullable IOException failure;

    Relay(End left, End right, Manners manners) {
        there = new Direction(left, right, '>');
        back = new Direction(right, left, '<');
        this.manners = manners;
    }

    /// Runs until it is over, and closes both ends.
    Outcome run() throws IOException {
        there.start();
        back.start();
        try {
            awaitEnd();
        } finally {
            stop(EndReason.DONE);
            closeBoth();
        }
        there.finish();
        back.finish();
        synchronized (this) {
            return new Outcome(reason, there.bytes.get(), back.bytes.get(), failure);
        }
    }

    /// From any thread.
    void stop(EndReason why) {
        synchronized (this) {
            if (stopped) return;
            stopped = true;
            reason = why;
            notifyAll();
        }
    }

    private void closeBoth() throws IOException {
        try (there.from;
                back.from) {
            // Both, whatever the first says.
            if (hasFailed()) {
                there.from.cut();
                back.from.cut();
            }
        } catch (ClosedChannelException already) {
            // All the better.
        }
    }

    private synchronized void awaitEnd() {
        try {
            while (!stopped && !(there.over && back.over)) {
                long left = nanosLeft();
                if (left > 0) wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
                else stop(isAtItsEnd() && !isSending() ? EndReason.DONE : EndReason.DEADLINE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(EndReason.INTERRUPTED);
        }
    }

    /// How long nothing may move from now on; 0 or less when it is over.
    private long nanosLeft() {
        long silent = System.nanoTime() - moved;
        long idle = idleNanos() - silent;
        if (!isAtItsEnd()) return idle;
        long linger = manners.linger.toNanos();
        // Where the other side is slow to take what there is, nothing is over.
        return Math.min(idle, isSending() ? linger : linger - silent);
    }

    /// What the kernel moves is told a moment later.
    private long idleNanos() {
        if (manners.idle.isEmpty()) return Long.MAX_VALUE;
        var idle = manners.idle.get();
        return (splices() ? idle.plus(longestMoment()) : idle).toNanos();
    }

    /// Whether only such a direction is left as never says that it has ended.
    private boolean isAtItsEnd() {
        if (there.over == back.over) return false;
        var left = there.over ? back : there;
        return !left.from.tellsEnd();
    }

    /// Whether something has come that has yet to go.
    private boolean isSending() {
        return there.sending || back.sending;
    }

    /// Whether the kernel moves the bytes.
    private boolean splices() {
        return manners.hex == null
                && there.from.plain().isPresent()
                && there.to.plain().isPresent();
    }

    private Duration longestMoment() {
        return manners.idle
                .map(idle -> max(MOMENT, min(LONGEST, idle.dividedBy(SHARES))))
                .orElse(LONGEST);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private final class Direction {
        private final End from;
        private final End to;
        private final char arrow;
        private @Nullable Thread thread;
        private final AtomicLong bytes = new AtomicLong();
        private boolean over; // guarded by the relay
        private volatile boolean sending; // what has come has yet to go

        Direction(End from, End to, char arrow) {
            this.from = from;
            this.to = to;
            this.arrow = arrow;
        }

        /// A read that nobody can end must not hold a carrier, nor the end of the JVM.
        void start() {
            var builder =
                    from.wakes() && to.wakes() ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
            thread = builder.name("relay " + arrow).start(this::run);
        }

        void finish() {
            var running = thread;
            if (running == null || !from.wakes() || !to.wakes()) return;
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                pass();
                if (manners.halfClose && !from.isMute()) to.endOutput();
            } catch (IOException e) {
                fail(e);
            } finally {
                synchronized (Relay.this) {
                    over = true;
                    moved = System.nanoTime(); // from now on the rest may be silent for a while
                    Relay.this.notifyAll();
                }
            }
        }

        private void pass() throws IOException {
            if (splices()) splice(from.plain().orElseThrow(), to.plain().orElseThrow());
            else copy();
        }

        /// The bytes do not enter Java.
        private void splice(Socket source, Socket target) throws IOException {
            var moment = MOMENT;
            source.timeout(moment);
            while (!isStopped()) {
                var next = MOMENT;
                try {
                    long count = source.splice(target, PIECE);
                    add(count);
                    if (count < PIECE) return;
                } catch (SocketTimeoutException pause) {
                    if (pause.bytesTransferred > 0) add(pause.bytesTransferred);
                    else next = min(moment.multipliedBy(2), longestMoment());
                }
                if (!next.equals(moment)) source.timeout(next);
                moment = next;
            }
        }

        private void copy() throws IOException {
            int size = from.isOfMessages() ? ROOM_OF_MESSAGES : Math.min(ROOM, to.largestPiece());
            var room = ByteBuffer.allocateDirect(size);
            while (!isStopped()) {
                int count = from.receive(room.clear());
                if (count == End.OVER) return;
                room.flip();
                if (manners.hex != null) manners.hex.show(arrow, bytes.get(), room.duplicate());
                sending = true;
                to.send(room);
                add(count);
                sending = false;
            }
        }

        private void add(long count) {
            bytes.addAndGet(count);
            moved = System.nanoTime();
        }

        private void fail(IOException e) {
            synchronized (Relay.this) {
                if (stopped) return; // it was closed under it
                failure = e;
            }
            stop(EndReason.ERROR);
        }
    }

    private synchronized boolean hasFailed() {
        return reason == EndReason.ERROR;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
