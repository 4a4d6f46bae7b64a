package io.sockeye.resolve;

import io.sockeye.error.ErrnoException;
import java.io.Serial;
import java.net.UnknownHostException;

/// gethostbyname(3) or gethostbyaddr(3) has no entry for a host: Python's `herror`. For NETDB_INTERNAL the cause is an
/// [ErrnoException] with the errno.
public final class HostException extends UnknownHostException {
    @Serial private static final long serialVersionUID = 1L;

    /// The number of the [HostError].
    private final int number;

    HostException(String what, HostError error) {
        super("%s: %s (%s)".formatted(what, error.message(), error));
        this.number = error.number();
    }

    /// Of NETDB_INTERNAL.
    HostException(String what, ErrnoException cause) {
        super(
                "%s: %s (NETDB_INTERNAL): %s (%s)"
                        .formatted(
                                what,
                                HostError.NETDB_INTERNAL.message(),
                                cause.errno().message(),
                                cause.errno()));
        this.number = HostError.NETDB_INTERNAL.number();
        initCause(cause);
    }

    /// Why.
    ///
    /// @return the h_errno
    public HostError error() {
        return HostError.of(number);
    }
}
