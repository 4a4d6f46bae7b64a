package io.sockeye.ring;

import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.option.PacketOptions.PACKET_RESERVE;
import static io.sockeye.option.PacketOptions.PACKET_RX_RING;
import static io.sockeye.option.PacketOptions.PACKET_VERSION;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.IntOption;
import io.sockeye.internal.io.Mapping;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.LinuxIfPacket;
import io.sockeye.internal.sys.LinuxIfPacket.TpacketBlockDesc;
import io.sockeye.internal.sys.LinuxIfPacket.TpacketHdrV1;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.option.PacketRingRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Receives packets through memory that the kernel shares: the ring of TPACKET_V3, packet(7). Since Linux 3.2.
///
/// ```java
/// try (var socket = Socket.open(AF_PACKET, SOCK_RAW);                  // protocol 0: nothing comes yet
///         var ring = PacketRing.open(socket.set(SO_ATTACH_FILTER, filter), RingOptions.defaults())) {
///     socket.bind(SocketAddress.packet(index, ETH_P_ALL));
///     while (true) {
///         try (var block = ring.take()) {
///             while (block.next()) look(block.frame().data());
///         }
///     }
/// }
/// ```
///
/// The kernel writes packets into one block after the other and hands a block over when it is full, or old enough. When the next block
/// has not been returned yet, it drops what comes and counts it: `socket.get(PACKET_STATISTICS)`.
///
/// Ring and socket end together: closing either closes both, and wakes whoever waits. The ring waits as the socket's mode says:
/// blocking, with a timeout, or not at all. Filters, memberships and PACKET_FANOUT are set on the socket as on any other.
///
/// Any thread may take blocks; each belongs to the thread that took it. The memory stays mapped until the last block was returned, also
/// beyond close: nothing that a program does with a view of it reaches memory of others.
public final class PacketRing implements Descriptor, Closeable {
    private static final VarHandle STATUS = JAVA_INT.varHandle();
    private static final long STATUS_AT = TpacketBlockDesc.HDR + TpacketHdrV1.BLOCK_STATUS;

    private final Socket socket;
    private final Handle handle;
    private final Mapping mapping;
    private final RingOptions options;

    /// Which blocks are out. Guarded by this, as are the status of a block when it is taken or returned, and the next two.
    private final boolean[] out;

    private int outCount;
    private int next; // the kernel fills them in turn

    private PacketRing(Socket socket, Handle handle, Mapping mapping, RingOptions options) {
        this.socket = socket;
        this.handle = handle;
        this.mapping = mapping;
        this.options = options;
        out = new boolean[options.blockCount()];
    }

    /// Gives a packet socket a ring. From now on the packets come here, and the two are closed together.
    ///
    /// What is to be filtered is said before, and bind(2) follows: what comes meanwhile is in the ring. Packets that have come before
    /// stay on the socket. If this fails, the socket stays the caller's, without a ring.
    ///
    /// Calls setsockopt(2) with PACKET_VERSION and PACKET_RX_RING, and mmap(2).
    ///
    /// @param socket of AF_PACKET, SOCK_RAW or SOCK_DGRAM; needs CAP_NET_RAW to be made
    /// @param options how large, and how fast
    /// @return the ring
    /// @throws IllegalArgumentException if the socket is of another family, or a block has no room for a packet
    /// @throws ErrnoException with EBUSY if the socket has a ring already, with ENOMEM if there is no memory for it
    /// @throws java.nio.channels.ClosedChannelException if the socket is closed
    public static PacketRing open(Socket socket, RingOptions options) throws IOException {
        if (!socket.family().equals(AF_PACKET))
            throw new IllegalArgumentException("a ring is for AF_PACKET, and not for " + socket);
        var request = options.request(socket.get(PACKET_RESERVE));
        socket.set(PACKET_VERSION, LinuxIfPacket.TPACKET_V3).set(PACKET_RX_RING, request);
        try {
            return map(socket, options);
        } catch (IOException e) {
            takeBack(socket, e);
            throw e;
        }
    }

    private static PacketRing map(Socket socket, RingOptions options) throws IOException {
        try (var held = Held.of(socket::fileno)) {
            var handle = held.owner();
            if (handle == null) throw new AssertionError(socket + " has no owner");
            long size = options.size();
            long address = handle.once(socket, (fd, scratch) -> Mapping.map(fd, size, scratch));
            if (address < 0) throw failure("mmap", address);
            var mapping = Mapping.of(address, size);
            // Holds the mapping alone: who loses the ring and the socket is to have both closed.
            handle.tell(_ -> mapping.leave());
            return new PacketRing(socket, handle, mapping, options);
        }
    }

    private static void takeBack(Socket socket, IOException why) {
        try {
            socket.set(PACKET_RX_RING, new PacketRingRequest(0, 0, 0, 0, 0, 0, 0));
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /// Whose packets these are.
    ///
    /// @return the socket, as it was given
    public Socket socket() {
        return socket;
    }

    /// Takes the next block, and waits for it as the socket's mode says.
    ///
    /// No call is made when there is one. While none is there, an error of the socket is told, once: ENETDOWN when the interface goes
    /// down; the ring goes on when it is up again.
    ///
    /// @return the block, to be closed by this thread
    /// @throws IllegalStateException if all blocks are out: the kernel has none to fill
    /// @throws io.sockeye.error.WouldBlockException if the socket is non-blocking and there is none: [#tryTake()] says it without
    /// @throws java.net.SocketTimeoutException if the socket's timeout passes
    /// @throws java.io.InterruptedIOException if the thread is interrupted while it waits; the status stays set
    /// @throws java.nio.channels.AsynchronousCloseException if ring or socket is closed meanwhile
    /// @throws java.nio.channels.ClosedChannelException if it was closed before
    /// @throws ErrnoException if the socket has an error
    /// @throws MalformedBlockException if the block says what cannot be; it has been returned then
    public PacketBlock take() throws IOException {
        var block = take(handle.deadline());
        if (block == null) throw failure("take", -EAGAIN);
        return block;
    }

    /// Takes the next block if there is one, and does not wait, in any mode.
    ///
    /// @return the block, to be closed by this thread; empty if the kernel has not handed it over yet
    /// @throws IllegalStateException if all blocks are out
    /// @throws java.nio.channels.ClosedChannelException if ring or socket is closed
    /// @throws ErrnoException if the socket has an error
    /// @throws MalformedBlockException if the block says what cannot be; it has been returned then
    public Optional<PacketBlock> tryTake() throws IOException {
        return Optional.ofNullable(take(Deadline.NOW));
    }

    private @Nullable PacketBlock take(long deadline) throws IOException {
        var taking = new Taking(deadline != Deadline.NOW);
        long result = handle.perform(this, "take", Direction.READ, deadline, 0, taking);
        if (result == -EAGAIN) return null;
        if (result < 0) throw failure("take", result);
        return block(taking.index);
    }

    /// Looks whether the next block is ours, and takes it while the handle is held: the mapping stays until the block is returned.
    private final class Taking implements Attempt {
        private boolean waits;
        private int index;

        /// @param waits whether it will wait when there is none
        Taking(boolean waits) {
            this.waits = waits;
        }

        @Override
        public long on(int fd, Scratch scratch) {
            if (claim(this)) return 1;
            if (waits) {
                // The wait ends at once if there is an error, and this is called again.
                waits = false;
                return -EAGAIN;
            }
            // poll(2) reports an error until somebody asks for it: nobody else reads from here.
            int error = IntOption.get(scratch, fd, SysSocket.SO_ERROR);
            return error == 0 ? -EAGAIN : -Math.abs(error);
        }
    }

    private synchronized boolean claim(Taking taking) {
        if (outCount == out.length)
            throw new IllegalStateException(
                    "all %d blocks are out: return one first".formatted(out.length));
        if (out[next]) return false; // the kernel waits for it, too
        // With acquire: what the kernel wrote before the status is there.
        int status = (int) STATUS.getAcquire(mapping.whole(), statusAt(next));
        if ((status & LinuxIfPacket.TP_STATUS_USER) == 0) return false;
        taking.index = next;
        out[next] = true;
        outCount++;
        next = (next + 1) % out.length;
        mapping.enter();
        return true;
    }

    private long statusAt(int index) {
        return (long) index * options.blockSize() + STATUS_AT;
    }

    @SuppressWarnings("MustBeClosedChecker") // by the block
    private PacketBlock block(int index) {
        var arena = NativeMemory.confined();
        var memory = view(index, arena);
        try {
            return new PacketBlock(arena, memory, options.privateSize());
        } catch (MalformedBlockException e) {
            arena.close();
            throw e;
        }
    }

    /// The end of the arena returns the block, so that nobody can look into it when the kernel writes again. Whoever holds a piece of
    /// it holds the arena's scope, by that this ring, and by that the mapping.
    private MemorySegment view(int index, Arena arena) {
        long offset = (long) index * options.blockSize();
        return mapping.view(offset, options.blockSize(), arena, () -> giveBack(index));
    }

    private void giveBack(int index) {
        synchronized (this) {
            // In one step, as seen by claim: once the kernel may have filled it again, it must not
            // pass for a block that is out, and before, not for one that is there.
            out[index] = false;
            outCount--;
            STATUS.setRelease(mapping.whole(), statusAt(index), LinuxIfPacket.TP_STATUS_KERNEL);
        }
        int result = mapping.leave();
        if (result < 0) throw new UncheckedIOException(failure("munmap", result));
    }

    /// The number of the socket: a ring may be registered with a selector. It is readable while the block that the kernel handed over
    /// last has not been returned.
    @Override
    public int fileno() {
        return handle.fileno();
    }

    /// Closes the socket too, and ends whoever waits here; a second close does nothing.
    ///
    /// Blocks that are out stay good until they are returned. Until then the kernel keeps its end of the socket, though nobody can
    /// reach it. Calls munmap(2) and close(2).
    @Override
    public void close() throws IOException {
        socket.close();
        int result = mapping.result();
        if (result < 0) throw failure("munmap", result);
    }

    /// `PacketRing[RingOptions[…], 1 out]`.
    @Override
    public synchronized String toString() {
        return "PacketRing[%s, %s]"
                .formatted(options, handle.isOpen() ? outCount + " out" : "closed");
    }

    private static ErrnoException failure(String call, long result) {
        return ErrnoException.of(
                call, Errno.of((int) -result), SocketAddress.none(), SocketAddress.none());
    }
}
