package io.sockeye.tools.serve;

import java.io.IOException;
import java.io.Serial;

/// What a client sent is not taken. It passes through HttpCore's parser, which lets an IOException through.
final class RefusedException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean closes;

    private RefusedException(int status, boolean closes, String why) {
        super(why);
        this.status = status;
        this.closes = closes;
    }

    /// Where the next request begins is not certain any more: the connection ends.
    static RefusedException closing(int status, String why) {
        return new RefusedException(status, true, why);
    }

    /// The request was understood and is not done; the connection goes on.
    static RefusedException of(int status, String why) {
        return new RefusedException(status, false, why);
    }

    int status() {
        return status;
    }

    boolean closes() {
        return closes;
    }

    /// A refusal that is the fault of this machine, and not of the client: whoever runs the server hears of it.
    RefusedException because(IOException failure) {
        initCause(failure);
        return this;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    /// Made by whoever a client is: it costs no stack trace.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
