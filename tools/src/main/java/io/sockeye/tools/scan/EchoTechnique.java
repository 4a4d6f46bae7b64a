package io.sockeye.tools.scan;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMP;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMPV6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_NONBLOCK;
import static io.sockeye.option.IcmpOptions.ICMPV6_FILTER;
import static io.sockeye.option.IcmpOptions.ICMP_FILTER;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.PermissionException;
import io.sockeye.option.Icmp6Filter;
import io.sockeye.option.IcmpFilter;
import io.sockeye.tools.cli.MissingPermissionException;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.icmp.EchoReply;
import io.sockeye.wire.icmp.EchoReply6;
import io.sockeye.wire.icmp.EchoRequest;
import io.sockeye.wire.icmp.EchoRequest6;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.ip.Ip4Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Asks by echo requests: from an ICMP datagram socket, which needs no privilege where `ping_group_range` allows it, else from a raw one.
///
/// The payload says which probe it is, and repeats random bits: an answer that does not have them, or comes from another host, is nobody's.
final class EchoTechnique implements Technique, Datagrams.Listener {
    private static final int LONGEST = 256;
    private static final int PAYLOAD = 16;

    private final Engine engine;
    private final boolean four;
    private final boolean raw;
    private final Datagrams datagrams;
    private final int key = new SecureRandom().nextInt();
    private final int identifier = key >>> 16;
    private final Map<SocketAddress, Probe> asked = new HashMap<>();

    private EchoTechnique(Engine engine, Socket socket, boolean raw) {
        this.engine = engine;
        datagrams = new Datagrams(socket, 8 + PAYLOAD, LONGEST, this);
        this.raw = raw;
        four = socket.family().equals(AF_INET);
    }

    /// @throws MissingPermissionException if neither is allowed
    static EchoTechnique open(Engine engine, AddressFamily family) throws IOException {
        boolean four = family.equals(AF_INET);
        var protocol = four ? IPPROTO_ICMP : IPPROTO_ICMPV6;
        boolean raw = false;
        Socket socket;
        try {
            socket = Socket.open(family, SOCK_DGRAM.or(SOCK_NONBLOCK), protocol);
        } catch (PermissionException notInGroup) {
            raw = true;
            try {
                socket = RawPermission.open(family, protocol, "an echo request");
            } catch (MissingPermissionException neither) {
                throw RawPermission.missing(
                        "an echo request",
                        ", or 'sysctl net.ipv4.ping_group_range=\"0 2147483647\"', or name TCP ports with -p",
                        notInGroup);
            }
        }
        try {
            if (raw && four) socket.set(ICMP_FILTER, IcmpFilter.pass(0));
            if (raw && !four) socket.set(ICMPV6_FILTER, Icmp6Filter.pass(129));
            var technique = new EchoTechnique(engine, socket, raw);
            technique.datagrams.register(engine);
            return technique;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Verdict silence() {
        return Verdict.NO_HOST;
    }

    @Override
    public void send(Probe probe) throws IOException {
        var payload = ByteBuffer.allocate(PAYLOAD);
        payload.putInt(probe.slot ^ key).putInt(probe.tag).flip().limit(PAYLOAD);
        int sequence = probe.slot & 0xffff;
        var request =
                four
                        ? new EchoRequest(identifier, sequence, payload).toBytes()
                        : new EchoRequest6(identifier, sequence, payload).toBytes();
        var to = probe.host.at(0);
        asked.put(to, probe);
        datagrams.add(probe, request, to);
    }

    @Override
    public void flush() throws IOException {
        datagrams.flush();
    }

    @Override
    public void refused(Probe probe, ErrnoException refusal) throws IOException {
        switch (refusal.errno().name()) {
            case "EAGAIN", "ENOBUFS", "ENOMEM" -> engine.postponed(probe, System.nanoTime());
            // The next attempt asks by another way.
            case "EPERM", "EACCES", "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN", "EINVAL" -> {}
            case "ECONNREFUSED", "EPROTO", "ENOPROTOOPT" -> {}
            default -> throw refusal;
        }
    }

    @Override
    public void answered(MessageBatch incoming, int slot, long now) throws IOException {
        int length = Math.min(incoming.length(slot), LONGEST);
        var answer = payload(incoming.segment(slot).asSlice(0, length).asByteBuffer());
        if (answer.isEmpty() || answer.get().remaining() < PAYLOAD) return;
        var payload = answer.get();
        var probe = engine.awaited(payload.getInt(0) ^ key);
        if (probe == null || payload.getInt(4) != probe.tag) return;
        if (incoming.address(slot) instanceof IpSocketAddress from && probe.host.isAt(from.host()))
            engine.answered(
                    probe, Verdict.ECHO_REPLY, now, onTheWay(probe, incoming.timeNanos(slot)));
    }

    /// A late answer comes when the host is asked in another way already.
    private static long onTheWay(Probe probe, long at) {
        return probe.transport == Transport.ICMP ? probe.onTheWay(at) : -1;
    }

    private Optional<ByteBuffer> payload(ByteBuffer data) {
        try {
            if (!four)
                return Icmp6Message.parse(data) instanceof EchoReply6 reply
                        ? Optional.of(reply.payload())
                        : Optional.empty();
            // A raw socket of IPv4 has the header before the message.
            var message = raw ? Ip4Packet.parse(data).payload() : data;
            return IcmpMessage.parse(message) instanceof EchoReply reply
                    ? Optional.of(reply.payload())
                    : Optional.empty();
        } catch (MalformedPacketException e) {
            return Optional.empty();
        }
    }

    @Override
    public void failed(SocketAddress to, ReceivedError error, long at) throws IOException {
        var verdict = IcmpErrors.verdict(error, Transport.ICMP);
        var probe = asked.get(to);
        if (verdict.isPresent() && probe != null)
            engine.answered(probe, verdict.get(), System.nanoTime(), onTheWay(probe, at));
    }

    @Override
    public void expire(Probe probe) {
        asked.remove(probe.host.at(0), probe);
    }

    @Override
    public void end(Probe probe) {
        asked.remove(probe.host.at(0), probe);
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
    }
}
