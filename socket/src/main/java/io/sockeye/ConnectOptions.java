package io.sockeye;

import io.sockeye.address.SocketAddress;
import java.time.Duration;

/// How [Socket#createConnection(String, int, ConnectOptions)] connects. Immutable: each word answers a new value.
public final class ConnectOptions {
    private static final ConnectOptions DEFAULTS =
            new ConnectOptions(Duration.ZERO, SocketAddress.none(), Duration.ZERO);

    private final Duration timeout; // zero: none
    private final SocketAddress source; // none(): the kernel's choice
    private final Duration stagger; // zero: one after the other

    private ConnectOptions(Duration timeout, SocketAddress source, Duration stagger) {
        this.timeout = timeout;
        this.source = source;
        this.stagger = stagger;
    }

    /// No timeout but the kernel's, no source address, one address after the other.
    ///
    /// @return the defaults
    public static ConnectOptions defaults() {
        return DEFAULTS;
    }

    /// How long it may take in all: the name, and every address together.
    ///
    /// @param whole more than zero
    /// @return these options with that timeout
    public ConnectOptions timeout(Duration whole) {
        return new ConnectOptions(positive("timeout", whole), source, stagger);
    }

    /// Where the connection comes from; addresses of other families are passed over.
    ///
    /// @param local bound before connecting
    /// @return these options with that source
    public ConnectOptions source(SocketAddress local) {
        return new ConnectOptions(timeout, local, stagger);
    }

    /// Starts the next address when this much time has passed without an answer, and takes the first connection that stands; the
    /// families alternate. RFC 8305 section 5 recommends 250 ms.
    ///
    /// @param delay more than zero
    /// @return these options with that delay
    public ConnectOptions stagger(Duration delay) {
        return new ConnectOptions(timeout, source, positive("stagger", delay));
    }

    private static Duration positive(String what, Duration time) {
        if (!time.isPositive())
            throw new IllegalArgumentException(what + " " + time + " is not positive");
        return time;
    }

    Duration timeout() {
        return timeout;
    }

    SocketAddress source() {
        return source;
    }

    Duration stagger() {
        return stagger;
    }

    /// `ConnectOptions[timeout PT3S, source none, stagger PT0S]`.
    @Override
    public String toString() {
        return "ConnectOptions[timeout %s, source %s, stagger %s]"
                .formatted(timeout, source, stagger);
    }
}
