package io.sockeye;

import static io.sockeye.internal.sys.NetinetUdp.SOL_UDP;
import static io.sockeye.internal.sys.NetinetUdp.UDP_GRO;
import static io.sockeye.internal.sys.NetinetUdp.UDP_SEGMENT;
import static io.sockeye.internal.sys.SysSocket.MSG_TRUNC;
import static io.sockeye.internal.sys.SysSocket.SCM_TIMESTAMPING;
import static io.sockeye.internal.sys.SysSocket.SCM_TIMESTAMPNS;
import static io.sockeye.internal.sys.SysSocket.SOL_SOCKET;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.Cmsghdr;
import io.sockeye.internal.sys.SysSocket.Iovec;
import io.sockeye.internal.sys.SysSocket.Mmsghdr;
import io.sockeye.internal.sys.SysSocket.Msghdr;
import io.sockeye.internal.sys.SysSocket.SockaddrStorage;
import io.sockeye.internal.sys.Time.Timespec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The memory of a batch: for each slot a `struct mmsghdr`, an iovec, an address, room for control messages, and the bytes. The pointers
/// are set once; what the kernel overwrites in a call is set anew before the next.
///
/// The arena is confined: what another thread may not touch it can neither have closed during a call. Both kinds of calls are objects
/// that are made once, so that a call allocates nothing.
final class BatchMemory {
    private static final long HEADER = Mmsghdr.LAYOUT.byteSize();
    private static final long VECTOR = Iovec.LAYOUT.byteSize();
    private static final long ADDRESS = SockaddrStorage.LAYOUT.byteSize();
    private static final long CMSG_DATA = Cmsghdr.LAYOUT.byteSize();

    /// CMSG_SPACE of UDP_SEGMENT and of UDP_GRO, cmsg(3).
    private static final long SEGMENT_SIZE = CMSG_DATA + 8;

    private static final long TIME = Timespec.LAYOUT.byteSize();

    /// CMSG_LEN of UDP_SEGMENT, a `uint16_t`.
    private static final long SEGMENT_LENGTH = CMSG_DATA + 2;

    /// The kernel puts UDP_GRO behind what options of SOL_SOCKET ask for: timestamps (64 bytes), drops, a mark (24 each).
    private static final long CONTROL = 64 + 2 * 24 + 2 * SEGMENT_SIZE;

    private final Arena arena = NativeMemory.confined();
    private final int slots;
    private final int bytes;
    private final MemorySegment headers;
    private final MemorySegment vectors;
    private final MemorySegment addresses;
    private final MemorySegment control;
    private final MemorySegment[] data;
    private final long[] times; // of arrival; 0 for none
    private final Attempt sending = this::send;
    private final Attempt receiving = this::receive;

    /// Slots from here on hold no datagram, and are laid out for the next to be received.
    private int used;

    /// Whether those slots have room for control messages.
    private boolean roomForControl;

    // of the call
    private int flags;
    private int from;
    private int to;
    private boolean wantsControl;

    BatchMemory(int slots, int bytes) {
        this.slots = slots;
        this.bytes = bytes;
        times = new long[slots];
        boolean complete = false;
        try {
            headers = arena.allocate(slots * HEADER, 8);
            vectors = arena.allocate(slots * VECTOR, 8);
            addresses = arena.allocate(slots * ADDRESS, 8);
            control = arena.allocate(slots * CONTROL, 8);
            data = NativeMemory.pieces(arena, slots, bytes);
            complete = true;
        } finally {
            if (!complete) arena.close();
        }
        for (int slot = 0; slot < slots; slot++) {
            vectors.set(JAVA_LONG, slot * VECTOR + Iovec.IOV_BASE, data[slot].address());
            word(slot, Msghdr.MSG_NAME, addresses.address() + slot * ADDRESS);
            word(slot, Msghdr.MSG_IOV, vectors.address() + slot * VECTOR);
            word(slot, Msghdr.MSG_IOVLEN, 1);
            word(slot, Msghdr.MSG_CONTROL, control.address() + slot * CONTROL);
            layOut(slot);
        }
    }

    MemorySegment data(int slot) {
        return data[slot];
    }

    // ---- what a slot holds ----

    int length(int slot) {
        long length = vectors.get(JAVA_LONG, slot * VECTOR + Iovec.IOV_LEN);
        return slot < used ? (int) length : 0;
    }

    boolean isTruncated(int slot) {
        int received = headers.get(JAVA_INT, slot * HEADER + Msghdr.MSG_FLAGS);
        return slot < used && (received & MSG_TRUNC) != 0;
    }

    SocketAddress address(int slot) {
        if (!isAddressed(slot)) return SocketAddress.none();
        int length = headers.get(JAVA_INT, slot * HEADER + Msghdr.MSG_NAMELEN);
        return SockaddrCodec.decode(addresses.asSlice(slot * ADDRESS, ADDRESS), length);
    }

    boolean isAddressed(int slot) {
        int length = headers.get(JAVA_INT, slot * HEADER + Msghdr.MSG_NAMELEN);
        return slot < used && length > 0;
    }

    int segmentSize(int slot) {
        long length = headers.get(JAVA_LONG, slot * HEADER + Msghdr.MSG_CONTROLLEN);
        if (slot >= used || length == 0) return 0;
        return Short.toUnsignedInt(control.get(JAVA_SHORT, slot * CONTROL + CMSG_DATA));
    }

    long time(int slot) {
        return slot < used ? times[slot] : 0;
    }

    void set(int slot, int length, SocketAddress to) {
        use(slot + 1);
        boolean none = to.equals(SocketAddress.none());
        int addressLength =
                none ? 0 : SockaddrCodec.encode(to, addresses.asSlice(slot * ADDRESS, ADDRESS));
        fill(slot, length, addressLength);
    }

    void segmentSize(int slot, int size) {
        use(slot + 1);
        long at = slot * CONTROL;
        control.set(JAVA_LONG, at + Cmsghdr.CMSG_LEN, SEGMENT_LENGTH);
        control.set(JAVA_INT, at + Cmsghdr.CMSG_LEVEL, SOL_UDP);
        control.set(JAVA_INT, at + Cmsghdr.CMSG_TYPE, UDP_SEGMENT);
        control.set(JAVA_SHORT, at + CMSG_DATA, (short) size);
        word(slot, Msghdr.MSG_CONTROLLEN, size == 0 ? 0 : SEGMENT_SIZE);
    }

    /// Makes slots hold datagrams, at first empty ones.
    private void use(int slots) {
        for (; used < slots; used++) fill(used, 0, 0);
    }

    private void fill(int slot, int length, int addressLength) {
        vectors.set(JAVA_LONG, slot * VECTOR + Iovec.IOV_LEN, length);
        headers.set(JAVA_INT, slot * HEADER + Msghdr.MSG_NAMELEN, addressLength);
        word(slot, Msghdr.MSG_CONTROLLEN, 0);
        headers.set(JAVA_INT, slot * HEADER + Msghdr.MSG_FLAGS, 0);
        times[slot] = 0;
    }

    private void word(int slot, long member, long value) {
        headers.set(JAVA_LONG, slot * HEADER + member, value);
    }

    /// Refuses another thread, and what is closed. The kernel gets addresses, which say nothing about that.
    private void requireOwner() {
        headers.get(JAVA_INT, 0);
    }

    // ---- sending ----

    /// @param flags of sendmmsg(2)
    Attempt sending(int from, int to, int flags) {
        requireOwner();
        use(to);
        this.from = from;
        this.to = to;
        this.flags = flags;
        return sending;
    }

    private long send(int fd, Scratch scratch) {
        return SysSocket.sendmmsg(scratch.errno, fd, headers, from, to - from, flags);
    }

    // ---- receiving ----

    /// @param flags of recvmmsg(2)
    /// @param control whether control messages may come: not where descriptors might be among them, which nobody would close
    Attempt receiving(int flags, boolean control) {
        requireOwner();
        this.flags = flags;
        wantsControl = control;
        return receiving;
    }

    private long receive(int fd, Scratch scratch) {
        int stale = roomForControl == wantsControl ? used : slots;
        roomForControl = wantsControl;
        used = 0;
        for (int slot = 0; slot < stale; slot++) layOut(slot);
        int count = SysSocket.recvmmsg(scratch.errno, fd, headers, slots, flags);
        if (count <= 0) return count;
        used = count;
        for (int slot = 0; slot < count; slot++) takeIn(slot);
        return count;
    }

    /// What the kernel is told of the room.
    private void layOut(int slot) {
        fill(slot, bytes, (int) ADDRESS);
        word(slot, Msghdr.MSG_CONTROLLEN, roomForControl ? CONTROL : 0);
    }

    /// What the kernel says becomes what it would be told to send the same.
    private void takeIn(int slot) {
        int length = headers.get(JAVA_INT, slot * HEADER + Mmsghdr.MSG_LEN);
        vectors.set(JAVA_LONG, slot * VECTOR + Iovec.IOV_LEN, Math.min(length, bytes));
        long controlLength = headers.get(JAVA_LONG, slot * HEADER + Msghdr.MSG_CONTROLLEN);
        if (controlLength > 0) takeIn(slot, controlLength);
    }

    /// Of the control messages a datagram keeps its time of arrival, and the value of UDP_GRO.
    private void takeIn(int slot, long controlLength) {
        long at = slot * CONTROL;
        long end = at + Math.min(controlLength, CONTROL);
        long time = 0;
        int joined = 0;
        while (end - at >= SEGMENT_SIZE) {
            long length = control.get(JAVA_LONG, at + Cmsghdr.CMSG_LEN);
            int level = control.get(JAVA_INT, at + Cmsghdr.CMSG_LEVEL);
            int type = control.get(JAVA_INT, at + Cmsghdr.CMSG_TYPE);
            if (length < CMSG_DATA || length > end - at) break;
            if (level == SOL_UDP && type == UDP_GRO) joined = control.get(JAVA_INT, at + CMSG_DATA);
            else if (level == SOL_SOCKET && isTime(type) && length >= CMSG_DATA + TIME)
                time = time(control, at + CMSG_DATA);
            at += (length + 7) & -8;
        }
        segmentSize(slot, joined);
        times[slot] = time;
    }

    /// Of the three times of SO_TIMESTAMPING the first is the kernel's.
    private static boolean isTime(int type) {
        return type == SCM_TIMESTAMPNS || type == SCM_TIMESTAMPING;
    }

    private static long time(MemorySegment memory, long at) {
        long seconds = memory.get(JAVA_LONG, at + Timespec.TV_SEC);
        return seconds * 1_000_000_000 + memory.get(JAVA_LONG, at + Timespec.TV_NSEC);
    }

    void close() {
        arena.close();
    }
}
