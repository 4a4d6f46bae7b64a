package io.sockeye.tools.scan;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_NONBLOCK;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.IpOptions.IP_RECVERR;
import static io.sockeye.option.Ipv6Options.IPV6_RECVERR;
import static io.sockeye.option.OptionLevel.SOL_SOCKET;
import static io.sockeye.option.SocketOptions.SO_LINGER;
import static io.sockeye.option.TcpOptions.TCP_INFO;
import static io.sockeye.select.EpollEvents.EPOLLOUT;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Linger;
import io.sockeye.option.OptionType;
import io.sockeye.option.ReadOnlyOption;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks by connect(2), which needs no privilege.
///
/// A quick refusal is here before connect(2) has returned, so each is asked about once before it is given to the selector. A socket that
/// was refused is as good as new, and is used for the next port. What the kernel makes an errno of is told apart by the error queue: a
/// refusal is a reset or an ICMP error, and only the queue says which.
final class ConnectTechnique implements Technique {
    private static final int SOCKETS_KEPT = 512;
    private static final int WARM_UPS = 10;

    /// The first number of SO_MEMINFO: bytes that wait to be received. A socket that is not connected has them in its error queue alone,
    /// and asking costs a tenth of what looking into the queue does.
    private static final ReadOnlyOption<Integer> QUEUED =
            new ReadOnlyOption<>("SO_MEMINFO", SOL_SOCKET, 55, OptionType.INT);

    private final Engine engine;
    private final ArrayDeque<Socket> spare4 = new ArrayDeque<>();
    private final ArrayDeque<Socket> spare6 = new ArrayDeque<>();
    private final List<Probe> fresh = new ArrayList<>();
    private final Set<AddressFamily> warm = new HashSet<>();

    ConnectTechnique(Engine engine) {
        this.engine = engine;
    }

    /// Is refused a few times by a port of this machine at which nobody listens: the first times a JVM spends milliseconds on it, which would be
    /// taken for those of the first host.
    private static void warmUp(AddressFamily family) throws IOException {
        try (var nobody = Socket.open(family, SOCK_STREAM);
                var asking = Socket.open(family, SOCK_STREAM.or(SOCK_NONBLOCK))) {
            nobody.bind(SocketAddress.inet(family.equals(AF_INET) ? "127.0.0.1" : "::1", 0));
            var refused = nobody.localAddress();
            for (int i = 0; i < WARM_UPS; i++) isUnderWay(asking.connectEx(refused));
        } catch (ErrnoException _) {
            // no loopback interface
        }
    }

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public Verdict silence() {
        return Verdict.NO_TCP;
    }

    @Override
    public void send(Probe probe) throws IOException {
        Optional<Errno> refusal;
        try {
            var socket = socket(probe.host);
            var to = probe.host.at(probe.port);
            probe.socket = socket;
            probe.sent = System.nanoTime();
            refusal = socket.connectEx(to);
            // Of a host that is near the answer is here already, and this is as near as one gets to
            // the time that it took.
            if (isUnderWay(refusal) && probe.host.roundTrip.least() < 0)
                refusal = socket.connectEx(to);
        } catch (ErrnoException e) {
            if (!isShortage(e.errno())) throw e;
            refusal = Optional.of(e.errno());
        }
        if (isUnderWay(refusal)) fresh.add(probe);
        else settle(probe, refusal, System.nanoTime());
    }

    private Socket socket(Host host) throws IOException {
        boolean four = host.version() == 4;
        var spare = (four ? spare4 : spare6).poll();
        if (spare != null) return spare;
        var family = four ? AF_INET : AF_INET6;
        if (warm.add(family)) warmUp(family);
        var socket = Socket.open(family, SOCK_STREAM.or(SOCK_NONBLOCK));
        return four ? socket.set(IP_RECVERR, true) : socket.set(IPV6_RECVERR, true);
    }

    @Override
    public void flush() throws IOException {
        for (var probe : fresh) {
            var socket = probe.socket;
            if (socket == null) continue;
            var refusal = socket.connectEx(probe.host.at(probe.port));
            if (isUnderWay(refusal)) {
                probe.registration =
                        engine.selector().register(socket, EPOLLOUT, () -> ready(probe));
            } else {
                settle(probe, refusal, System.nanoTime());
            }
        }
        fresh.clear();
    }

    private static boolean isUnderWay(Optional<Errno> refusal) {
        return refusal.isPresent()
                && (refusal.get().equals(Errno.EALREADY)
                        || refusal.get().equals(Errno.EINPROGRESS));
    }

    private void ready(Probe probe) throws IOException {
        var socket = probe.socket;
        if (socket == null) return;
        long now = System.nanoTime();
        var refusal = socket.connectEx(probe.host.at(probe.port));
        if (!isUnderWay(refusal)) {
            settle(probe, refusal, now);
            return;
        }
        // An ICMP error that came while connect(2) held the socket is remembered in the queue
        // alone.
        var icmp = IcmpErrors.next(socket, Transport.TCP);
        if (icmp.isEmpty()) return;
        drop(probe);
        answered(probe, icmp.get(), now);
    }

    /// @param refusal empty when connected
    private void settle(Probe probe, Optional<Errno> refusal, long now) throws IOException {
        if (refusal.isEmpty()) {
            settleConnected(probe, now);
            return;
        }
        var errno = refusal.get();
        if (isShortage(errno)) {
            drop(probe);
            engine.postponed(probe, now);
        } else if (errno.equals(Errno.ECONNREFUSED)) {
            settleRefused(probe, now);
        } else {
            var socket = probe.socket;
            var icmp =
                    socket == null
                            ? Optional.<Verdict>empty()
                            : IcmpErrors.next(socket, Transport.TCP);
            drop(probe);
            if (icmp.isPresent()) answered(probe, icmp.get(), now);
            else if (errno.equals(Errno.ECONNRESET)) answered(probe, Verdict.RESET, now);
            else engine.decided(probe, local(errno));
        }
    }

    private void settleConnected(Probe probe, long now) throws IOException {
        var socket = probe.socket;
        if (socket == null) return;
        boolean toItself = socket.localAddress().equals(socket.peerAddress());
        // The kernel has seen when the answer came, and not only when somebody asked for it.
        long answeredAt = Math.min(now, probe.sent + socket.get(TCP_INFO).rtt().toNanos());
        // Closed without linger it sends a reset, and leaves no TIME_WAIT behind on either side.
        socket.set(SO_LINGER, Linger.of(Duration.ZERO));
        drop(probe);
        // Two SYNs that cross make a connection (RFC 9293 section 3.5), also of a socket with
        // itself. The kernel gives the port
        // away only if nobody has it: nobody listens.
        answered(probe, toItself ? Verdict.REFUSED : Verdict.SYN_ACK, answeredAt);
    }

    /// Of a connection the kernel says how long it took; of a refusal nobody knows it better than this program's clock.
    private void answered(Probe probe, Verdict verdict, long at) throws IOException {
        engine.answered(probe, verdict, at, at - probe.sent);
    }

    private void settleRefused(Probe probe, long now) throws IOException {
        var socket = probe.socket;
        if (socket == null) return;
        var icmp =
                socket.get(QUEUED) == 0
                        ? Optional.<Verdict>empty()
                        : IcmpErrors.next(socket, Transport.TCP);
        if (icmp.isPresent() || probe.registration != null) {
            drop(probe);
        } else {
            probe.socket = null;
            var spare = probe.host.version() == 4 ? spare4 : spare6;
            if (spare.size() < SOCKETS_KEPT) spare.push(socket);
            else socket.close();
        }
        answered(probe, icmp.orElse(Verdict.REFUSED), now);
    }

    /// What this machine has too little of now.
    private static boolean isShortage(Errno errno) {
        return errno.equals(Errno.EADDRNOTAVAIL)
                || errno.equals(Errno.EAGAIN)
                || errno.equals(Errno.ENOBUFS)
                || errno.equals(Errno.ENOMEM)
                || errno.equals(Errno.EMFILE)
                || errno.equals(Errno.ENFILE);
    }

    /// What the kernel says without having heard from anybody.
    private static Verdict local(Errno errno) {
        if (errno.equals(Errno.EPERM) || errno.equals(Errno.EACCES)) return Verdict.FORBIDDEN;
        if (errno.equals(Errno.ETIMEDOUT)) return Verdict.NO_TCP;
        if (errno.equals(Errno.EHOSTUNREACH)) return new Verdict(State.UNREACHABLE, "host-unreach");
        return Verdict.NO_ROUTE;
    }

    @Override
    public void expire(Probe probe) throws IOException {
        drop(probe);
    }

    @Override
    public void end(Probe probe) throws IOException {
        drop(probe);
    }

    private static void drop(Probe probe) throws IOException {
        var socket = probe.socket;
        probe.socket = null;
        probe.registration = null;
        if (socket != null) socket.close();
    }

    /// Closes what it keeps; sockets that are on their way belong to their probes.
    @Override
    public void close() throws IOException {
        for (var socket : spare4) socket.close();
        for (var socket : spare6) socket.close();
    }
}
