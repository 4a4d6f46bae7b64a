package io.sockeye.tools.ping;

import static io.sockeye.MessageFlags.MSG_DONTWAIT;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_LINGER;
import static io.sockeye.option.TcpOptions.TCP_INFO;

import io.sockeye.ReceivedMessage;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.option.Linger;
import io.sockeye.select.EpollEvents;
import io.sockeye.tools.cli.DescriptorLimit;
import io.sockeye.tools.cli.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Asks at a port, by a connection of TCP or a datagram of UDP, over a socket for each probe. That the port is closed is an answer, too: the host
/// is there. UDP has no other answer to hope for, unless somebody listens who answers anything.
///
/// TCP says it by a reset, UDP by the port unreachable of ICMP. Every other ICMP error, and one from elsewhere, says that the probe did not get there.
final class PortProber implements Prober {
    /// So often is asked at home before the first probe.
    private static final int REHEARSALS = 8;

    private static final long PATIENCE_AT_HOME = 50_000_000;
    private static final int CONTROL = 512;

    /// What this JVM has loaded for one run is there for the next.
    private static final Set<Settings.Method> REHEARSED = ConcurrentHashMap.newKeySet();

    private final Engine engine;
    private final Settings settings;
    private final boolean six;
    private final boolean tcp;
    private final boolean rehearsal;
    private final Map<Probe, Attempt> attempts = new HashMap<>();

    /// Of UDP: sends nothing, but has the kernel stamp packets between one probe and the next.
    private final @Nullable Socket stamping;

    /// So many sockets at once leave descriptors for everything else.
    private final int room;

    private PortProber(Engine engine, Settings settings, boolean six, int room) throws IOException {
        this.engine = engine;
        this.settings = settings;
        this.six = six;
        this.room = room;
        tcp = settings.method == Settings.Method.TCP;
        rehearsal = settings != engine.settings();
        stamping = tcp || rehearsal ? null : open();
        if (stamping != null) ProbeSocket.stamp(stamping, settings);
    }

    /// Opens no socket yet, but makes ready for the first.
    static PortProber open(Engine engine, boolean six) throws IOException {
        var prober = new PortProber(engine, engine.settings(), six, DescriptorLimit.free());
        rehearse(engine, six);
        if (!prober.tcp) ProbeSocket.awaitStamps(engine.settings());
        return prober;
    }

    /// Asks at a closed port of this machine. A reset has no time of the kernel's, and that of the first probe would otherwise tell how long this
    /// program takes to load. Where there is no loopback interface, nothing is asked.
    private static void rehearse(Engine engine, boolean six) throws IOException {
        if (!REHEARSED.add(engine.settings().method)) return;
        var settings = new Settings();
        settings.method = engine.settings().method;
        var home = InetAddress.ofLiteral(six ? "::1" : "127.0.0.1");
        try (var prober = new PortProber(engine, settings, six, 1)) {
            for (int i = 1; i <= REHEARSALS; i++) {
                settings.port = prober.closedPort(home);
                var probe = new Probe(new Host(new Target("", home), false), i, 0, 0);
                prober.send(probe);
                long end = System.nanoTime() + PATIENCE_AT_HOME;
                while (prober.attempts.containsKey(probe) && end - System.nanoTime() > 0)
                    engine.takeEvents(PATIENCE_AT_HOME);
                prober.forget(probe);
            }
        } catch (ErrnoException _) {
            return;
        }
    }

    /// One that was free a moment ago.
    private int closedPort(InetAddress home) throws IOException {
        try (var socket = open()) {
            socket.bind(SocketAddress.inet(home, 0));
            return socket.localAddress(IpSocketAddress.class).port();
        }
    }

    private Socket open() throws IOException {
        return Socket.open(six ? AF_INET6 : AF_INET, tcp ? SOCK_STREAM : SOCK_DGRAM);
    }

    @Override
    public String method() {
        return tcp ? "tcp" : "udp";
    }

    @Override
    public boolean send(Probe probe) throws IOException {
        if (attempts.size() >= room) return false;
        var attempt = new Attempt(probe, open());
        attempts.put(probe, attempt);
        try {
            ProbeSocket.configure(attempt.socket.nonBlocking(), settings, six);
            attempt.start();
        } catch (ErrnoException e) {
            attempt.over(e, System.nanoTime());
        }
        return true;
    }

    @Override
    public void forget(Probe probe) throws IOException {
        var attempt = attempts.remove(probe);
        if (attempt != null) attempt.socket.close();
    }

    @Override
    public void close() throws IOException {
        if (stamping != null) stamping.close();
        for (var attempt : attempts.values()) attempt.socket.close();
        attempts.clear();
    }

    /// One probe and its socket.
    private final class Attempt implements Ready, ErrorQueue.Reader {
        private final Probe probe;
        private final Socket socket;

        /// What the error queue has said, and when the kernel had it.
        private @Nullable ReceivedError reported;

        private long reportedWall;

        Attempt(Probe probe, Socket socket) {
            this.probe = probe;
            this.socket = socket;
        }

        void start() throws IOException {
            var to = SocketAddress.inet(probe.host.address, settings.port);
            if (tcp) {
                // Closing resets: nothing stays behind in TIME_WAIT.
                socket.set(SO_LINGER, Linger.of(Duration.ZERO));
                engine.watch(socket, EpollEvents.EPOLLOUT, this);
                probe.stamp();
                if (socket.tryConnect(to)) connected(System.nanoTime());
            } else {
                socket.connect(to);
                engine.watch(socket, EpollEvents.EPOLLIN, this);
                probe.stamp();
                socket.send(ByteBuffer.allocate(8).putLong(0, probe.secret));
                errors();
            }
        }

        @Override
        public void ready() throws IOException {
            long seen = System.nanoTime();
            try {
                if (tcp) {
                    socket.finishConnect();
                    connected(seen);
                } else if (!errors()) {
                    try (var answer = socket.recvMessage(65_535, CONTROL, MSG_DONTWAIT)) {
                        answered(answer.count(), false, Clocks.wall(answer), seen);
                    }
                }
            } catch (ErrnoException e) {
                over(e, seen);
            }
        }

        @Override
        public void left(long wall) {
            probe.left(wall);
        }

        @Override
        public void error(ReceivedMessage message, ReceivedError error) {
            if (error.origin() == ReceivedError.SO_EE_ORIGIN_LOCAL) return;
            reported = error;
            reportedWall = Clocks.wall(message);
        }

        /// @return whether the attempt is over
        private boolean errors() throws IOException {
            ErrorQueue.read(socket, 0, this);
            if (reported == null) return false;
            var failure = Faults.reported(probe, reported);
            boolean host = failure.reporter().filter(probe.host.address::equals).isPresent();
            if (!tcp && host && Faults.isPortUnreachable(reported))
                answered(0, true, reportedWall, System.nanoTime());
            else failed(failure);
            return true;
        }

        /// Where nobody listens, a connection to this machine's own ports may meet itself: that port was closed.
        private void connected(long seen) throws IOException {
            boolean self = socket.localAddress().equals(socket.peerAddress());
            // What the kernel has measured between SYN and SYN-ACK; we know only when we looked. Of
            // a SYN that was sent again it would be the time of the last one.
            var info = socket.get(TCP_INFO);
            boolean measured = !info.rtt().isZero() && info.totalRetransmits() == 0;
            answered(0, self, measured ? probe.sentWall + info.rtt().toNanos() : 0, seen);
        }

        /// What the error queue says is more than the errno of a call. One that is still under way goes on.
        private void over(ErrnoException e, long seen) throws IOException {
            if (errors() || e instanceof WouldBlockException) return;
            if (e instanceof ConnectionRefusedException || e instanceof ConnectionResetException)
                answered(0, true, 0, seen);
            else failed(Faults.refused(probe, e, 0));
        }

        private void failed(PingResult.Unreachable failure) throws IOException {
            forget(probe);
            if (!rehearsal) engine.failed(probe, failure);
        }

        private void answered(int bytes, boolean closed, long wall, long seen) throws IOException {
            forget(probe);
            if (rehearsal) return;
            var none = OptionalInt.empty();
            engine.answered(
                    probe, new Engine.Arrival(probe.host.address, wall, seen, none, bytes, closed));
        }
    }
}
