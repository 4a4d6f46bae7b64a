package io.sockeye.tools.nc;

import io.sockeye.Socket;
import io.sockeye.address.IpProtocol;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.TcpOptions;
import io.sockeye.option.TcpState;
import io.sockeye.tools.cli.EndReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Passes on what comes at one end to the other, both ways at once, until both have ended.
///
/// The end of one direction is passed on, and the other one goes on. Where nobody can tell whether more is to come (a terminal, datagrams), it
/// may be silent for a while and is over then. What breaks off has no end: who waits for more of it gets none, but a reset.
final class Relay {
    private static final int ROOM = 64 * 1024;

    /// @param idle how long nothing may move at all; empty for ever
    /// @param linger how long the rest may be silent when one direction has ended; empty where the user does not say
    /// @param hex shows what passes; null if nobody wants to see it
    /// @param halfClose whether the end of one direction is passed on
    record Manners(
            Optional<Duration> idle,
            Optional<Duration> linger,
            @Nullable HexView hex,
            boolean halfClose) {
        /// For those who are about to go.
        Duration patience() {
            return linger.orElse(End.USUAL_SILENCE);
        }
    }

    /// How it went.
    ///
    /// @param there how many bytes of the first end have reached the second
    /// @param back and the other way round
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
            reason = failure != null && why != EndReason.INTERRUPTED ? EndReason.ERROR : why;
            notifyAll();
        }
    }

    private void closeBoth() throws IOException {
        try (there.from;
                back.from) {
            // Both, whatever the first says.
            cut(there);
            cut(back);
        } catch (ClosedChannelException already) {
            // All the better.
        }
    }

    /// Who gets what a direction brings is not to take for its end what is none.
    private void cut(Direction direction) throws IOException {
        Duration patience;
        synchronized (this) {
            if (direction.ended || (reason != EndReason.ERROR && reason != EndReason.DEADLINE))
                return;
            // In all that time nothing has been taken.
            patience = reason == EndReason.DEADLINE ? Duration.ZERO : manners.patience();
        }
        try {
            direction.to.cut(patience);
        } catch (ClosedChannelException already) {
            // All the better.
        }
    }

    private synchronized void awaitEnd() {
        try {
            while (!stopped && !(there.over && back.over)) {
                long left = nanosLeft();
                if (left > 0) wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
                else
                    stop(
                            silence().isPresent() && !isSending()
                                    ? EndReason.DONE
                                    : EndReason.DEADLINE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(EndReason.INTERRUPTED);
        }
    }

    /// How long nothing may move from now on; 0 or less when it is over.
    private long nanosLeft() {
        long silent = System.nanoTime() - moved;
        long idle = manners.idle.map(Duration::toNanos).orElse(Long.MAX_VALUE) - silent;
        if (failure != null) return Math.min(idle, manners.patience().toNanos() - silent);
        var silence = silence();
        if (silence.isEmpty()) return idle;
        long linger = silence.get().toNanos();
        // Where the other side is slow to take what there is, nothing is over.
        return Math.min(idle, isSending() ? linger : linger - silent);
    }

    /// How long the one that is left may be silent; empty while both are there, or if its end is waited for.
    private Optional<Duration> silence() {
        if (there.over == back.over) return Optional.empty();
        return (there.over ? back : there).from.silence(manners.linger);
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

    private final class Direction {
        private final End from;
        private final End to;
        private final char arrow;
        private @Nullable Thread thread;
        private final AtomicLong bytes = new AtomicLong();
        private boolean over; // guarded by the relay
        private boolean ended; // in order, and that was passed on: guarded by the relay
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
                if (!from.isMute()) end();
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

        private void end() throws IOException {
            if (hasBroken()) return;
            sending = true; // TLS says its end in bytes
            if (manners.halfClose) to.endOutput();
            sending = false;
            synchronized (Relay.this) {
                ended = !stopped;
            }
        }

        /// A reset that was told to the other direction looks like an end to this one.
        private boolean hasBroken() throws IOException {
            synchronized (Relay.this) {
                if (failure != null) return true;
                if ((this == there ? back : there).ended) return false;
            }
            var source = from.plain();
            return source.isPresent() && isDead(source.get());
        }

        private void pass() throws IOException {
            if (splices()) splice(from.plain().orElseThrow(), to.plain().orElseThrow());
            else copy();
        }

        /// The bytes do not enter Java.
        private void splice(Socket source, Socket target) throws IOException {
            try {
                source.splice(target, Long.MAX_VALUE, this::add);
            } catch (ErrnoException e) {
                sending = e.is(Errno.EPIPE) || isDead(target);
                throw e;
            }
        }

        /// A reset is told to whoever asks first, reading or writing, and in the same words.
        private static boolean isDead(Socket socket) throws IOException {
            return socket.protocol().equals(IpProtocol.IPPROTO_TCP)
                    && socket.get(TcpOptions.TCP_INFO).state().equals(TcpState.TCP_CLOSE);
        }

        private void copy() throws IOException {
            int message = from.longestMessage();
            var room =
                    ByteBuffer.allocateDirect(
                            message > 0 ? message : Math.min(ROOM, to.largestPiece()));
            while (!isStopped()) {
                int count = from.receive(room.clear());
                if (count == End.OVER) return;
                room.flip();
                if (manners.hex != null) manners.hex.show(arrow, bytes.get(), room.duplicate());
                sending = true;
                try {
                    to.send(room);
                } finally {
                    add(room.position());
                }
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
                if (failure == null) failure = e;
            }
            if (!mayAnswer()) stop(EndReason.ERROR);
        }

        /// Who takes no more may have said why before: that is passed on, and ends by itself. A server that refuses what is still coming answers and
        /// resets.
        private boolean mayAnswer() {
            return sending && to.silence(Optional.empty()).isEmpty();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }
}
