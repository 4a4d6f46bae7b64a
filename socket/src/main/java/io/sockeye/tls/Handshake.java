package io.sockeye.tls;

import io.sockeye.Connection;
import io.sockeye.internal.io.Deadline;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// The first words of a connection, on the thread of the caller.
///
/// While it runs it is the [#CURRENT] one of the thread: JSSE asks for keys and trust only in handshakes that resume no session.
final class Handshake {
    static final ScopedValue<Handshake> CURRENT = ScopedValue.newInstance();

    /// How long a peer may take to read why it was refused.
    private static final long LINGER = TimeUnit.SECONDS.toNanos(1);

    private final SSLEngine engine;
    private final Inbound in;
    private final Outbound out;
    private boolean full;

    Handshake(SSLEngine engine, Inbound in, Outbound out) {
        this.engine = engine;
        this.in = in;
        this.out = out;
    }

    /// Keys or trust were asked for.
    static void isFull() {
        if (CURRENT.isBound()) CURRENT.get().full = true;
    }

    /// Whether an older session was resumed.
    boolean resumes() {
        return !full;
    }

    /// Blocks until it is done.
    void run(Connection below, long nanos) throws IOException {
        long deadline = Deadline.after(nanos);
        out.turn.lock();
        in.turn.lock();
        try {
            ScopedValue.where(CURRENT, this).call(() -> finish(deadline));
        } catch (SocketTimeoutException e) {
            throw Time.within("the TLS handshake", nanos, e);
        } catch (SSLException e) {
            lastWords(below, e);
            throw e;
        } finally {
            in.turn.unlock();
            out.leave();
        }
    }

    private boolean finish(long deadline) throws IOException {
        engine.beginHandshake();
        boolean finished = false;
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> work(engine);
                case NEED_WRAP -> {
                    finished |= out.speak();
                    out.flush(deadline);
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    finished |= in.shake(deadline);
                    if (in.hasEnded()) throw left();
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    if (!finished) throw left();
                    in.finish();
                    return true;
                }
            }
        }
    }

    private static SSLException left() {
        return new TlsTruncatedException("the peer left during the handshake");
    }

    /// What the engine wants computed.
    static void work(SSLEngine engine) {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask())
            task.run();
    }

    /// Lets the peer know why. Who closes while bytes of the peer are unread resets the connection, tcp(7), and the peer may never read it:
    /// so they are read until the peer closes, too.
    private void lastWords(Connection below, SSLException why) {
        long deadline = Deadline.after(LINGER);
        try {
            out.alert(deadline);
            below.shutdown(io.sockeye.Shutdown.SHUT_WR);
            var room = MemorySegment.ofArray(new byte[1024]);
            while (Deadline.remaining(deadline) > 0
                    && below.recvInto(room, Time.left(deadline)) > 0) {}
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
