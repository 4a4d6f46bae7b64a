package io.sockeye.tools.scan;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMP;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMPV6;
import static io.sockeye.address.IpProtocol.IPPROTO_TCP;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.IcmpOptions.ICMPV6_FILTER;
import static io.sockeye.option.IcmpOptions.ICMP_FILTER;
import static io.sockeye.option.SocketOptions.SO_ATTACH_FILTER;
import static io.sockeye.select.EpollEvents.EPOLLIN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Icmp6Filter;
import io.sockeye.option.IcmpFilter;
import io.sockeye.option.SocketFilter;
import io.sockeye.wire.bpf.BpfProgram;
import io.sockeye.wire.tcp.TcpFlags;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks by SYN segments from a raw socket, of one family. An open port's answer meets no connection, and the kernel resets it by itself.
///
/// A segment carries in its sequence number which probe it is, and twelve random bits: an answer repeats it, and what does not fit is
/// nobody's. The source port is held by a socket that does nothing, so that no other program gets it. A filter keeps away all TCP that is
/// not for this port: a raw socket sees everything that the machine receives.
final class SynTechnique implements Technique {
    private static final int BATCH = 128;
    private static final int LONGEST = 128; // of what is read: headers
    private static final int TAG_BITS = 12;
    private static final int TAG_MASK = (1 << TAG_BITS) - 1;
    private static final int TCP_HEADER = 20;
    private static final int IP4_HEADER = 20;
    private static final int IP4_SOURCE = 12;

    private final Engine engine;
    private final boolean four;
    private final Socket holder;
    private final Socket raw;
    private final Socket icmp;
    private final int sourcePort;
    private final int key = new SecureRandom().nextInt();
    private final MessageBatch outgoing = MessageBatch.allocate(BATCH, SynTemplate.LENGTH);
    private final MessageBatch incoming = MessageBatch.allocate(BATCH, LONGEST);
    private final List<Probe> batched = new ArrayList<>();

    private SynTechnique(Engine engine, Socket holder, Socket raw, Socket icmp, int sourcePort) {
        this.engine = engine;
        this.holder = holder;
        this.raw = raw;
        this.icmp = icmp;
        four = raw.family().equals(AF_INET);
        this.sourcePort = sourcePort;
    }

    /// @throws io.sockeye.tools.cli.MissingPermissionException without CAP_NET_RAW
    static SynTechnique open(Engine engine, AddressFamily family) throws IOException {
        boolean four = family.equals(AF_INET);
        var opened = new ArrayList<Socket>();
        try {
            var raw = RawPermission.open(family, IPPROTO_TCP, "a SYN scan");
            opened.add(raw);
            var icmp =
                    RawPermission.open(family, four ? IPPROTO_ICMP : IPPROTO_ICMPV6, "a SYN scan");
            opened.add(icmp);
            // Destination unreachable, time exceeded, parameter problem.
            if (four) icmp.set(ICMP_FILTER, IcmpFilter.pass(3, 11, 12));
            else icmp.set(ICMPV6_FILTER, Icmp6Filter.pass(1, 3, 4));
            var holder = Socket.open(family, SOCK_STREAM);
            opened.add(holder);
            holder.bind(SocketAddress.inet(four ? "0.0.0.0" : "::", 0));
            int port = holder.localAddress(IpSocketAddress.class).port();
            raw.set(SO_ATTACH_FILTER, filter(four, port));
            var technique = new SynTechnique(engine, holder, raw, icmp, port);
            engine.selector().register(raw, EPOLLIN, technique::readAnswers);
            engine.selector().register(icmp, EPOLLIN, technique::readErrors);
            return technique;
        } catch (IOException e) {
            for (var socket : opened) socket.close();
            throw e;
        }
    }

    /// Of IPv4 a raw socket has the header before the segment, of IPv6 it has not.
    private static SocketFilter filter(boolean four, int sourcePort) {
        var program = new StringBuilder(four ? "ldxb 4*([0]&0xf)\nldh [x + 2]\n" : "ldh [2]\n");
        program.append("jne #").append(sourcePort).append(", other\nret #").append(LONGEST);
        program.append("\nother: ret #0\n");
        return SocketFilter.of(BpfProgram.assemble(program.toString()).toBytes());
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
        outgoing.set(slot, SynTemplate.LENGTH, host.syn.to());
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
            for (var probe : batched) probe.sent = now;
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
        readAnswers();
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

    private void readAnswers() throws IOException {
        for (int count; (count = raw.tryRecvMessages(incoming)) > 0; ) {
            long now = System.nanoTime();
            for (int slot = 0; slot < count; slot++) read(slot, now);
            if (count < BATCH) return;
        }
    }

    /// Read in place, for there are as many of them as there are probes: length first, then fields. Whatever does not fit is left.
    private void read(int slot, long now) throws IOException {
        var packet = incoming.segment(slot);
        int length = Math.min(incoming.length(slot), LONGEST);
        int at = 0;
        if (four) {
            if (length < IP4_HEADER) return;
            at = (packet.get(JAVA_BYTE, 0) & 0xf) * 4;
        }
        if (at < 0 || length - at < TCP_HEADER) return;
        int flags = packet.get(SynTemplate.SHORT, at + 12) & 0xfff;
        if ((flags & TcpFlags.ACK) == 0) return;
        int sequence = packet.get(SynTemplate.INT, at + 8) - 1;
        var probe = find(packet.get(SynTemplate.SHORT, at) & 0xffff, sequence);
        if (probe == null) return;
        if (four) {
            for (int i = 0; i < 4; i++)
                if (packet.get(JAVA_BYTE, IP4_SOURCE + i) != probe.host.address[i]) return;
        } else if (!(incoming.address(slot) instanceof IpSocketAddress from
                && probe.host.isAt(from.host()))) {
            return;
        }
        if ((flags & TcpFlags.RST) != 0) engine.answered(probe, Verdict.RESET, now);
        else if ((flags & TcpFlags.SYN) != 0) engine.answered(probe, Verdict.SYN_ACK, now);
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

    private void readErrors() throws IOException {
        for (int count; (count = icmp.tryRecvMessages(incoming)) > 0; ) {
            long now = System.nanoTime();
            for (int slot = 0; slot < count; slot++) {
                var data =
                        incoming.segment(slot).asSlice(0, Math.min(incoming.length(slot), LONGEST));
                var quoted = QuotedSyn.read(data.asByteBuffer(), four);
                if (quoted == null || quoted.sourcePort() != sourcePort) continue;
                var probe = find(quoted.destinationPort(), (int) quoted.sequence());
                if (probe == null || !probe.host.isAt(quoted.destination())) continue;
                engine.answered(
                        probe,
                        Verdict.ofIcmp(Transport.TCP, four ? 4 : 6, quoted.type(), quoted.code()),
                        now);
            }
            if (count < BATCH) return;
        }
    }

    /// Nothing to let go of: a late answer counts as long as the probe is repeated.
    @Override
    public void expire(Probe probe) {}

    @Override
    public void end(Probe probe) {}

    @Override
    public void close() throws IOException {
        raw.close();
        icmp.close();
        holder.close();
        outgoing.close();
        incoming.close();
    }
}
