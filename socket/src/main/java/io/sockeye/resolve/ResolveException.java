package io.sockeye.resolve;

import io.sockeye.error.ErrnoException;
import java.io.Serial;
import java.net.UnknownHostException;

/// getaddrinfo(3) or getnameinfo(3) did not answer. For EAI_SYSTEM the cause is an [ErrnoException] with the errno.
public final class ResolveException extends UnknownHostException {
    @Serial private static final long serialVersionUID = 1L;

    /// The number of the [ResolveError].
    private final int number;

    ResolveException(String what, ResolveError error) {
        super("%s: %s (%s)".formatted(what, error.message(), error));
        this.number = error.number();
    }

    /// Of EAI_SYSTEM.
    ResolveException(String what, ErrnoException cause) {
        super(
                "%s: %s (EAI_SYSTEM): %s (%s)"
                        .formatted(
                                what,
                                ResolveError.EAI_SYSTEM.message(),
                                cause.errno().message(),
                                cause.errno()));
        this.number = ResolveError.EAI_SYSTEM.number();
        initCause(cause);
    }

    /// Why.
    ///
    /// @return the error of getaddrinfo(3) or getnameinfo(3)
    public ResolveError error() {
        return ResolveError.of(number);
    }
}
