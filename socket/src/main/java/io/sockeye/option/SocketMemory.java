package io.sockeye.option;

import io.sockeye.internal.sys.LinuxSockDiag;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The memory that a socket holds, the value of SO_MEMINFO: SK_MEMINFO_ of `<linux/sock_diag.h>`.
///
/// An immutable copy with named views. What an older kernel does not know reads as zero.
public final class SocketMemory {
    static final OptionType<SocketMemory> TYPE = new Type();

    private final Fields fields;

    private SocketMemory(byte[] data) {
        this.fields = new Fields(data);
    }

    /// Makes the views over a struct that came another way, such as through sock_diag(7).
    ///
    /// @param data the bytes of the struct, as many as there are; they are copied
    /// @return the views
    public static SocketMemory of(byte... data) {
        return new SocketMemory(data.clone());
    }

    /// How many bytes the kernel returned.
    ///
    /// @return bytes
    public int length() {
        return fields.length();
    }

    /// The struct as the kernel returned it.
    ///
    /// @return a new array, the caller's
    public byte[] toArray() {
        return fields.toArray();
    }

    /// Bytes of received packets that wait to be read, with what the kernel needs around them.
    ///
    /// @return 32 bits unsigned
    public long receiveAllocated() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_RMEM_ALLOC);
    }

    /// The limit of received packets: SO_RCVBUF.
    ///
    /// @return bytes
    public long receiveBuffer() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_RCVBUF);
    }

    /// Bytes of packets that the device has not sent yet.
    ///
    /// @return 32 bits unsigned
    public long sendAllocated() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_WMEM_ALLOC);
    }

    /// The limit of packets to send: SO_SNDBUF.
    ///
    /// @return bytes
    public long sendBuffer() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_SNDBUF);
    }

    /// Bytes taken from the system in advance.
    ///
    /// @return 32 bits unsigned
    public long forwardAllocated() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_FWD_ALLOC);
    }

    /// Bytes in the send queue of TCP.
    ///
    /// @return 32 bits unsigned
    public long sendQueued() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_WMEM_QUEUED);
    }

    /// Bytes of options, such as filters.
    ///
    /// @return 32 bits unsigned
    public long optionMemory() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_OPTMEM);
    }

    /// Bytes of packets that came in while the socket was locked.
    ///
    /// @return 32 bits unsigned
    public long backlog() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_BACKLOG);
    }

    /// Packets dropped so far (since Linux 4.9).
    ///
    /// @return 32 bits unsigned
    public long drops() {
        return fields.u32(4 * LinuxSockDiag.SK_MEMINFO_DROPS);
    }

    /// Compares by content.
    ///
    /// @param other anything
    /// @return whether the other has the same bytes
    @Override
    public boolean equals(Object other) {
        return other instanceof SocketMemory that && fields.equals(that.fields);
    }

    /// A hash of the content.
    ///
    /// @return the hash
    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /// Answers the views that tell most.
    ///
    /// @return one line
    @Override
    public String toString() {
        return "SocketMemory[received "
                + receiveAllocated()
                + " of "
                + receiveBuffer()
                + (", to send " + sendAllocated() + " of " + sendBuffer())
                + (", drops " + drops())
                + "]";
    }

    private record Type() implements OptionType<SocketMemory> {
        /// Room for structs to come.
        private static final int ROOM = 128;

        @Override
        public int size() {
            return ROOM;
        }

        @Override
        public SocketMemory decode(MemorySegment value) {
            return new SocketMemory(value.toArray(Memory.BYTE));
        }

        @Override
        public MemorySegment encode(SocketMemory value, Arena arena) {
            return arena.allocateFrom(Memory.BYTE, value.toArray());
        }

        @Override
        public String toString() {
            return "SK_MEMINFO";
        }
    }
}
