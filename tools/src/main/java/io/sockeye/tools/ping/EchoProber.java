package io.sockeye.tools.ping;

import static io.sockeye.MessageFlags.MSG_DONTWAIT;
import static io.sockeye.MessageFlags.MSG_OOB;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMP;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMPV6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.IcmpOptions.ICMPV6_FILTER;
import static io.sockeye.option.IcmpOptions.ICMP_FILTER;

import io.sockeye.ReceivedMessage;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.HopLimit;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.PermissionException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.option.Icmp6Filter;
import io.sockeye.option.IcmpFilter;
import io.sockeye.tools.cli.MissingPermissionException;
import io.sockeye.tools.cli.Targets;
import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.icmp.EchoReply;
import io.sockeye.wire.icmp.EchoReply6;
import io.sockeye.wire.icmp.EchoRequest;
import io.sockeye.wire.icmp.EchoRequest6;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.icmp.QuotedEcho;
import io.sockeye.wire.ip.Ip4Packet;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Asks by ICMP echo, over one socket for all hosts of a family: of datagrams, icmp(7), which needs no capability but the group in
/// net.ipv4.ping_group_range, or raw, which needs CAP_NET_RAW.
///
/// What went wrong on the way comes by the socket's error queue, IP_RECVERR, on both kinds.
final class EchoProber implements Prober, Ready, ErrorQueue.Reader {
    /// Of one round, so that a flood leaves time for sending.
    private static final int ROUND = 256;

    private static final int HEADER = 8;
    private static final int IP_HEADER = 60;
    private static final int CONTROL = 512;

    private final Engine engine;
    private final Settings settings;
    private final Socket socket;
    private final boolean six;
    private final boolean raw;

    /// Which of the programs on this machine asks. The kernel writes the one of a datagram socket.
    private final int identifier;

    private final byte[] filling;

    /// The probe that is just being sent, as long as the kernel may still say when it took it.
    private @Nullable Probe leaving;

    /// What fits, as the kernel said when it refused to send more.
    private long mtu;

    private EchoProber(Engine engine, Socket socket, boolean six, boolean raw) throws IOException {
        this.engine = engine;
        this.settings = engine.settings();
        this.socket = socket;
        this.six = six;
        this.raw = raw;
        filling = filling();
        if (raw) filter();
        ProbeSocket.configure(socket, settings, six);
        ProbeSocket.awaitStamps(settings);
        identifier = raw ? engine.identifier() : socket.localAddress(IpSocketAddress.class).port();
        rehearse();
    }

    /// Sends nothing, as nobody sends urgent data by ICMP, but loads and links what sending takes: the time of a first probe that waits for its
    /// neighbour's address, and so has no word of the kernel's, would contain that.
    private void rehearse() throws IOException {
        try {
            var nowhere = SocketAddress.inet(six ? "::1" : "127.0.0.1", 0);
            socket.sendTo(filling, nowhere, MSG_DONTWAIT.or(MSG_OOB));
        } catch (ErrnoException _) {
            errors();
        }
    }

    /// Opens the socket: of datagrams, and raw if that is asked for, or if only that is permitted, which is told.
    static EchoProber open(Engine engine, boolean six) throws IOException {
        var family = six ? AF_INET6 : AF_INET;
        var protocol = six ? IPPROTO_ICMPV6 : IPPROTO_ICMP;
        PermissionException refused = null;
        if (!engine.settings().raw) {
            try {
                var socket = Socket.open(family, SOCK_DGRAM, protocol);
                engine.note("asks by an ICMP datagram socket");
                return over(engine, socket, six, false);
            } catch (PermissionException e) {
                if (!e.call().startsWith("socket")) throw e;
                if (!engine.settings().rawIfMust) throw onlyWhenAskedFor(e);
                refused = e;
            }
        }
        Socket socket;
        try {
            socket = Socket.open(family, SOCK_RAW, protocol);
        } catch (PermissionException e) {
            throw missing(e, refused);
        }
        engine.note(
                refused == null
                        ? "asks by a raw socket"
                        : "ICMP datagram sockets are not permitted to this group (sysctl"
                                + " net.ipv4.ping_group_range); a raw socket is used instead");
        return over(engine, socket, six, true);
    }

    private static EchoProber over(Engine engine, Socket socket, boolean six, boolean raw)
            throws IOException {
        try {
            return new EchoProber(engine, socket, six, raw);
        } catch (IOException | RuntimeException e) {
            try (socket) {
                throw e;
            }
        }
    }

    /// A program has no command line to put anything before, and a raw socket only if it asks for one.
    private static MissingPermissionException onlyWhenAskedFor(PermissionException datagram) {
        return new MissingPermissionException(
                "ICMP sockets of datagrams are not permitted: allow them to all groups, sudo sysctl -w"
                        + " net.ipv4.ping_group_range='0 2147483647', or, with CAP_NET_RAW, ask by"
                        + " Ping.raw()",
                datagram);
    }

    private static MissingPermissionException missing(
            PermissionException raw, @Nullable PermissionException datagram) {
        var text =
                datagram == null
                        ? "raw ICMP sockets need CAP_NET_RAW: put before the command: "
                                + MissingPermissionException.rawSocketsLine()
                        : "ICMP sockets are not permitted. Allow them to all groups: sudo sysctl -w"
                                + " net.ipv4.ping_group_range='0 2147483647'; or put"
                                + " before the command, for a raw one: "
                                + MissingPermissionException.rawSocketsLine();
        return new MissingPermissionException(text, raw);
    }

    /// A raw socket sees the echoes of everyone, requests too. Errors come by the error queue, whatever the filter says.
    private void filter() throws IOException {
        if (six) socket.set(ICMPV6_FILTER, Icmp6Filter.pass(EchoReply6.TYPE));
        else socket.set(ICMP_FILTER, IcmpFilter.pass(EchoReply.TYPE));
    }

    /// The bytes behind the secret: the pattern again and again, or each the number of its place, as ping(8) does it.
    private byte[] filling() {
        var bytes = new byte[settings.size];
        var pattern = settings.pattern == null ? new byte[0] : settings.pattern.toArray();
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = pattern.length == 0 ? (byte) i : pattern[i % pattern.length];
        return bytes;
    }

    Socket socket() {
        return socket;
    }

    @Override
    public String method() {
        return raw ? "icmp-raw" : "icmp";
    }

    @Override
    public boolean send(Probe probe) throws IOException {
        var payload = ByteBuffer.wrap(payload(probe));
        int sequence = (int) (probe.number & 0xffff);
        var packet =
                six
                        ? new EchoRequest6(identifier, sequence, payload).toBytes()
                        : new EchoRequest(identifier, sequence, payload).toBytes();
        var to = SocketAddress.inet(probe.host.address, 0);
        for (int attempt = 0; ; attempt++) {
            try {
                leaving = probe;
                probe.stamp();
                socket.sendTo(packet, to, MSG_DONTWAIT);
                // Of many hosts it is asked who is there, and not how far.
                if (!settings.sweep) errors();
                return true;
            } catch (WouldBlockException _) {
                return false;
            } catch (ErrnoException e) {
                if (e.is(Errno.ENOBUFS)) return false;
                // The error of a probe before may meet this one, which has not left then.
                boolean another = errors() > 0;
                if (!another || attempt > 0) {
                    engine.failed(probe, Faults.refused(probe, e, mtu));
                    return true;
                }
            } finally {
                leaving = null;
            }
        }
    }

    /// The secret first; what has no room for all of it has a shorter one.
    private byte[] payload(Probe probe) {
        var bytes = filling.clone();
        for (int i = 0; i < Math.min(8, bytes.length); i++)
            bytes[i] = (byte) (probe.secret >>> (56 - 8 * i));
        return bytes;
    }

    private boolean hasSecret(Probe probe, ByteBuffer payload) {
        int length = Math.min(8, settings.size);
        if (payload.remaining() < length) return false;
        for (int i = 0; i < length; i++)
            if (payload.get(payload.position() + i) != (byte) (probe.secret >>> (56 - 8 * i)))
                return false;
        return true;
    }

    private boolean isWhole(ByteBuffer payload) {
        if (payload.remaining() != filling.length) return false;
        for (int i = 8; i < filling.length; i++)
            if (payload.get(payload.position() + i) != filling[i]) return false;
        return true;
    }

    @Override
    public void ready() throws IOException {
        int room = HEADER + settings.size + IP_HEADER + 64;
        for (int i = 0; i < ROUND; i++) {
            try (var message = socket.recvMessage(room, CONTROL, MSG_DONTWAIT)) {
                receive(message);
            } catch (WouldBlockException _) {
                break;
            } catch (ErrnoException e) {
                // The socket says once that something waits on its error queue.
                if (errors() == 0 && !isOfAProbe(e)) throw e;
            }
        }
        errors();
    }

    /// Without a message on the queue an error of a packet is that of a stranger's, or one that had no room there.
    private static boolean isOfAProbe(ErrnoException e) {
        return e.is(
                Errno.EHOSTUNREACH,
                Errno.ENETUNREACH,
                Errno.ECONNREFUSED,
                Errno.EACCES,
                Errno.EPERM,
                Errno.EMSGSIZE,
                Errno.EPROTO,
                Errno.ENOPROTOOPT,
                Errno.EHOSTDOWN,
                Errno.EOPNOTSUPP);
    }

    private void receive(ReceivedMessage message) throws IOException {
        if (!(message.from() instanceof IpSocketAddress from)) return;
        try {
            var data = ByteBuffer.wrap(message.data());
            if (six) {
                if (Icmp6Message.parse(data) instanceof EchoReply6 echo)
                    receive(
                            message,
                            Targets.host(from),
                            echo.identifier(),
                            echo.sequence(),
                            echo.payload());
            } else {
                var icmp = raw ? Ip4Packet.parse(data).payload() : data;
                if (IcmpMessage.parse(icmp) instanceof EchoReply echo)
                    receive(
                            message,
                            Targets.host(from),
                            echo.identifier(),
                            echo.sequence(),
                            echo.payload());
            }
        } catch (MalformedPacketException _) {
            // A raw socket gets what the kernel has not yet looked at; whose it was cannot be told.
            engine.malformed();
        }
    }

    private void receive(
            ReceivedMessage message, InetAddress from, int whose, int sequence, ByteBuffer payload)
            throws IOException {
        if (whose != identifier) return;
        var probe = engine.probe(sequence);
        if (probe == null) {
            engine.forged();
            return;
        }
        boolean expected =
                probe.host.isGroup() ? !from.isMulticastAddress() : from.equals(probe.host.address);
        var arrival =
                new Engine.Arrival(
                        from,
                        Clocks.wall(message),
                        System.nanoTime(),
                        timeToLive(message),
                        HEADER + payload.remaining(),
                        false);
        if (!expected || !hasSecret(probe, payload)) engine.extra(probe, Extra.FORGED, arrival);
        else if (!isWhole(payload)) engine.extra(probe, Extra.CORRUPTED, arrival);
        else engine.answered(probe, arrival);
    }

    private static OptionalInt timeToLive(ReceivedMessage message) {
        var limit = message.find(HopLimit.class).orElse(null);
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit.value());
    }

    /// Takes all that waits on the error queue; answers how much of it came from elsewhere.
    private int errors() throws IOException {
        return ErrorQueue.read(socket, HEADER + settings.size, this);
    }

    /// That it is the one which is leaving is known by its time: the queue is read before the next one leaves. One that had to wait for its
    /// neighbour's address keeps the time at which we gave it away.
    @Override
    public void left(long wall) {
        if (leaving != null) leaving.left(wall);
    }

    /// Whose probe it was is known by what the error quotes.
    @Override
    public void error(ReceivedMessage message, ReceivedError error) throws IOException {
        if (error.origin() == ReceivedError.SO_EE_ORIGIN_LOCAL) {
            if (error.errno().equals(Errno.EMSGSIZE)) mtu = error.info();
            return;
        }
        if (!(message.from() instanceof IpSocketAddress to)) return;
        var data = ByteBuffer.wrap(message.data());
        try {
            var quote = QuotedEcho.parse(data);
            if (quote.type() != (six ? EchoRequest6.TYPE : EchoRequest.TYPE)) return;
            if (quote.identifier() != identifier) return;
            var probe = engine.probe(quote.sequence());
            if (probe == null || !to.host().equals(probe.host.address)) return;
            // Many routers quote no more than the eight bytes of the header.
            var payload = data.position(HEADER).slice();
            if (payload.remaining() >= Math.min(8, settings.size) && !hasSecret(probe, payload)) {
                engine.forged();
                return;
            }
            engine.failed(probe, Faults.reported(probe, error));
        } catch (MalformedPacketException _) {
            engine.malformed();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
