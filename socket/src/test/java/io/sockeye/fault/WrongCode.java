package io.sockeye.fault;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/// The mistakes that the harness must find.
final class WrongCode {
    private WrongCode() {}

    /// A signal is taken for an error.
    static void noRetry() throws IOException {
        long result = recv();
        if (result < 0) throw failure("recv", result);
    }

    /// Who fails to bind forgets what it has opened. Kept reachable: no cleaner is to tidy up.
    static void leak() throws IOException {
        var socket = Socket.open(AF_INET, SOCK_DGRAM);
        try {
            socket.bind(SocketAddress.loopback(0));
        } catch (IOException e) {
            FORGOTTEN.add(socket);
            throw e;
        }
        socket.close();
    }

    /// What could not be received is waited for, without a deadline.
    static void hang() throws IOException {
        if (recv() < 0) {
            while (true) LockSupport.park();
        }
    }

    private static final java.util.ArrayList<Socket> FORGOTTEN = new java.util.ArrayList<>();

    private static long recv() throws IOException {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM);
                var scratch = Scratch.take()) {
            socket.bind(SocketAddress.loopback(0));
            socket.sendTo(new byte[10], socket.localAddress());
            return SysSocket.recvfrom(
                    scratch.errno,
                    socket.fileno(),
                    scratch.data,
                    10,
                    0,
                    MemorySegment.NULL,
                    MemorySegment.NULL);
        }
    }

    private static ErrnoException failure(String call, long result) {
        return ErrnoException.of(
                call, Errno.of((int) -result), SocketAddress.none(), SocketAddress.none());
    }
}
