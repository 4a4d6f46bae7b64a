package io.sockeye;

import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.EALREADY;
import static io.sockeye.internal.sys.SysErrno.EINPROGRESS;
import static io.sockeye.internal.sys.SysErrno.EINTR;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.BluetoothSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.IntOption;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;

/// connect(2), which is started once and then asked about.
///
/// After a wake getpeername(2) decides: a fresh TCP socket reports itself writable before it is connected to anything. When there is
/// no peer, the error is fetched by connect(2) and not by SO_ERROR, because only so is the socket fit for another connect.
///
/// Interrupted by a signal it is made again at once, though connect(2) says that it may go on by itself: then the second call says
/// -EALREADY, and when nothing is under way after all, a wait would have no end.
final class Connecting implements Attempt {
    private final Handle handle;
    private final SocketAddress to;
    private final boolean waits;
    private boolean started;
    private SocketAddress local = SocketAddress.none();

    /// @param waits whether -EINPROGRESS is to be waited for; else it is the answer
    Connecting(Handle handle, SocketAddress to, boolean waits) {
        this.handle = handle;
        this.to = to;
        this.waits = waits;
    }

    /// Asks about a connect that is under way: -EALREADY is the answer when it does not wait.
    static Connecting finishing(Handle handle, SocketAddress to, boolean waits) {
        var finishing = new Connecting(handle, to, waits);
        finishing.started = true;
        return finishing;
    }

    @Override
    public long on(int fd, Scratch scratch) {
        boolean connected = started && isConnected(fd, scratch);
        // A connect that fails takes the local address with it.
        if (started && !connected) local = localName(fd, scratch);
        if (started && !connected && keepsError()) {
            int error = IntOption.get(scratch, fd, SysSocket.SO_ERROR);
            if (error > 0) return -error;
        }
        long result = handle.nonBlocking(scratch, this::connect);
        if (result == -EINTR) return result;
        // The call was needed all the same: TCP is "connecting" until it is asked once more.
        if (connected) return 0;
        if (!waits || (result != -EINPROGRESS && result != -EALREADY)) return result;
        started = true;
        return -EAGAIN;
    }

    /// Whether connect does not tell why there is no peer, and SO_ERROR does: VSOCK begins anew, for ever, and Bluetooth says EBADFD.
    private boolean keepsError() {
        return to instanceof VsockSocketAddress || to instanceof BluetoothSocketAddress;
    }

    private long connect(int fd, Scratch scratch) {
        int length = SockaddrCodec.encode(to, scratch.address);
        return SysSocket.connect(scratch.errno, fd, scratch.address, length);
    }

    private static boolean isConnected(int fd, Scratch scratch) {
        scratch.length.set(JAVA_INT, 0, (int) scratch.address.byteSize());
        return SysSocket.getpeername(scratch.errno, fd, scratch.address, scratch.length) == 0;
    }

    private static SocketAddress localName(int fd, Scratch scratch) {
        var asking = new Asking(SysSocket::getsockname);
        asking.on(fd, scratch);
        return asking.address();
    }

    SocketAddress to() {
        return to;
    }

    ErrnoException failure(long result, SocketAddress localNow) {
        var from = local.equals(SocketAddress.none()) ? localNow : local;
        return ErrnoException.of("connect", Errno.of((int) -result), from, to);
    }
}
