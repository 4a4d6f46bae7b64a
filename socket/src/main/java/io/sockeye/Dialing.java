package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.io.Deadline;
import io.sockeye.option.Ipv6Options;
import io.sockeye.option.SocketOptions;
import io.sockeye.resolve.AddressInfo;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Resolver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one-liners: a connection by name, a listener.
final class Dialing {
    private final String host;
    private final int port;
    private final ConnectOptions options;
    private final long deadline;
    private final List<IOException> failures = new ArrayList<>();

    Dialing(String host, int port, ConnectOptions options) {
        this.host = host;
        this.port = port;
        this.options = options;
        this.deadline =
                options.timeout().isZero()
                        ? Deadline.NEVER
                        : Deadline.after(Deadline.nanos(options.timeout()));
    }

    static Socket listen(SocketAddress address, ListenOptions options) throws IOException {
        Socket.requireAddress(address);
        if (options.isDualStack() && !address.family().equals(AF_INET6))
            throw new IllegalArgumentException(
                    address + " has no dual stack: only an IPv6 address takes IPv4 too");
        var socket = Socket.open(address.family(), SOCK_STREAM);
        try {
            if (Kind.isIp(address.family())) socket.set(SocketOptions.SO_REUSEADDR, true);
            if (options.sharesPort()) socket.set(SocketOptions.SO_REUSEPORT, true);
            if (address.family().equals(AF_INET6))
                socket.set(Ipv6Options.IPV6_V6ONLY, !options.isDualStack());
            return socket.bind(address).listen(options.backlogSize());
        } catch (Throwable failure) {
            discard(socket, failure);
            throw failure;
        }
    }

    Socket connect() throws IOException {
        var addresses = addresses();
        var connection =
                options.stagger().isZero() || addresses.size() == 1
                        ? inTurn(addresses)
                        : race(addresses);
        if (connection != null) return connection;
        var last = failures.removeLast();
        failures.forEach(last::addSuppressed);
        throw last;
    }

    private List<SocketAddress> addresses() throws IOException {
        var source = options.source();
        boolean free = source.equals(SocketAddress.none());
        var hints = Hints.any().type(SOCK_STREAM);
        if (!free) hints = hints.family(source.family());
        try {
            var answers =
                    options.timeout().isZero()
                            ? Resolver.resolve(host, port, hints)
                            : Resolver.resolve(host, port, hints, options.timeout());
            var found = answers.stream().map(AddressInfo::address).toList();
            return options.stagger().isZero() ? found : alternating(found);
        } catch (SocketTimeoutException e) {
            throw timedOut(e);
        }
    }

    /// The families take turns, the resolver's favourite first; RFC 8305 section 4.
    private static List<SocketAddress> alternating(List<SocketAddress> addresses) {
        AddressFamily favourite = addresses.getFirst().family();
        var first =
                new ArrayList<>(
                        addresses.stream().filter(a -> a.family().equals(favourite)).toList());
        var others =
                new ArrayList<>(
                        addresses.stream().filter(a -> !a.family().equals(favourite)).toList());
        var mixed = new ArrayList<SocketAddress>();
        while (!first.isEmpty() || !others.isEmpty()) {
            if (!first.isEmpty()) mixed.add(first.removeFirst());
            if (!others.isEmpty()) mixed.add(others.removeFirst());
        }
        return mixed;
    }

    private @Nullable Socket inTurn(List<SocketAddress> addresses) throws IOException {
        for (var address : addresses) {
            try {
                var socket = Socket.open(address.family(), SOCK_STREAM);
                return connected(socket, address);
            } catch (SocketTimeoutException e) {
                throw timedOut(e);
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                failures.add(e);
            }
        }
        return null;
    }

    private Socket connected(Socket socket, SocketAddress address) throws IOException {
        try {
            if (!options.source().equals(SocketAddress.none())) socket.bind(options.source());
            return socket.connectBy(address, deadline);
        } catch (Throwable failure) {
            discard(socket, failure);
            throw failure;
        }
    }

    private static void discard(Socket socket, Throwable failure) {
        try {
            socket.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private SocketTimeoutException timedOut(@Nullable Exception cause) {
        var timeout =
                new SocketTimeoutException(
                        "connection to %s port %d timed out after %d ms"
                                .formatted(host, port, options.timeout().toMillis()));
        if (cause != null) timeout.initCause(cause);
        failures.forEach(timeout::addSuppressed);
        return timeout;
    }

    // ---- racing ----

    /// What one address came to: one of the two is there.
    private record Outcome(@Nullable Socket socket, @Nullable IOException failure) {}

    /// Starts an address after the other, each a delay after the one before or as soon as that has failed, and takes the first that
    /// stands; RFC 8305 section 5. The losers' sockets are closed, which ends their threads.
    private @Nullable Socket race(List<SocketAddress> addresses) throws IOException {
        var outcomes = new LinkedBlockingQueue<Outcome>();
        var started = new ArrayList<Socket>();
        Socket winner = null;
        int running = 0;
        int next = 0;
        try {
            while (winner == null && (running > 0 || next < addresses.size())) {
                if (next < addresses.size()) {
                    if (start(addresses.get(next++), started, outcomes)) running++;
                    else continue;
                }
                var outcome = await(outcomes, next < addresses.size() ? options.stagger() : null);
                if (outcome == null) continue; // the delay has passed
                running--;
                if (outcome.failure() != null) failures.add(outcome.failure());
                else winner = outcome.socket();
            }
            return winner;
        } finally {
            for (var socket : started) if (socket != winner) socket.close();
        }
    }

    private boolean start(
            SocketAddress address, List<Socket> started, LinkedBlockingQueue<Outcome> outcomes) {
        Socket socket;
        try {
            socket = Socket.open(address.family(), SOCK_STREAM);
        } catch (IOException e) {
            failures.add(e);
            return false;
        }
        started.add(socket);
        Thread.ofVirtual()
                .name("sockeye-connect")
                .start(() -> outcomes.add(outcome(socket, address)));
        return true;
    }

    private Outcome outcome(Socket socket, SocketAddress address) {
        try {
            return new Outcome(connected(socket, address), null);
        } catch (IOException e) {
            return new Outcome(null, e);
        } catch (RuntimeException e) {
            return new Outcome(null, new IOException(e));
        }
    }

    /// The next outcome; null when the delay has passed without one.
    private @Nullable Outcome await(LinkedBlockingQueue<Outcome> outcomes, @Nullable Duration delay)
            throws IOException {
        try {
            long left = Deadline.remaining(deadline);
            long wait = delay == null ? left : Math.min(left, Deadline.nanos(delay));
            var outcome = outcomes.poll(wait, TimeUnit.NANOSECONDS);
            if (outcome == null && wait == left) throw timedOut(null);
            if (outcome != null && outcome.failure() instanceof SocketTimeoutException e)
                throw timedOut(e);
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("connect interrupted while waiting");
        }
    }
}
