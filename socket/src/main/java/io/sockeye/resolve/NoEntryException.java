package io.sockeye.resolve;

import java.io.IOException;
import java.io.Serial;

/// The machine's database has no such service or protocol: services(5), protocols(5). No errno belongs to it.
public final class NoEntryException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    NoEntryException(String message) {
        super(message);
    }
}
