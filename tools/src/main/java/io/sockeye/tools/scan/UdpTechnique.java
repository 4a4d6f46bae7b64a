package io.sockeye.tools.scan;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_NONBLOCK;
import static io.sockeye.option.IpOptions.IP_RECVERR;
import static io.sockeye.option.Ipv6Options.IPV6_RECVERR;
import static io.sockeye.option.SocketOptions.SO_RCVBUF;
import static io.sockeye.select.EpollEvents.EPOLLIN;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks by datagrams of one socket, of one family, which needs no privilege: answers come to it, and ICMP errors into its error queue.
///
/// Well-known ports are asked in their own language ([Payloads]), for most servers do not answer an empty datagram.
final class UdpTechnique implements Technique {
    private static final int BATCH = 64;
    private static final int BUFFER = 4 << 20;
    private static final int CONTROL = 512;

    private final Engine engine;
    private final Socket socket;
    private final MessageBatch outgoing = MessageBatch.allocate(BATCH, Payloads.LONGEST);
    private final MessageBatch incoming = MessageBatch.allocate(BATCH, 1);
    private final List<Probe> batched = new ArrayList<>();
    private final Map<SocketAddress, Probe> awaited = new HashMap<>();

    private UdpTechnique(Engine engine, Socket socket) {
        this.engine = engine;
        this.socket = socket;
    }

    static UdpTechnique open(Engine engine, AddressFamily family) throws IOException {
        var socket = Socket.open(family, SOCK_DGRAM.or(SOCK_NONBLOCK));
        try {
            if (family.equals(AF_INET)) socket.set(IP_RECVERR, true);
            else socket.set(IPV6_RECVERR, true);
            socket.set(SO_RCVBUF, BUFFER);
            socket.bind(SocketAddress.inet(family.equals(AF_INET) ? "0.0.0.0" : "::", 0));
            var technique = new UdpTechnique(engine, socket);
            engine.selector().register(socket, EPOLLIN, technique::readAll);
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
        int slot = batched.size();
        var payload = Payloads.of(probe.port, probe.tag);
        MemorySegment.copy(
                MemorySegment.ofArray(payload), 0, outgoing.segment(slot), 0, payload.length);
        var to = probe.host.at(probe.port);
        outgoing.set(slot, payload.length, to);
        awaited.put(to, probe);
        batched.add(probe);
        if (batched.size() == BATCH) flush();
    }

    @Override
    public void flush() throws IOException {
        int count = batched.size();
        if (count == 0) return;
        long now = System.nanoTime();
        for (var probe : batched) probe.sent = now;
        boolean told = false;
        for (int sent = 0; sent < count; ) {
            try {
                sent += socket.sendMessages(outgoing.range(sent, count));
                told = false;
            } catch (ErrnoException e) {
                // An ICMP error of an earlier datagram is told to the next send, once.
                readErrors();
                if (told) refuse(batched.get(sent++), e);
                told = !told;
            }
        }
        batched.clear();
        readAll();
    }

    private void refuse(Probe probe, ErrnoException refusal) throws IOException {
        if (!probe.inFlight) return; // its answer was among the errors
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

    private void readAll() throws IOException {
        readErrors();
        while (true) {
            int count;
            try {
                count = socket.tryRecvMessages(incoming);
            } catch (ErrnoException told) {
                readErrors();
                continue;
            }
            if (count <= 0) return;
            long now = System.nanoTime();
            for (int slot = 0; slot < count; slot++) {
                var probe = awaited.get(incoming.address(slot));
                if (probe != null) engine.answered(probe, Verdict.UDP_RESPONSE, now);
            }
        }
    }

    private void readErrors() throws IOException {
        while (true) {
            try (var message = socket.recvMessage(0, CONTROL, MSG_ERRQUEUE)) {
                var error = message.find(ReceivedError.class);
                if (error.isEmpty()) continue;
                var verdict = IcmpErrors.verdict(error.get(), Transport.UDP);
                if (verdict.isEmpty()) continue;
                var probe = awaited.get(message.from());
                if (probe != null) engine.answered(probe, verdict.get(), System.nanoTime());
            } catch (WouldBlockException nothing) {
                return;
            }
        }
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
        socket.close();
        outgoing.close();
        incoming.close();
    }
}
