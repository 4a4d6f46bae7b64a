package io.sockeye.resolve;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.codec.Idna;
import io.sockeye.internal.io.Offload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.MemorySegment;
import java.net.IDN;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/// How the name service is asked: what is refused before, and on which thread.
final class NameService {
    /// RFC 1035, 2.3.4: 255 octets on the wire, of which the text has neither the first length nor the last.
    private static final int LONGEST_NAME = 253;

    private static final int LONGEST_LABEL = 63;

    private NameService() {}

    /// Asks on a thread that may block, and waits for the answer no longer than the deadline.
    static <T> T ask(Offload pool, String what, long deadline, Callable<T> question)
            throws IOException {
        try {
            return pool.call(question, deadline);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (TimeoutException e) {
            throw new SocketTimeoutException(what + " timed out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(what + " interrupted while waiting");
        } catch (Exception e) {
            throw new AssertionError(e); // the questions throw nothing else
        }
    }

    /// A host's name as the name service wants it: in ASCII, by the rules of IDNA 2003 (RFC 3490).
    ///
    /// Like CPython's codec it takes code points that Unicode 3.2 did not know, and a dot at the end.
    ///
    /// @throws IllegalArgumentException if no name service can have it, with the name and the reason
    static String encoded(String host) {
        requireText("host", host);
        // Punycode takes time by the square of the length.
        if (host.length() > NameInfoFlags.NI_MAXHOST) throw tooLong(host, host.length());
        var name = US_ASCII.newEncoder().canEncode(host) ? host : toAscii(host);
        int end = name.endsWith(".") ? name.length() - 1 : name.length();
        if (end > LONGEST_NAME) throw tooLong(host, end);
        if (name.isEmpty()) return name;
        for (var label : name.substring(0, end).split("\\.", -1)) {
            if (label.isEmpty())
                throw new IllegalArgumentException("host \"" + host + "\" has an empty label");
            if (label.length() > LONGEST_LABEL)
                throw new IllegalArgumentException(
                        "host \"%s\" has a label of %d bytes, more than %d"
                                .formatted(host, label.length(), LONGEST_LABEL));
        }
        return name;
    }

    private static String toAscii(String host) {
        try {
            return Idna.toAscii(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "host \"%s\": %s".formatted(host, e.getMessage()), e);
        }
    }

    private static IllegalArgumentException tooLong(String host, int length) {
        var start = host.length() > LONGEST_NAME ? host.substring(0, LONGEST_NAME) + "…" : host;
        return new IllegalArgumentException(
                "host \"%s\" has %d bytes, more than %d".formatted(start, length, LONGEST_NAME));
    }

    /// Refuses what C would read as another text: a NUL, where it stops, and half a character, which is no UTF-8.
    static void requireText(String what, String text) {
        int at = text.indexOf('\0');
        if (at >= 0)
            throw new IllegalArgumentException(
                    "%s \"%s\" has a NUL at %d".formatted(what, text, at));
        if (!UTF_8.newEncoder().canEncode(text))
            throw new IllegalArgumentException(
                    "%s \"%s\" has a surrogate without its other half".formatted(what, text));
    }

    /// What the kernel said to a call of the C library.
    static ErrnoException refusal(String call, int errno) {
        return ErrnoException.of(call, Errno.of(errno), SocketAddress.none(), SocketAddress.none());
    }

    /// The same, from the memory where errno was captured.
    static ErrnoException refusal(String call, MemorySegment errno) {
        return refusal(call, errno.get(JAVA_INT, 0));
    }
}
