package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import java.lang.foreign.MemorySegment;

/// One accept4(2).
final class Accepting implements Attempt {
    private final Handle handle;
    private final boolean asksPeer;
    private SocketAddress from = SocketAddress.none();

    Accepting(Handle handle, boolean asksPeer) {
        this.handle = handle;
        this.asksPeer = asksPeer;
    }

    @Override
    public long on(int fd, Scratch scratch) {
        scratch.length.set(JAVA_INT, 0, (int) scratch.address.byteSize());
        long result = handle.nonBlocking(scratch, this::accept4); // it has no MSG_DONTWAIT
        if (result >= 0 && asksPeer) {
            from = SockaddrCodec.decode(scratch.address, scratch.length.get(JAVA_INT, 0));
        }
        return result;
    }

    private long accept4(int fd, Scratch scratch) {
        return SysSocket.accept4(
                scratch.errno,
                fd,
                asksPeer ? scratch.address : MemorySegment.NULL,
                asksPeer ? scratch.length : MemorySegment.NULL,
                SysSocket.SOCK_CLOEXEC);
    }

    SocketAddress from() {
        return from;
    }
}
