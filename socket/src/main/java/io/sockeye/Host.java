package io.sockeye;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Handle;
import io.sockeye.resolve.AddressInfo;
import io.sockeye.resolve.AddressInfoFlags;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.ResolveError;
import io.sockeye.resolve.ResolveException;
import io.sockeye.resolve.Resolver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/// The first address of a host, for a socket that waits for it as it waits for everything: no longer than its timeout allows, and not
/// when it is closed.
final class Host {
    private Host() {}

    /// Where a socket is to be; "" is every address of this machine.
    static SocketAddress own(Socket socket, Handle handle, String host, int port)
            throws IOException {
        return first(
                socket, handle, "bind", host, port, AddressInfoFlags.AI_PASSIVE, handle.deadline());
    }

    /// Where a socket is to connect to; "" is this machine.
    static SocketAddress peer(Socket socket, Handle handle, String host, int port, long deadline)
            throws IOException {
        return first(socket, handle, "connect", host, port, AddressInfoFlags.of(0), deadline);
    }

    private static SocketAddress first(
            Socket socket,
            Handle handle,
            String call,
            String host,
            int port,
            AddressInfoFlags flags,
            long deadline)
            throws IOException {
        var hints = Hints.any().family(socket.family()).type(socket.type());
        try {
            var literal = hints.flags(flags.or(AddressInfoFlags.AI_NUMERICHOST));
            return Resolver.resolve(host, port, literal).getFirst().address();
        } catch (ResolveException e) {
            if (!e.error().equals(ResolveError.EAI_NONAME)) throw e;
        }
        if (deadline == Deadline.NOW)
            throw new IllegalStateException(
                    "\""
                            + host
                            + "\" is a name, for which this socket would have to wait; it is non-blocking");
        return asked(
                socket,
                handle,
                call,
                deadline,
                () -> Resolver.resolve(host, port, hints.flags(flags)));
    }

    private static SocketAddress asked(
            Socket socket, Handle handle, String call, long deadline, Question question)
            throws IOException {
        var here = Thread.currentThread();
        var answer =
                new FutureTask<>(question::ask) {
                    @Override
                    protected void done() {
                        LockSupport.unpark(here);
                    }
                };
        var asking = Thread.ofVirtual().name("sockeye-name").start(answer);
        try {
            handle.awaitBeside(socket, call, deadline, answer::isDone);
            return answer.get().getFirst().address();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e); // it has ended
        } finally {
            asking.interrupt();
        }
    }

    /// Asks the name service.
    private interface Question {
        List<AddressInfo> ask() throws IOException;
    }
}
