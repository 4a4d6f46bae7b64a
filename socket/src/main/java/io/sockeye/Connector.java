package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.internal.sys.SysErrno.EALREADY;
import static io.sockeye.internal.sys.SysErrno.EINPROGRESS;

import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.sys.SysSocket;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a socket gets its peer: at once, after a wait, or begun by one call and ended by another.
final class Connector {
    private final Socket socket;
    private final Handle handle;

    /// Where to a connect is under way that [#finish(long)] ends.
    private volatile @Nullable SocketAddress underWay;

    Connector(Socket socket, Handle handle) {
        this.socket = socket;
        this.handle = handle;
    }

    void connect(SocketAddress address, long deadline) throws IOException {
        var attempt = new Connecting(handle, address, deadline != Deadline.NOW);
        long result = start(attempt, deadline);
        if (result < 0) throw attempt.failure(result, socket.localIfKnown());
    }

    /// The kernel's refusal as a value; empty when connected.
    Optional<Errno> refusal(SocketAddress address, long deadline) throws IOException {
        try {
            var attempt = new Connecting(handle, address, deadline != Deadline.NOW);
            long result = start(attempt, deadline);
            return result < 0 ? Optional.of(Errno.of((int) -result)) : Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of(Errno.EAGAIN);
        }
    }

    /// @return whether it is connected already
    boolean begin(SocketAddress address) throws IOException {
        var attempt = new Connecting(handle, address, false);
        long result = start(attempt, Deadline.NOW);
        if (result < 0 && underWay == null) throw attempt.failure(result, socket.localIfKnown());
        return result == 0;
    }

    private long start(Connecting attempt, long deadline) throws IOException {
        boolean unix = socket.family().equals(AF_UNIX);
        // A full Unix backlog is not an event.
        var direction = unix ? Direction.RETRY : Direction.WRITE;
        // Also after a timeout it goes on, but on Unix, where nothing is under way while it waits.
        underWay = unix ? null : attempt.to();
        try {
            long result = handle.perform(socket, "connect", direction, deadline, 0, attempt);
            if (result != -EINPROGRESS && result != -EALREADY) underWay = null;
            return result;
        } finally {
            handle.giveBackMode();
        }
    }

    void finish(long deadline) throws IOException {
        var to = underWay;
        if (to == null) {
            socket.check("connect", handle.once(socket, new Asking(SysSocket::getpeername)));
            return;
        }
        var attempt = Connecting.finishing(handle, to, deadline != Deadline.NOW);
        try {
            long result = handle.perform(socket, "connect", Direction.WRITE, deadline, 0, attempt);
            if (result != -EALREADY) underWay = null;
            if (result < 0) throw attempt.failure(result, socket.localIfKnown());
        } finally {
            handle.giveBackMode();
        }
    }
}
