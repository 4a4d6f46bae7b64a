package io.sockeye.tools.nc;

import java.io.IOException;
import java.io.Serial;

/// An end says no: a proxy does not connect, a command fails. Its text is all that there is to know.
final class EndpointException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    EndpointException(String text) {
        super(text);
    }
}
