package io.sockeye.tools.ping;

import static io.sockeye.MessageFlags.MSG_DONTWAIT;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.IpOptions.IP_MTU_DISCOVER;
import static io.sockeye.option.IpOptions.IP_MULTICAST_TTL;
import static io.sockeye.option.IpOptions.IP_RECVERR;
import static io.sockeye.option.IpOptions.IP_RECVTTL;
import static io.sockeye.option.IpOptions.IP_TOS;
import static io.sockeye.option.IpOptions.IP_TTL;
import static io.sockeye.option.Ipv6Options.IPV6_MTU_DISCOVER;
import static io.sockeye.option.Ipv6Options.IPV6_MULTICAST_HOPS;
import static io.sockeye.option.Ipv6Options.IPV6_RECVERR;
import static io.sockeye.option.Ipv6Options.IPV6_RECVHOPLIMIT;
import static io.sockeye.option.Ipv6Options.IPV6_TCLASS;
import static io.sockeye.option.Ipv6Options.IPV6_UNICAST_HOPS;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_OPT_TSONLY;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_RX_SOFTWARE;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_SOFTWARE;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_TX_SCHED;
import static io.sockeye.option.SocketOptions.SO_BINDTODEVICE;
import static io.sockeye.option.SocketOptions.SO_BROADCAST;
import static io.sockeye.option.SocketOptions.SO_RCVBUF;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMPING;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMPNS;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Timestamping;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What the settings mean for a socket.
final class ProbeSocket {
    /// Room for the answers of a whole burst; the kernel gives what net.core.rmem_max allows.
    private static final int ROOM = 1 << 20;

    /// The time at which a packet has left, too: between our clock and the kernel's call lies much of Java while that is not yet compiled.
    private static final Timestamping BOTH_WAYS =
            Timestamping.of(
                    SOF_TIMESTAMPING_SOFTWARE
                            | SOF_TIMESTAMPING_RX_SOFTWARE
                            | SOF_TIMESTAMPING_TX_SCHED
                            | SOF_TIMESTAMPING_OPT_TSONLY);

    private static final Timestamping ARRIVAL =
            Timestamping.of(SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_RX_SOFTWARE);

    /// So long is waited for the first stamp at the most.
    private static final long STAMPS_BEGIN = 50_000_000;

    private ProbeSocket() {}

    /// Sets the options and binds.
    static void configure(Socket socket, Settings settings, boolean six) throws IOException {
        boolean echo = settings.method == Settings.Method.ICMP;
        if (settings.device != null) socket.set(SO_BINDTODEVICE, settings.device);
        if (settings.broadcast && !six) socket.set(SO_BROADCAST, true);
        if (six) configure6(socket, settings);
        else configure4(socket, settings);
        if (!isTcp(settings)) stamp(socket, settings);
        if (echo) {
            socket.set(SO_RCVBUF, ROOM);
            if (six) socket.set(IPV6_RECVHOPLIMIT, true);
            else socket.set(IP_RECVTTL, true);
        }
        var source = settings.source;
        if (source != null) socket.bind(SocketAddress.inet(source, 0));
        // A datagram socket of ICMP gets its identifier by binding.
        else if (echo) socket.bind(SocketAddress.inet(six ? "::" : "0.0.0.0", 0));
    }

    /// Has the kernel stamp packets.
    static void stamp(Socket socket, Settings settings) throws IOException {
        if (settings.sweep) socket.set(SO_TIMESTAMPNS, true);
        else socket.set(SO_TIMESTAMPING, BOTH_WAYS);
    }

    /// The kernel begins to stamp packets a while after the first socket wants it, from a work queue (net_enable_timestamp), and ends with the last one.
    /// Who asks sooner has the time at which this program looked, and that is long when it looks for the first time. Whether it has begun is seen by who
    /// sends to himself.
    static void awaitStamps(Settings settings) throws IOException {
        if (settings.sweep) return;
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM)) {
            socket.set(SO_TIMESTAMPING, ARRIVAL).bind(SocketAddress.loopback(0));
            socket.timeout(Duration.ofNanos(STAMPS_BEGIN));
            var self = socket.localAddress();
            long end = System.nanoTime() + STAMPS_BEGIN;
            while (end - System.nanoTime() > 0) {
                socket.sendTo(new byte[1], self, MSG_DONTWAIT);
                try (var message = socket.recvMessage(1)) {
                    if (Clocks.wall(message) != 0) return;
                }
                LockSupport.parkNanos(200_000);
            }
        } catch (ErrnoException | SocketTimeoutException _) {
            // There is no loopback interface to look at.
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// TCP knows no groups.
    private static boolean isTcp(Settings settings) {
        return settings.method == Settings.Method.TCP;
    }

    private static void configure4(Socket socket, Settings settings) throws IOException {
        socket.set(IP_RECVERR, true);
        if (settings.timeToLive > 0) {
            socket.set(IP_TTL, settings.timeToLive);
            if (!isTcp(settings)) socket.set(IP_MULTICAST_TTL, settings.timeToLive);
        }
        if (settings.trafficClass >= 0) socket.set(IP_TOS, settings.trafficClass);
        if (settings.pathMtu >= 0) socket.set(IP_MTU_DISCOVER, settings.pathMtu);
    }

    private static void configure6(Socket socket, Settings settings) throws IOException {
        socket.set(IPV6_RECVERR, true);
        if (settings.timeToLive > 0) {
            socket.set(IPV6_UNICAST_HOPS, settings.timeToLive);
            if (!isTcp(settings)) socket.set(IPV6_MULTICAST_HOPS, settings.timeToLive);
        }
        if (settings.trafficClass >= 0) socket.set(IPV6_TCLASS, settings.trafficClass);
        if (settings.pathMtu >= 0) socket.set(IPV6_MTU_DISCOVER, settings.pathMtu);
    }
}
