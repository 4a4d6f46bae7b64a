package io.sockeye.tools.ping;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.option.IpOptions;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Resolver;
import io.sockeye.tools.cli.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Asks a host whether it is there, by ICMP echo: what `InetAddress.isReachable` should have been.
///
/// ```java
/// switch (Ping.to("example.org").timeout(Duration.ofSeconds(2)).once()) {
///     case Reply reply -> IO.println(reply.from() + " after " + reply.roundTrip());
///     case Lost lost -> IO.println("nothing within " + lost.waited());
///     case Unreachable no -> IO.println(no.text() + ", says " + no.reporter());
/// }
/// ```
///
/// It uses a datagram socket of ICMP, which needs no privilege where the sysctl net.ipv4.ping_group_range has the group of the process; [#raw()] uses a
/// raw one, which needs CAP_NET_RAW. Never one instead of the other, and never another protocol instead of ICMP, unless it is asked for: what is not
/// permitted is an [IOException] that says what would allow it.
///
/// An answer counts if it comes from the address that was asked and repeats eight secret bytes of its probe: nobody who has not seen the probe can
/// give it. Of a group (multicast) any address may answer.
///
/// Immutable: each word answers a new value, which any thread may use. What waits parks a virtual thread, and an interrupt ends it with
/// [java.io.InterruptedIOException].
public final class Ping {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final String host;
    private final @Nullable InetAddress address;
    private final Settings settings;

    private Ping(String host, @Nullable InetAddress address, Settings settings) {
        this.host = host;
        this.address = address;
        this.settings = settings;
    }

    /// Asks a host by its name, which is looked up whenever a run begins, or by its address as text.
    ///
    /// @param host a name or a literal
    /// @return a ping of one second's timeout, 56 bytes, and a second between two probes
    public static Ping to(String host) {
        return new Ping(host, null, defaults());
    }

    /// Asks a host by its address.
    ///
    /// @param address of either family
    /// @return a ping of one second's timeout, 56 bytes, and a second between two probes
    public static Ping to(InetAddress address) {
        return new Ping(String.valueOf(address.getHostAddress()), address, defaults());
    }

    private static Settings defaults() {
        var settings = new Settings();
        settings.timeout = TIMEOUT;
        return settings;
    }

    /// How long to wait for the answer to each probe.
    ///
    /// @param timeout more than zero
    /// @return this with that
    /// @throws IllegalArgumentException if it is not
    public Ping timeout(Duration timeout) {
        if (!timeout.isPositive()) throw new IllegalArgumentException("timeout " + timeout);
        var copy = settings.copy();
        copy.timeout = timeout;
        return with(copy);
    }

    /// The time between two probes of [#stream(long)]. With none the next one leaves when the last was answered, or after 10 milliseconds.
    ///
    /// @param interval zero or more
    /// @return this with that
    /// @throws IllegalArgumentException if it is less
    public Ping interval(Duration interval) {
        if (interval.isNegative()) throw new IllegalArgumentException("interval " + interval);
        var copy = settings.copy();
        copy.interval = interval;
        return with(copy);
    }

    /// How many bytes a probe carries behind its ICMP header. With less than eight the secret is as much shorter: with none, whoever guesses the
    /// sequence number can forge an answer.
    ///
    /// @param bytes 0 to 65,507
    /// @return this with that
    /// @throws IllegalArgumentException if it is out of range
    public Ping size(int bytes) {
        if (bytes < 0 || bytes > 65_507)
            throw new IllegalArgumentException("size " + bytes + " is outside 0..65507");
        var copy = settings.copy();
        copy.size = bytes;
        return with(copy);
    }

    /// How many routers a probe may pass: IP_TTL of ip(7), IPV6_UNICAST_HOPS of ipv6(7).
    ///
    /// @param hops 1 to 255
    /// @return this with that
    /// @throws IllegalArgumentException if it is out of range
    public Ping timeToLive(int hops) {
        if (hops < 1 || hops > 255)
            throw new IllegalArgumentException("time to live " + hops + " is outside 1..255");
        var copy = settings.copy();
        copy.timeToLive = hops;
        return with(copy);
    }

    /// Forbids to cut the probe on its way, so that one that is too long comes back as [PingResult.Unreachable] with the MTU: IP_PMTUDISC_DO.
    ///
    /// @return this with that
    public Ping dontFragment() {
        var copy = settings.copy();
        copy.pathMtu = IpOptions.IP_PMTUDISC_DO;
        return with(copy);
    }

    /// From which of this machine's addresses to ask.
    ///
    /// @param address one of its own
    /// @return this with that
    public Ping source(InetAddress address) {
        var copy = settings.copy();
        copy.source = address;
        return with(copy);
    }

    /// Over which interface to ask: SO_BINDTODEVICE of socket(7).
    ///
    /// @param name such as `eth0`
    /// @return this with that
    public Ping device(String name) {
        var copy = settings.copy();
        copy.device = name;
        return with(copy);
    }

    /// Addresses of which family a name is asked for.
    ///
    /// @param family AF_INET, AF_INET6, or AF_UNSPEC for whichever comes first
    /// @return this with that
    public Ping family(AddressFamily family) {
        var copy = settings.copy();
        copy.family = family;
        return with(copy);
    }

    /// Asks by a raw socket, which needs CAP_NET_RAW.
    ///
    /// @return this with that
    public Ping raw() {
        var copy = settings.copy();
        copy.raw = true;
        return with(copy);
    }

    /// Asks by connecting to a port of TCP instead of by ICMP. A refusal is an answer, too.
    ///
    /// @param port 1 to 65535
    /// @return this with that
    /// @throws IllegalArgumentException if it is out of range
    public Ping tcp(int port) {
        return port(Settings.Method.TCP, port);
    }

    /// Asks by a datagram to a port of UDP instead of by ICMP. That the port is unreachable is an answer, too.
    ///
    /// @param port 1 to 65535
    /// @return this with that
    /// @throws IllegalArgumentException if it is out of range
    public Ping udp(int port) {
        return port(Settings.Method.UDP, port);
    }

    private Ping port(Settings.Method method, int port) {
        if (port < 1 || port > 65_535)
            throw new IllegalArgumentException("port " + port + " is outside 1..65535");
        var copy = settings.copy();
        copy.method = method;
        copy.port = port;
        return with(copy);
    }

    private Ping with(Settings changed) {
        return new Ping(host, address, changed);
    }

    /// Sends one probe and waits for what becomes of it.
    ///
    /// Calls socket(2), sendto(2) and recvmsg(2); none of them waits in the kernel.
    ///
    /// @return a reply, a loss, or who says that it did not get there
    /// @throws UnknownHostException if the name has no address
    /// @throws IOException if the kernel refuses the socket, with a [io.sockeye.error.PermissionException] as its cause and a text that says what would
    ///     allow it; if it refuses anything else; or if the thread is interrupted
    public PingResult once() throws IOException {
        try (var run = new Run(1)) {
            return run.next();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Whether the host answers one probe.
    ///
    /// @return false if it was lost or did not get there
    /// @throws IOException as [#once()]
    public boolean isReachable() throws IOException {
        return once().isReply();
    }

    /// Sends probes, an interval apart, and answers what becomes of each, in the order in which that is known. The stream asks when it is read: who
    /// reads late sends late. It holds a socket: close it, or read it to its end. An [IOException] on the way is a [java.io.UncheckedIOException].
    ///
    /// @param count how many; 0 for no end
    /// @return the results, sequential
    /// @throws IllegalArgumentException if it is negative
    /// @throws IOException as [#once()]
    public Stream<PingResult> stream(long count) throws IOException {
        if (count < 0) throw new IllegalArgumentException("count " + count);
        var run = new Run(count);
        int kind = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(run, kind), false)
                .onClose(run::close);
    }

    private InetAddress resolve() throws IOException {
        if (address != null) return address;
        var hints = Hints.any().family(settings.family);
        for (var answer : Resolver.resolve(host, 0, hints))
            if (answer.address() instanceof IpSocketAddress ip)
                return ip.toJdk().isPresent()
                                && ip.toJdk().get() instanceof java.net.InetSocketAddress jdk
                        ? jdk.getAddress()
                        : ip.host();
        throw new UnknownHostException(host + " has no address of IP");
    }

    /// The engine at the pace of whoever reads.
    private final class Run implements Iterator<PingResult>, AutoCloseable {
        private final ArrayDeque<PingResult> results = new ArrayDeque<>();
        private final Engine engine;
        private boolean given;

        Run(long count) throws IOException {
            var target = new Host(new Target(host, resolve()), false);
            var run = settings.copy();
            run.count = count;
            engine =
                    new Engine(
                            run, () -> give(target), (_, result) -> results.add(result), _ -> {});
            try {
                engine.prepare(target);
            } catch (IOException | RuntimeException e) {
                close();
                throw e;
            }
        }

        private @Nullable Host give(Host target) {
            if (given) return null;
            given = true;
            return target;
        }

        @Override
        public boolean hasNext() {
            try {
                boolean more = true;
                while (results.isEmpty() && more) more = engine.step();
                if (results.isEmpty()) close();
                return !results.isEmpty();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public PingResult next() {
            if (!hasNext()) throw new NoSuchElementException();
            return results.remove();
        }

        @Override
        public void close() {
            try {
                engine.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
