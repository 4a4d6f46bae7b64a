package io.sockeye.tools.ping;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_LINGER;
import static io.sockeye.option.TcpOptions.TCP_INFO;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Linger;
import io.sockeye.select.EpollEvents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Asks at a port, by a connection of TCP or a datagram of UDP, over a socket for each probe. That the port is closed is an answer, too: the host
/// is there. UDP has no other answer to hope for, unless somebody listens who answers anything.
final class PortProber implements Prober {
    private final Engine engine;
    private final boolean six;
    private final boolean tcp;
    private final Map<Probe, Attempt> attempts = new HashMap<>();

    PortProber(Engine engine, boolean six) {
        this.engine = engine;
        this.six = six;
        tcp = engine.settings().method == Settings.Method.TCP;
    }

    @Override
    public String method() {
        return tcp ? "tcp" : "udp";
    }

    @Override
    public boolean send(Probe probe) throws IOException {
        var socket = Socket.open(six ? AF_INET6 : AF_INET, tcp ? SOCK_STREAM : SOCK_DGRAM);
        var attempt = new Attempt(probe, socket);
        attempts.put(probe, attempt);
        try {
            ProbeSocket.configure(socket.nonBlocking(), engine.settings(), six, false);
            attempt.start();
        } catch (ErrnoException e) {
            attempt.over(e);
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
        for (var attempt : attempts.values()) attempt.socket.close();
        attempts.clear();
    }

    /// One probe and its socket.
    private final class Attempt implements Ready {
        private final Probe probe;
        private final Socket socket;

        Attempt(Probe probe, Socket socket) {
            this.probe = probe;
            this.socket = socket;
        }

        void start() throws IOException {
            var to = SocketAddress.inet(probe.host.address, engine.settings().port);
            if (tcp) {
                // Closing resets: nothing stays behind in TIME_WAIT.
                socket.set(SO_LINGER, Linger.of(Duration.ZERO));
                probe.stamp();
                if (socket.tryConnect(to)) connected();
                else engine.watch(socket, EpollEvents.EPOLLOUT, this);
            } else {
                socket.connect(to);
                engine.watch(socket, EpollEvents.EPOLLIN, this);
                probe.stamp();
                socket.send(ByteBuffer.allocate(8).putLong(0, probe.secret));
            }
        }

        @Override
        public void ready() throws IOException {
            try {
                if (tcp) {
                    socket.finishConnect();
                    connected();
                } else {
                    var answer = socket.recv(65_535);
                    answered(answer.length, false, 0);
                }
            } catch (ErrnoException e) {
                over(e);
            }
        }

        /// Where nobody listens, a connection to this machine's own ports may meet itself: that port was closed.
        private void connected() throws IOException {
            boolean self = socket.localAddress().equals(socket.peerAddress());
            // What the kernel has measured between SYN and SYN-ACK; we know only when we looked.
            long wall = probe.sentWall + socket.get(TCP_INFO).rtt().toNanos();
            answered(0, self, wall);
        }

        private void over(ErrnoException e) throws IOException {
            if (e instanceof ConnectionRefusedException || e instanceof ConnectionResetException) {
                answered(0, true, 0);
            } else {
                forget(probe);
                engine.failed(probe, Faults.refused(probe, e, 0));
            }
        }

        private void answered(int bytes, boolean closed, long wall) throws IOException {
            forget(probe);
            engine.answered(
                    probe,
                    new Engine.Arrival(
                            probe.host.address, wall, OptionalInt.empty(), bytes, closed));
        }
    }
}
