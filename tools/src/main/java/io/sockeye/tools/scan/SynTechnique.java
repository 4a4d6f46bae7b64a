package io.sockeye.tools.scan;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.IpProtocol.IPPROTO_RAW;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.select.EpollEvents.EPOLLIN;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ErrnoException;
import io.sockeye.wire.tcp.TcpFlags;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks by SYN segments from a raw socket, of one family. An open port's answer meets no connection, and the kernel resets it by itself.
///
/// A segment carries in its sequence number which probe it is, and twelve random bits: an answer repeats it, and what does not fit is
/// nobody's. The source port is held by a socket that does nothing, so that no other program gets it. What comes back, and when, is seen by
/// a [SynTap].
final class SynTechnique implements Technique, SynTap.Listener {
    private static final int BATCH = 128;
    private static final int TAG_BITS = 12;
    private static final int TAG_MASK = (1 << TAG_BITS) - 1;

    /// Where the fields lie: RFC 791 section 3.1, RFC 8200 sections 3 and 4, RFC 9293 section 3.1.
    private static final int IP4_HEADER = 20;

    private static final int IP4_PROTOCOL = 9;
    private static final int IP4_SOURCE = 12;
    private static final int IP4_DESTINATION = 16;
    private static final int IP6_HEADER = 40;
    private static final int IP6_NEXT_HEADER = 6;
    private static final int IP6_SOURCE = 8;
    private static final int IP6_DESTINATION = 24;
    private static final int TCP_HEADER = 20;
    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int SEQUENCE = 4;
    private static final int ACKNOWLEDGEMENT = 8;
    private static final int FLAGS = 13;

    private static final int TCP = 6;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int DESTINATION_OPTIONS = 60;

    private final Engine engine;
    private final boolean four;
    private final Socket holder;
    private final Socket raw;
    private final SynTap tap;
    private final int sourcePort;
    private final int key = new SecureRandom().nextInt();
    private final MessageBatch outgoing = MessageBatch.allocate(BATCH, SynTemplate.LONGEST);

    /// Whose address a slot of the batch has: writing it costs more than the packet.
    private final SynTemplate[] addressed = new SynTemplate[BATCH];

    private final List<Probe> batched = new ArrayList<>();

    private SynTechnique(Engine engine, Socket holder, Socket raw, int sourcePort)
            throws IOException {
        this.engine = engine;
        this.holder = holder;
        this.raw = raw;
        this.sourcePort = sourcePort;
        four = raw.family().equals(AF_INET);
        Arrays.fill(addressed, SynTemplate.NONE);
        tap = SynTap.open(four, sourcePort, this);
    }

    /// @throws io.sockeye.tools.cli.MissingPermissionException without CAP_NET_RAW
    static SynTechnique open(Engine engine, AddressFamily family) throws IOException {
        boolean four = family.equals(AF_INET);
        var opened = new ArrayList<Socket>();
        try {
            var raw = RawPermission.open(family, IPPROTO_RAW, "a SYN scan");
            opened.add(raw);
            var holder = Socket.open(family, SOCK_STREAM);
            opened.add(holder);
            holder.bind(SocketAddress.inet(four ? "0.0.0.0" : "::", 0));
            int port = holder.localAddress(IpSocketAddress.class).port();
            var technique = new SynTechnique(engine, holder, raw, port);
            engine.selector().register(technique.tap.ring(), EPOLLIN, technique.tap::read);
            return technique;
        } catch (IOException e) {
            for (var socket : opened) socket.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "SYN";
    }

    @Override
    public Verdict silence() {
        return Verdict.NO_TCP;
    }

    @Override
    public boolean keepsListening() {
        return true;
    }

    @Override
    public void send(Probe probe) throws IOException {
        var host = probe.host;
        if (host.syn == SynTemplate.NONE) {
            try {
                host.syn = SynTemplate.of(sourceTowards(host), sourcePort, host.target.address());
            } catch (ErrnoException e) {
                engine.decided(probe, Verdict.NO_ROUTE);
                return;
            }
        }
        int slot = batched.size();
        host.syn.write(outgoing.segment(slot), probe.port, sequence(probe));
        if (addressed[slot] != host.syn) {
            outgoing.set(slot, host.syn.length(), host.syn.to());
            addressed[slot] = host.syn;
        }
        batched.add(probe);
        if (batched.size() == BATCH) flush();
    }

    private int sequence(Probe probe) {
        return (probe.slot << TAG_BITS | (probe.tag & TAG_MASK)) ^ key;
    }

    /// The address that the kernel would send from: a datagram socket that connects sends nothing, and is given it.
    private static InetAddress sourceTowards(Host host) throws IOException {
        try (var asking = Socket.open(host.version() == 4 ? AF_INET : AF_INET6, SOCK_DGRAM)) {
            return asking.connect(host.at(9)).localAddress(IpSocketAddress.class).host();
        }
    }

    @Override
    public void flush() throws IOException {
        int count = batched.size();
        if (count > 0) {
            long now = System.nanoTime();
            for (int i = 0; i < count; i++) batched.get(i).sent = now;
        }
        for (int sent = 0; sent < count; ) {
            try {
                sent += raw.sendMessages(outgoing.range(sent, count));
            } catch (ErrnoException e) {
                refuse(batched.get(sent), e);
                sent++;
            }
        }
        batched.clear();
        tap.read();
    }

    private void refuse(Probe probe, ErrnoException refusal) throws IOException {
        switch (refusal.errno().name()) {
            case "EAGAIN", "ENOBUFS", "ENOMEM" -> engine.postponed(probe, System.nanoTime());
            case "EPERM", "EACCES" -> engine.decided(probe, Verdict.FORBIDDEN);
            case "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN" ->
                    engine.decided(probe, Verdict.NO_ROUTE);
            default -> throw refusal;
        }
    }

    /// Read in place, for there are twice as many of them as there are probes: length first, then fields. Whatever does not fit is left.
    @Override
    public void crossed(byte[] packet, int length, long at, long now) throws IOException {
        int tcp = four ? tcp4(packet, length) : tcp6(packet, length);
        if (tcp < 0) {
            failed(packet, length, at, now);
            return;
        }
        if (length - tcp < TCP_HEADER) return;
        int flags = packet[tcp + FLAGS];
        if ((flags & TcpFlags.ACK) == 0) {
            if (flags == TcpFlags.SYN && shortAt(packet, tcp + SOURCE_PORT) == sourcePort)
                departed(packet, tcp, at);
            return;
        }
        if (shortAt(packet, tcp + DESTINATION_PORT) != sourcePort) return;
        int port = shortAt(packet, tcp + SOURCE_PORT);
        var probe = find(port, intAt(packet, tcp + ACKNOWLEDGEMENT) - 1);
        if (probe == null || !isHost(packet, four ? IP4_SOURCE : IP6_SOURCE, probe)) return;
        if ((flags & TcpFlags.RST) != 0)
            engine.answered(probe, Verdict.RESET, now, probe.onTheWay(at));
        else if ((flags & TcpFlags.SYN) != 0)
            engine.answered(probe, Verdict.SYN_ACK, now, probe.onTheWay(at));
    }

    /// @return where TCP begins; -1 if it is something else
    private static int tcp4(byte[] packet, int length) {
        return length >= IP4_HEADER && packet[IP4_PROTOCOL] == TCP ? (packet[0] & 0xf) * 4 : -1;
    }

    /// @return where TCP begins, behind the headers that may stand before it; -1 if it is something else
    private static int tcp6(byte[] packet, int length) {
        if (length < IP6_HEADER) return -1;
        int next = packet[IP6_NEXT_HEADER];
        int at = IP6_HEADER;
        while (next == HOP_BY_HOP || next == ROUTING || next == DESTINATION_OPTIONS) {
            if (length - at < 8) return -1;
            next = packet[at];
            at += (packet[at + 1] & 0xff) * 8 + 8;
        }
        return next == TCP ? at : -1;
    }

    /// One of ours leaves. On its way it may cross several devices, of which the first counts.
    private void departed(byte[] packet, int tcp, long at) {
        var probe = find(shortAt(packet, tcp + DESTINATION_PORT), intAt(packet, tcp + SEQUENCE));
        if (probe == null || probe.departed != 0) return;
        if (isHost(packet, four ? IP4_DESTINATION : IP6_DESTINATION, probe)) probe.departed = at;
    }

    private static boolean isHost(byte[] packet, int at, Probe probe) {
        var address = probe.host.address;
        for (int i = 0; i < address.length; i++) if (packet[at + i] != address[i]) return false;
        return true;
    }

    private @Nullable Probe find(int port, int sequence) {
        int number = sequence ^ key;
        var probe = engine.awaited(number >>> TAG_BITS);
        if (probe == null
                || probe.transport != Transport.TCP
                || probe.port != port
                || (probe.tag & TAG_MASK) != (number & TAG_MASK)
                || (probe.host.version() == 4) != four) return null;
        return probe;
    }

    private void failed(byte[] packet, int length, long at, long now) throws IOException {
        int message = four ? 0 : Math.min(length, IP6_HEADER);
        var data = ByteBuffer.wrap(packet, message, length - message).slice();
        var quoted = QuotedSyn.read(data, four);
        if (quoted == null || quoted.sourcePort() != sourcePort) return;
        var probe = find(quoted.destinationPort(), (int) quoted.sequence());
        if (probe == null || !probe.host.isAt(quoted.destination())) return;
        var verdict = Verdict.ofIcmp(Transport.TCP, four ? 4 : 6, quoted.type(), quoted.code());
        engine.answered(probe, verdict, now, probe.onTheWay(at));
    }

    private static int shortAt(byte[] packet, int at) {
        return ((packet[at] & 0xff) << 8) | (packet[at + 1] & 0xff);
    }

    private static int intAt(byte[] packet, int at) {
        return (shortAt(packet, at) << 16) | shortAt(packet, at + 2);
    }

    /// Nothing to let go of: a late answer counts as long as the probe is repeated.
    @Override
    public void expire(Probe probe) {}

    @Override
    public void end(Probe probe) {}

    @Override
    public void close() throws IOException {
        raw.close();
        tap.close();
        holder.close();
        outgoing.close();
    }
}
