package io.sockeye;

import static io.sockeye.internal.sys.SysSocket.MSG_ZEROCOPY;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.control.ProcessDescriptor;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.internal.codec.ControlCodec;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.Iovec;
import io.sockeye.internal.sys.SysSocket.Msghdr;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.List;

/// One sendmsg(2).
///
/// The buffers are gathered into one piece of native memory. A pointer in an iovec keeps nothing alive: neither a buffer from the
/// garbage collector nor an arena from being closed. With MSG_ZEROCOPY the kernel reads after the call: then it gets the user's own
/// memory, which the user keeps until the notice.
final class SendingMessage implements Attempt, AutoCloseable {
    /// What a stream is offered at once; it may take less anyway.
    private static final long STREAM_PIECE = 256 * 1024;

    private final Arena arena = NativeMemory.confined();
    private final List<ControlMessage> messages;
    private final MemorySegment data;
    private final List<ByteBuffer> kept; // what data lies in, if it is the user's own
    private final MemorySegment control;
    private final SocketAddress to;
    private final int flags;

    SendingMessage(Message message, boolean stream, CallFlags always) {
        messages = message.control();
        to = message.address();
        flags = message.flags().bits() | always.sending();
        boolean complete = false;
        try {
            kept = (flags & MSG_ZEROCOPY) != 0 ? message.buffers() : List.of();
            long size = kept.isEmpty() ? size(message, stream) : 0;
            int controlSize = ControlCodec.size(messages);
            var pieces = NativeMemory.together(arena, controlSize + size);
            control = pieces.allocate(controlSize, 8);
            data = kept.isEmpty() ? gathered(message, pieces.allocate(size)) : ownMemory(kept);
            complete = true;
        } finally {
            if (!complete) close();
        }
    }

    private static MemorySegment ownMemory(List<ByteBuffer> buffers) {
        if (buffers.size() > 1)
            throw new IllegalArgumentException(
                    "MSG_ZEROCOPY needs the bytes in one buffer, not " + buffers.size());
        var data = MemorySegment.ofBuffer(buffers.getFirst());
        Segments.forFlags(data, MSG_ZEROCOPY);
        Segments.readable(data);
        return data.asSlice(0, Math.min(data.byteSize(), SysSocket.MAX_COUNT));
    }

    private static long size(Message message, boolean stream) {
        return stream ? Math.min(message.remaining(), STREAM_PIECE) : message.remaining();
    }

    private static MemorySegment gathered(Message message, MemorySegment data) {
        long offset = 0;
        for (var buffer : message.buffers()) {
            var source = MemorySegment.ofBuffer(buffer);
            long length = Math.min(source.byteSize(), data.byteSize() - offset);
            MemorySegment.copy(source, 0, data, offset, length);
            offset += length;
        }
        return data;
    }

    /// Holds the descriptors that travel for the length of the call alone: a wait in between keeps nobody from closing them.
    @Override
    public long on(int fd, Scratch scratch) {
        var held = new ArrayDeque<Held>(1); // most often one, and seldom many
        try {
            for (var message : messages) {
                if (message instanceof PassedDescriptors passed) {
                    for (var descriptor : passed.descriptors()) hold(descriptor, held, scratch);
                } else if (message instanceof ProcessDescriptor process) {
                    hold(process.descriptor(), held, scratch);
                }
            }
            var numbers = held.iterator();
            ControlCodec.encode(messages, control, _ -> numbers.next().fd());
            if (!kept.isEmpty()) Segments.open(data);
            return send(fd, scratch);
        } finally {
            held.forEach(Held::close);
            Reference.reachabilityFence(kept);
        }
    }

    private static void hold(Descriptor descriptor, ArrayDeque<Held> held, Scratch scratch) {
        try {
            var one = Held.of(descriptor::fileno);
            held.add(one);
            // Its receiver is to see the mode that its user has chosen.
            one.giveBackMode(scratch);
        } catch (ClosedChannelException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long send(int fd, Scratch scratch) {
        var header = scratch.message;
        int addressLength =
                to.equals(SocketAddress.none()) ? 0 : SockaddrCodec.encode(to, scratch.address);
        scratch.vector.set(JAVA_LONG, Iovec.IOV_BASE, data.address());
        scratch.vector.set(JAVA_LONG, Iovec.IOV_LEN, data.byteSize());
        header.set(JAVA_LONG, Msghdr.MSG_NAME, addressLength == 0 ? 0 : scratch.address.address());
        header.set(JAVA_INT, Msghdr.MSG_NAMELEN, addressLength);
        header.set(JAVA_LONG, Msghdr.MSG_IOV, scratch.vector.address());
        header.set(JAVA_LONG, Msghdr.MSG_IOVLEN, 1);
        header.set(JAVA_LONG, Msghdr.MSG_CONTROL, control.byteSize() == 0 ? 0 : control.address());
        header.set(JAVA_LONG, Msghdr.MSG_CONTROLLEN, control.byteSize());
        header.set(JAVA_INT, Msghdr.MSG_FLAGS, 0);
        return SysSocket.sendmsg(scratch.errno, fd, header, flags);
    }

    /// Moves the positions of the buffers by what was sent.
    static void advance(Message message, long count) {
        long left = count;
        for (var buffer : message.buffers()) {
            int step = (int) Math.min(left, buffer.remaining());
            buffer.position(buffer.position() + step);
            left -= step;
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
