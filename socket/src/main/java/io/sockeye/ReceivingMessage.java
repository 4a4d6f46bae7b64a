package io.sockeye;

import static io.sockeye.internal.sys.SysSocket.MSG_CMSG_CLOEXEC;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.internal.codec.ControlCodec;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.Iovec;
import io.sockeye.internal.sys.SysSocket.Msghdr;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

/// One recvmsg(2). Received into one piece of native memory and scattered from there, for the reason that [SendingMessage] gives.
final class ReceivingMessage implements Attempt, AutoCloseable {
    private final Arena arena = NativeMemory.confined();
    private final MemorySegment data;
    private final MemorySegment control;
    private final int flags;
    private final List<ByteBuffer> targets;

    private SocketAddress from = SocketAddress.none();
    private int received; // the flags that the kernel answered
    private long controlLength;

    /// @param size room for bytes
    /// @param controlSize room for control messages
    /// @param targets where the bytes go in the end, if not into a fresh array
    ReceivingMessage(long size, int controlSize, int flags, List<ByteBuffer> targets) {
        this.targets = targets;
        var pieces = NativeMemory.together(arena, controlSize + size);
        control = pieces.allocate(controlSize, 8);
        data = pieces.allocate(size);
        this.flags = flags;
    }

    @Override
    public long on(int fd, Scratch scratch) {
        for (var target : targets) Segments.open(MemorySegment.ofBuffer(target));
        var header = scratch.message;
        scratch.vector.set(JAVA_LONG, Iovec.IOV_BASE, data.address());
        scratch.vector.set(JAVA_LONG, Iovec.IOV_LEN, data.byteSize());
        header.set(JAVA_LONG, Msghdr.MSG_NAME, scratch.address.address());
        header.set(JAVA_INT, Msghdr.MSG_NAMELEN, (int) scratch.address.byteSize());
        header.set(JAVA_LONG, Msghdr.MSG_IOV, scratch.vector.address());
        header.set(JAVA_LONG, Msghdr.MSG_IOVLEN, 1);
        header.set(JAVA_LONG, Msghdr.MSG_CONTROL, control.byteSize() == 0 ? 0 : control.address());
        header.set(JAVA_LONG, Msghdr.MSG_CONTROLLEN, control.byteSize());
        header.set(JAVA_INT, Msghdr.MSG_FLAGS, 0);
        long count = SysSocket.recvmsg(scratch.errno, fd, header, flags);
        if (count < 0) return count;
        from = SockaddrCodec.decode(scratch.address, header.get(JAVA_INT, Msghdr.MSG_NAMELEN));
        received = header.get(JAVA_INT, Msghdr.MSG_FLAGS) & ~MSG_CMSG_CLOEXEC;
        controlLength = header.get(JAVA_LONG, Msghdr.MSG_CONTROLLEN);
        return count;
    }

    /// The message with a fresh array.
    ReceivedMessage message(long count) throws IOException {
        return received(
                count, () -> data.asSlice(0, Math.min(count, data.byteSize())).toArray(JAVA_BYTE));
    }

    /// The message with its bytes in the caller's buffers.
    ReceivedMessage scattered(long count) throws IOException {
        return received(
                count,
                () -> {
                    scatter(Math.min(count, data.byteSize()));
                    return new byte[0];
                });
    }

    /// First of all the descriptors get their owner: there may be no memory for the bytes, or a buffer may have been closed meanwhile.
    private ReceivedMessage received(long count, Supplier<byte[]> bytes) throws IOException {
        var messages = ControlCodec.decode(control, controlLength);
        try {
            return message(bytes.get(), count, messages);
        } catch (RuntimeException | Error failure) {
            message(new byte[0], count, messages).close();
            throw failure;
        }
    }

    private void scatter(long count) {
        long offset = 0;
        for (var buffer : targets) {
            int length = (int) Math.min(buffer.remaining(), count - offset);
            MemorySegment.copy(data, offset, MemorySegment.ofBuffer(buffer), 0, length);
            buffer.position(buffer.position() + length);
            offset += length;
        }
    }

    private ReceivedMessage message(byte[] bytes, long count, List<ControlMessage> messages) {
        return new ReceivedMessage(bytes, (int) count, from, MessageFlags.of(received), messages);
    }

    @Override
    public void close() {
        arena.close();
    }
}
