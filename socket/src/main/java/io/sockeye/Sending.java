package io.sockeye;

import static io.sockeye.internal.sys.SysSocket.MAX_COUNT;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One send(2) or sendto(2). Native memory goes to the kernel as it is; an array is copied to scratch for each try, which is then free
/// while the thread waits.
final class Sending implements Attempt {
    private final MemorySegment data;
    private final int flags;
    private final @Nullable SocketAddress to;

    /// @param data an array's segment must not be longer than scratch
    /// @param flags those of the caller and [CallFlags#sending]
    Sending(MemorySegment data, int flags, @Nullable SocketAddress to) {
        this.data = data;
        this.flags = flags;
        this.to = to;
    }

    /// send(2), or sendto(2) if there is an address.
    ///
    /// @param data native
    static long now(
            int fd,
            Scratch scratch,
            MemorySegment data,
            long size,
            int flags,
            @Nullable SocketAddress to) {
        long asked = Math.min(size, MAX_COUNT);
        int addressLength = to == null ? 0 : SockaddrCodec.encode(to, scratch.address);
        return SysSocket.sendto(
                scratch.errno, fd, data, asked, flags, scratch.address, addressLength);
    }

    @Override
    public long on(int fd, Scratch scratch) {
        long length = data.byteSize();
        if (data.isNative()) return now(fd, scratch, data, length, flags, to);
        MemorySegment.copy(data, 0, scratch.data, 0, length);
        return now(fd, scratch, scratch.data, length, flags, to);
    }
}
