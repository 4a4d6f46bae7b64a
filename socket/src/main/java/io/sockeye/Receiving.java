package io.sockeye;

import static io.sockeye.internal.sys.SysSocket.MAX_COUNT;
import static io.sockeye.internal.sys.SysSocket.MSG_DONTWAIT;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// One recv(2) or recvfrom(2), into a segment of the caller or into a fresh array.
final class Receiving implements Attempt {
    private static final byte[] NOTHING = {};

    /// Where the bytes go; null for a fresh array.
    private final @Nullable MemorySegment target;

    private final long size;
    private final int flags;
    private final boolean asksSender;

    private boolean clearsFirst;
    private byte[] data = NOTHING;
    private SocketAddress from = SocketAddress.none();

    private Receiving(@Nullable MemorySegment target, long size, int flags, boolean asksSender) {
        this.target = target;
        this.size = Math.min(size, MAX_COUNT);
        this.flags = flags | MSG_DONTWAIT;
        this.asksSender = asksSender;
    }

    /// @param target an array's segment must not be longer than scratch
    static Receiving into(MemorySegment target, int flags, boolean asksSender) {
        return new Receiving(target, target.byteSize(), flags, asksSender);
    }

    /// @param size no more than scratch has
    static Receiving fresh(long size, int flags, boolean asksSender) {
        return new Receiving(null, size, flags, asksSender);
    }

    /// recv(2) that does not wait and does not ask who sent it.
    static long now(int fd, Scratch scratch, MemorySegment target, long size) {
        long asked = Math.min(size, MAX_COUNT);
        return SysSocket.recvfrom(
                scratch.errno,
                fd,
                target,
                asked,
                MSG_DONTWAIT,
                MemorySegment.NULL,
                MemorySegment.NULL);
    }

    /// recvfrom(2) that does not wait. The sender's address is in scratch then.
    static long nowFrom(int fd, Scratch scratch, MemorySegment target, long size) {
        scratch.length.set(JAVA_INT, 0, (int) scratch.address.byteSize());
        return SysSocket.recvfrom(
                scratch.errno,
                fd,
                target,
                Math.min(size, MAX_COUNT),
                MSG_DONTWAIT,
                scratch.address,
                scratch.length);
    }

    /// For MSG_TRUNC on a stream: TCP counts the bytes and throws them away. What lies in scratch is somebody else's.
    void clearFirst() {
        clearsFirst = true;
    }

    @Override
    public long on(int fd, Scratch scratch) {
        var bytes = target != null && target.isNative() ? target : scratch.data;
        if (clearsFirst && bytes.equals(scratch.data)) bytes.asSlice(0, size).fill((byte) 0);
        scratch.length.set(JAVA_INT, 0, (int) scratch.address.byteSize());
        long count =
                SysSocket.recvfrom(
                        scratch.errno,
                        fd,
                        bytes,
                        size,
                        flags,
                        asksSender ? scratch.address : MemorySegment.NULL,
                        asksSender ? scratch.length : MemorySegment.NULL);
        if (count < 0) return count;
        // With MSG_TRUNC the kernel tells the length of the whole datagram.
        long arrived = Math.min(count, size);
        if (target == null) data = bytes.asSlice(0, arrived).toArray(JAVA_BYTE);
        else if (!target.isNative()) MemorySegment.copy(bytes, 0, target, 0, arrived);
        if (asksSender)
            from = SockaddrCodec.decode(scratch.address, scratch.length.get(JAVA_INT, 0));
        return count;
    }

    /// The fresh array.
    byte[] data() {
        return data;
    }

    SocketAddress from() {
        return from;
    }
}
