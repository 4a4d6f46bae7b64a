package io.sockeye.server;

import io.sockeye.Handler;
import io.sockeye.ListenOptions;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.internal.io.Deadline;
import io.sockeye.option.SocketOptions;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Serves what comes to a socket with a function, one virtual thread for each connection.
///
/// Any listener will do: streams and seqpackets of TCP, AF_UNIX, AF_VSOCK, SCTP and so on, or a socket for datagrams. [Limits] bound
/// how many are served at once and for how long; a handler that throws, hangs or never reads harms no other. Where accept(2) fails,
/// because descriptors or memory have run out or the connection has gone meanwhile, it is tried again after a while, and the log says so
/// once a minute at the most.
///
/// [#stop(Duration)] takes those who have connected already, and lets all come to their end. [#handOver(Socket)] gives the listening
/// socket to the process that takes this one's place.
///
/// All methods may be called from any thread, those that configure before [#start()].
public final class Server implements AutoCloseable {
    private static final int DATAGRAM_SIZE = 64 * 1024;
    private static final Set<SocketType> CONNECTIONS =
            Set.of(SocketType.SOCK_STREAM, SocketType.SOCK_SEQPACKET);

    /// Says how sessions are made of what comes to a socket.
    @FunctionalInterface
    private interface Taking {
        Intake.Source source(Socket socket, Session.End end);
    }

    private final List<Socket> sockets;
    private final boolean listens; // else they are for datagrams
    private final Taking taking;

    private Limits limits = Limits.defaults(); // this and what follows: guarded by this
    private Executor executor = Threads.VIRTUAL;
    private FailureListener failures = new FailureLog();
    private @Nullable Run run; // of a server that has been started
    private boolean closed;

    private Server(List<Socket> sockets, boolean listens, Taking taking) {
        this.sockets = List.copyOf(sockets);
        this.listens = listens;
        this.taking = taking;
    }

    // ---- making ----

    /// Serves the connections of a listener. Nothing runs yet.
    ///
    /// @param listener listening; from now on the server's
    /// @param handler what is done with each connection, which the server closes afterwards
    /// @return the server, the caller's to start and to close
    public static Server of(Socket listener, Handler<? super Socket> handler) {
        return of(List.of(listener), handler);
    }

    /// Serves the connections of several listeners, within the limits of one server: IPv4 beside IPv6, what systemd opened, [#shards].
    ///
    /// @param listeners listening, one at least; from now on the server's
    /// @param handler what is done with each connection, which the server closes afterwards
    /// @return the server, the caller's to start and to close
    public static Server of(List<Socket> listeners, Handler<? super Socket> handler) {
        if (listeners.isEmpty()) throw new IllegalArgumentException("there is no listener");
        return new Server(listeners, true, (each, end) -> new Connections(each, handler, end));
    }

    /// Serves the datagrams that come to a socket. Nothing runs yet.
    ///
    /// @param socket bound; from now on the server's
    /// @param handler what is done with each datagram
    /// @return the server, the caller's to start and to close
    public static Server ofDatagrams(Socket socket, DatagramHandler handler) {
        return new Server(List.of(socket), false, (each, end) -> new Datagrams(each, handler, end));
    }

    /// Listens several times at one address, so that connections are taken by as many threads; the kernel spreads them.
    ///
    /// Sets SO_REUSEPORT, socket(7). Who closes one of them refuses those who wait in its queue: a server that is to be replaced hands its
    /// sockets over. Since Linux 3.9.
    ///
    /// @param address of TCP; port 0 lets the kernel choose one for all
    /// @param count how many, one or more
    /// @return the listeners, the caller's to close, or for [#of(List, Handler)]
    /// @throws IOException if the kernel refuses
    public static List<Socket> shards(SocketAddress address, int count) throws IOException {
        if (count < 1) throw new IllegalArgumentException(count + " shards are too few");
        var options = ListenOptions.defaults().reusePort();
        var shards = new ArrayList<Socket>();
        try {
            shards.add(Socket.createServer(address, options));
            var same = shards.getFirst().localAddress();
            while (shards.size() < count) shards.add(Socket.createServer(same, options));
            return List.copyOf(shards);
        } catch (IOException e) {
            shards.forEach(Closing::of);
            throw e;
        }
    }

    private record Connections(Socket listener, Handler<? super Socket> handler, Session.End end)
            implements Intake.Source {
        @Override
        public Session next() throws IOException {
            var accepted = listener.acceptFrom();
            return session(accepted.socket(), accepted::from);
        }

        @Override
        public @Nullable Session nextNow() throws IOException {
            var accepted = listener.tryAccept().orElse(null);
            return accepted == null ? null : session(accepted, accepted::peerAddress);
        }

        private interface From {
            SocketAddress address() throws IOException;
        }

        private Session session(Socket connection, From from) throws IOException {
            try {
                Session.Work work = () -> handler.handle(connection);
                return Session.of(connection, from.address(), work, end);
            } catch (IOException | RuntimeException e) {
                Closing.of(connection);
                throw e;
            }
        }
    }

    private record Datagrams(Socket socket, DatagramHandler handler, Session.End end)
            implements Intake.Source {
        @Override
        public Session next() throws IOException {
            var datagram = socket.recvFrom(DATAGRAM_SIZE);
            return Session.of(datagram.from(), () -> handler.handle(socket, datagram), end);
        }

        /// Those in the queue are nobody's yet.
        @Override
        public @Nullable Session nextNow() {
            return null;
        }
    }

    // ---- configuring ----

    /// How much there may be at once, and for how long.
    ///
    /// @param limits instead of [Limits#defaults()]
    /// @return this
    /// @throws IllegalStateException if the server has been started
    public synchronized Server limits(Limits limits) {
        requireNew();
        this.limits = limits;
        return this;
    }

    /// Where the handlers run.
    ///
    /// @param executor instead of a virtual thread for each; `Runnable::run` serves one after the other
    /// @return this
    /// @throws IllegalStateException if the server has been started
    public synchronized Server executor(Executor executor) {
        requireNew();
        this.executor = executor;
        return this;
    }

    /// Who is told what went wrong.
    ///
    /// @param listener instead of the log `io.sockeye.server`, where what any peer can cause is DEBUG and the rest WARNING
    /// @return this
    /// @throws IllegalStateException if the server has been started
    public synchronized Server onFailure(FailureListener listener) {
        requireNew();
        failures = listener;
        return this;
    }

    private void requireNew() {
        if (run != null || closed)
            throw new IllegalStateException("the server has been started, or closed");
    }

    // ---- running ----

    /// Begins to serve.
    ///
    /// @return this
    /// @throws IllegalArgumentException if one of the sockets does not listen, or is none for datagrams
    /// @throws IllegalStateException if the server has been started
    /// @throws IOException if one of the sockets is closed
    public synchronized Server start() throws IOException {
        requireNew();
        for (var socket : sockets) {
            if (listens && !socket.get(SocketOptions.SO_ACCEPTCONN))
                throw new IllegalArgumentException(socket + " does not listen");
            if (!listens && CONNECTIONS.contains(socket.type()))
                throw new IllegalArgumentException(socket + " is not for datagrams");
            if (!socket.isOpen()) throw new ClosedChannelException();
        }
        var made = new Run(sockets, listens, taking::source, limits, executor, failures);
        run = made;
        made.start();
        return this;
    }

    private synchronized Run running() {
        if (run == null) throw new IllegalStateException("the server has not been started");
        return run;
    }

    /// Waits until the server has ended: by [#stop(Duration)] or [#close()], or because its listeners were closed and all that they had
    /// accepted is done.
    ///
    /// @throws InterruptedException if the thread is interrupted; the server goes on
    public void join() throws InterruptedException {
        running().join();
    }

    /// How many connections, or datagrams, are being served. Of a server that has ended: how many it had to cut.
    ///
    /// @return 0 before the start
    public synchronized int connections() {
        return run == null ? 0 : run.connections();
    }

    /// How often the kernel has said no, for tests.
    long refusals() {
        return running().refusals();
    }

    /// Where the first listener listens.
    ///
    /// @return the address
    /// @throws IOException if it has been closed
    public SocketAddress address() throws IOException {
        return sockets.getFirst().localAddress();
    }

    // ---- the end ----

    /// Ends in order: accepts those who wait in the queue of a listener, and then no more; waits until all handlers have ended; closes what is
    /// left when the time is over.
    ///
    /// Meanwhile nobody new gets into the queue of a TCP listener that this process has made. Of others the kernel resets who connects at that
    /// very moment, and of all who is still in the queue when the time is over. A service that is only replaced loses nobody by
    /// [#handOver(Socket)], or on a socket of systemd's, which stays.
    ///
    /// A handler whose connection has been closed has a second to end before its thread is interrupted, and one more after that.
    /// To stop again hastens a stop that is under way.
    ///
    /// @param grace how long, at the most, the handlers have; zero or more
    /// @return true if all ended by themselves
    /// @throws InterruptedException if the thread is interrupted; the stop goes on
    /// @throws IllegalStateException in the thread of a handler of this server, which would wait for its own end
    public boolean stop(Duration grace) throws InterruptedException {
        if (grace.isNegative())
            throw new IllegalArgumentException("grace " + grace + " is negative");
        Run running;
        synchronized (this) {
            closed = true;
            running = run;
        }
        if (running == null) {
            sockets.forEach(Closing::of);
            return true;
        }
        running.requireNoHandler();
        running.stop(Deadline.after(Deadline.nanos(grace)));
        running.join();
        return running.connections() == 0;
    }

    /// Ends without grace: [#stop(Duration)] with no time. Not interruptible; does nothing once the server has ended.
    ///
    /// @throws IllegalStateException in the thread of a handler of this server, which would wait for its own end
    @Override
    public void close() {
        boolean interrupted = false;
        while (true) {
            try {
                stop(Duration.ZERO);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /// Gives the sockets to the process that takes this one's place, and goes on accepting until that one says that it accepts: nobody is
    /// refused. Afterwards this server accepts no more, and goes on with those it has until [#stop(Duration)].
    ///
    /// Blocks until the other side answers, within the timeout of the channel. It receives the descriptors with the bytes `take`, all of
    /// them in one message in the order of [#of(List, Handler)], and answers with at least one byte; [Succession] does that. See
    /// SCM_RIGHTS in unix(7).
    ///
    /// @param successor a connected stream of AF_UNIX, which stays the caller's
    /// @return false if the other side ended the channel instead of answering; then nothing has changed, but the channel is shut
    /// @throws IllegalArgumentException if the channel is not of AF_UNIX, or there are more than 253 sockets
    /// @throws IOException if a process of another user is at the other end (SO_PEERCRED; root is trusted), or the channel fails or times
    ///     out; nothing has changed, but the channel is shut
    public boolean handOver(Socket successor) throws IOException {
        var running = running();
        if (!Succession.offer(successor, sockets)) return false;
        running.leaveIntake();
        return true;
    }
}
