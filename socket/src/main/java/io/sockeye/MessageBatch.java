package io.sockeye;

import io.sockeye.address.SocketAddress;
import java.lang.foreign.MemorySegment;

/// Datagrams of one call, in slots of native memory that are used again and again: what sendmmsg(2) and recvmmsg(2) take.
///
/// A slot has room for the bytes of one datagram, its address, and the size of the segments into which UDP cuts it, or of which it was
/// joined. [Socket#recvMessages(MessageBatch)] fills the slots from 0 on, [Socket#sendMessages(MessageBatch)] sends those that
/// [#limit(int)] or [#range(int, int)] says: what was received goes back to its senders without a copy. Receiving and sending allocate
/// nothing, neither for a call nor for a datagram; an address becomes an object when it is asked for.
///
/// A batch belongs to the thread that has allocated it: to any other it is a [WrongThreadException], and once closed an
/// [IllegalStateException]. It is not closed by the garbage collector. It knows no socket, and may be used with several.
///
/// Control messages other than the size of the segments and the time of arrival do not get into a batch: [Socket#recvMessage(int)] has them.
/// Descriptors that a peer sends along are dropped.
public final class MessageBatch implements AutoCloseable {
    private final BatchMemory memory;
    private final int slots;
    private final MemorySegment[] segments;

    private int from; // what is sent: from here
    private int to; // up to here

    private MessageBatch(int slots, int bytesPerSlot) {
        this.slots = slots;
        memory = new BatchMemory(slots, bytesPerSlot);
        segments = new MemorySegment[slots];
        for (int slot = 0; slot < slots; slot++) segments[slot] = memory.data(slot);
        to = slots;
    }

    /// Makes a batch of empty slots.
    ///
    /// It takes `bytesPerSlot` and some 370 bytes of native memory for each slot.
    ///
    /// @param slots how many datagrams, 1 or more; Linux takes 1024 in one call
    /// @param bytesPerSlot room for the bytes of each, 1 or more; with UDP_GRO 65535, as the kernel joins what fits
    /// @return the batch, the caller's to close
    /// @throws IllegalArgumentException if a number is less than 1
    /// @throws OutOfMemoryError if there is not so much memory
    public static MessageBatch allocate(int slots, int bytesPerSlot) {
        if (slots < 1) throw new IllegalArgumentException(slots + " slots are less than 1");
        if (bytesPerSlot < 1)
            throw new IllegalArgumentException(bytesPerSlot + " bytes are less than 1");
        return new MessageBatch(slots, bytesPerSlot);
    }

    /// How many datagrams there is room for.
    ///
    /// @return as allocated; also after close
    public int slots() {
        return slots;
    }

    /// The room of a slot, all of it: [#length(int)] says how much of it is a datagram.
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @return always the same segment, which lives until [#close()]
    /// @throws IndexOutOfBoundsException if there is no such slot
    public MemorySegment segment(int slot) {
        return segments[slot];
    }

    /// How many bytes of a slot are a datagram: those that were received and found room, or as [#set(int, int, SocketAddress)] said.
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @return 0 for an empty datagram, and for a slot without one
    public int length(int slot) {
        return memory.length(checked(slot));
    }

    /// Whether a received datagram was longer than its slot, so that its end is lost.
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @return true if it was cut
    public boolean truncated(int slot) {
        return memory.isTruncated(checked(slot));
    }

    /// Where the datagram of a slot has come from, or goes to.
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @return the address, made by this call; [SocketAddress#none()] if there is none
    public SocketAddress address(int slot) {
        return memory.address(checked(slot));
    }

    /// How long the datagrams are that lie in a row in a slot, of which the last may be shorter: UDP_GRO of what has arrived (since
    /// Linux 5.0, on a socket that has set it), UDP_SEGMENT of what is to be sent.
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @return 0 if the slot is one datagram
    public int segmentSize(int slot) {
        return memory.segmentSize(checked(slot));
    }

    /// When the datagram of a slot arrived, by the kernel's clock: of sockets of IP that have set SO_TIMESTAMPNS, or SO_TIMESTAMPING with
    /// SOF_TIMESTAMPING_RX_SOFTWARE and SOF_TIMESTAMPING_SOFTWARE, which takes effect a moment after it was set; socket(7).
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @return nanoseconds since 1970; 0 if the kernel has not said it, and for a slot that was not received
    public long timeNanos(int slot) {
        return memory.time(checked(slot));
    }

    /// Makes what lies in [#segment(int)] a datagram to send.
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @param length how many bytes of it, from the first
    /// @param to the receiver; [SocketAddress#none()] on a socket that is connected
    /// @return this
    /// @throws IllegalArgumentException if the length is negative, or more than a slot has room for
    public MessageBatch set(int slot, int length, SocketAddress to) {
        if (length < 0 || length > segments[slot].byteSize())
            throw new IllegalArgumentException(
                    "length " + length + " is outside 0.." + segments[slot].byteSize());
        memory.set(slot, length, to);
        return this;
    }

    /// Has UDP cut the datagram of a slot into many, UDP_SEGMENT of udp(7); after [#set(int, int, SocketAddress)], which leaves it whole.
    ///
    /// The kernel refuses with EINVAL more than 128 segments (64 before Linux 6.9) and segments that do not fit into a packet of the way.
    /// Since Linux 4.18.
    ///
    /// @param slot 0 to [#slots()] - 1
    /// @param bytes the length of each but the last; 0 for none
    /// @return this
    /// @throws IllegalArgumentException if it is negative or has more than 16 bits
    public MessageBatch segmentSize(int slot, int bytes) {
        if (bytes < 0 || bytes > 0xffff)
            throw new IllegalArgumentException(
                    "segments of " + bytes + " bytes are outside 0.." + 0xffff);
        memory.segmentSize(checked(slot), bytes);
        return this;
    }

    /// Says how many slots are sent: those from 0 to this. At first it is all of them; receiving changes nothing about it.
    ///
    /// @param slots 0 to [#slots()]
    /// @return this
    /// @throws IllegalArgumentException if there are not so many
    public MessageBatch limit(int slots) {
        return range(0, slots);
    }

    /// Says which slots are sent. After [Socket#sendMessages(MessageBatch)] has sent some only, the rest goes on from there:
    ///
    /// ```java
    /// for (int sent = 0; sent < n; ) sent += socket.sendMessages(batch.range(sent, n));
    /// ```
    ///
    /// A slot that the kernel refuses is left out with `range(sent + 1, n)`.
    ///
    /// @param from the first
    /// @param to the one after the last
    /// @return this
    /// @throws IllegalArgumentException if there are no such slots
    public MessageBatch range(int from, int to) {
        if (from < 0 || to < from || to > slots)
            throw new IllegalArgumentException(
                    "slots %d to %d are outside 0..%d".formatted(from, to, slots));
        this.from = from;
        this.to = to;
        return this;
    }

    private int checked(int slot) {
        if (slot < 0 || slot >= slots)
            throw new IndexOutOfBoundsException("slot " + slot + " is outside 0.." + (slots - 1));
        return slot;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    BatchMemory memory() {
        return memory;
    }

    /// Frees the memory, with all segments.
    ///
    /// @throws IllegalStateException if it was closed before
    /// @throws WrongThreadException on another thread than its own
    @Override
    public void close() {
        memory.close();
    }

    /// `MessageBatch[64 slots of 1500 bytes]`.
    @Override
    public String toString() {
        return "MessageBatch[%d slots of %d bytes]".formatted(slots, segments[0].byteSize());
    }
}
