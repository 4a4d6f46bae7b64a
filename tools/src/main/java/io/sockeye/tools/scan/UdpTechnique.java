package io.sockeye.tools.scan;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_NONBLOCK;
import static io.sockeye.option.SocketOptions.SO_RCVBUF;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Asks by datagrams of one socket, of one family, which needs no privilege: answers come to it, and ICMP errors into its error queue.
///
/// Well-known ports are asked in their own language ([Payloads]), for most servers do not answer an empty datagram.
final class UdpTechnique implements Technique, Datagrams.Listener {
    private static final int BUFFER = 4 << 20;

    private final Engine engine;
    private final Datagrams datagrams;
    private final Map<SocketAddress, Probe> awaited = new HashMap<>();

    private UdpTechnique(Engine engine, Socket socket) {
        this.engine = engine;
        datagrams = new Datagrams(socket, Payloads.LONGEST, 1, this);
    }

    static UdpTechnique open(Engine engine, AddressFamily family) throws IOException {
        var socket = Socket.open(family, SOCK_DGRAM.or(SOCK_NONBLOCK));
        try {
            socket.set(SO_RCVBUF, BUFFER);
            socket.bind(SocketAddress.inet(family.equals(AF_INET) ? "0.0.0.0" : "::", 0));
            var technique = new UdpTechnique(engine, socket);
            technique.datagrams.register(engine);
            return technique;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "UDP";
    }

    @Override
    public Verdict silence() {
        return Verdict.NO_UDP;
    }

    @Override
    public void send(Probe probe) throws IOException {
        var to = probe.host.at(probe.port);
        awaited.put(to, probe);
        datagrams.add(probe, Payloads.of(probe.port, probe.tag), to);
    }

    @Override
    public void flush() throws IOException {
        datagrams.flush();
    }

    @Override
    public void refused(Probe probe, ErrnoException refusal) throws IOException {
        switch (refusal.errno().name()) {
            case "EAGAIN", "ENOBUFS", "ENOMEM" -> engine.postponed(probe, System.nanoTime());
            case "EPERM", "EACCES" -> engine.decided(probe, Verdict.FORBIDDEN);
            case "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EINVAL" ->
                    engine.decided(probe, Verdict.NO_ROUTE);
            // Another ICMP error: the probe is asked again when its time is over.
            case "ECONNREFUSED", "EPROTO", "ENOPROTOOPT" -> {}
            default -> throw refusal;
        }
    }

    @Override
    public void answered(MessageBatch incoming, int slot, long now) throws IOException {
        var probe = awaited.get(incoming.address(slot));
        if (probe != null)
            engine.answered(
                    probe, Verdict.UDP_RESPONSE, now, probe.onTheWay(incoming.timeNanos(slot)));
    }

    @Override
    public void failed(SocketAddress to, ReceivedError error, long at) throws IOException {
        var verdict = IcmpErrors.verdict(error, Transport.UDP);
        var probe = awaited.get(to);
        if (verdict.isPresent() && probe != null)
            engine.answered(probe, verdict.get(), System.nanoTime(), probe.onTheWay(at));
    }

    /// A late answer counts as long as the probe is repeated.
    @Override
    public void expire(Probe probe) {}

    @Override
    public void end(Probe probe) {
        awaited.remove(probe.host.at(probe.port), probe);
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
    }
}
