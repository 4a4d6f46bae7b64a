package io.sockeye.resolve;

import java.io.Serial;
import java.net.UnknownHostException;

/// A name was not resolved.
public final class ResolveException extends UnknownHostException {
    @Serial private static final long serialVersionUID = 1L;

    /// The number of the [ResolveError].
    private final int number;

    ResolveException(String what, ResolveError error, String more) {
        super("%s: %s (%s)%s".formatted(what, error.message(), error, more));
        this.number = error.number();
    }

    /// Why.
    ///
    /// @return the error of getaddrinfo(3) or getnameinfo(3)
    public ResolveError error() {
        return ResolveError.of(number);
    }
}
