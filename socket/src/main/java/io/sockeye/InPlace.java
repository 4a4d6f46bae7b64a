package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.internal.sys.SysSocket.MSG_DONTWAIT;

import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import java.lang.foreign.MemorySegment;

/// Whether the kernel is let into the Java heap, or gets a copy of it.
///
/// In place nothing is copied, and no collection can begin before the call returns: the whole JVM waits for its end. So it is for calls
/// that wait for nobody. Plain TCP and Unix streams with MSG_DONTWAIT take locks that others hold for no longer than a copy takes, unless
/// that faults on a page that does not come. kTLS is another matter: a sender of another process holds its lock while it waits for room. So
/// are sockets from outside, of which we do not know what others do with them, and families of which a send is the work itself, as of
/// netlink.
final class InPlace {
    /// What is shorter is copied in less than the twentieth of a call.
    private static final int LEAST = 8 * 1024;

    /// How much one call takes: the kernel needs some 10 µs for it. More at a time gains nothing.
    static final int MOST = 128 * 1024;

    private InPlace() {}

    /// Whether bytes of the heap, so many, go to this stream as they are, up to [#MOST] at a time.
    static boolean takes(Socket socket, Handle handle, long size) {
        return size > LEAST
                && (handle.shortReadEmpties() || socket.family().equals(AF_UNIX))
                && !handle.isAdopted();
    }

    /// send(2) of the first [#MOST] bytes.
    static long send(int fd, Scratch scratch, MemorySegment data, int flags) {
        long asked = Math.min(data.byteSize(), MOST);
        return SysSocket.sendInPlace(scratch.errno, fd, data, asked, flags);
    }

    /// recv(2) of no more than [#MOST] bytes, which does not wait.
    static long receive(int fd, Scratch scratch, MemorySegment target) {
        long asked = Math.min(target.byteSize(), MOST);
        return SysSocket.recvInPlace(scratch.errno, fd, target, asked, MSG_DONTWAIT);
    }
}
