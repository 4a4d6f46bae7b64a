package io.sockeye.option;

import io.sockeye.address.IpSocketAddress;
import io.sockeye.internal.sys.LinuxTcp.TcpAoDel;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.OptionalInt;

/// Which key of TCP's authentication option to take away: struct tcp_ao_del, RFC 5925.
///
/// @param peer the peer of the key; the port is 0
/// @param prefix how many leading bits of the address count
/// @param sendId the number that sent segments name the key by, 0 to 255
/// @param receiveId the number that received segments name it by, 0 to 255
/// @param keyFlags TCP_AO_KEYF_ bits of [TcpOptions]
/// @param interfaceIndex the index of the interface, with TCP_AO_KEYF_IFINDEX
/// @param current the send number of the key that is used for sending from now on
/// @param next the receive number of the key that the peer is asked to use from now on
/// @param asynchronous whether a listener lets the key go later
public record TcpAoKeyRemoval(
        IpSocketAddress peer,
        int prefix,
        int sendId,
        int receiveId,
        int keyFlags,
        int interfaceIndex,
        OptionalInt current,
        OptionalInt next,
        boolean asynchronous) {
    static final OptionType<TcpAoKeyRemoval> TYPE =
            new StructType<>(TcpAoDel.LAYOUT, TcpAoKeyRemoval::read, TcpAoKeyRemoval::write);

    private static final int MAX_BYTE = 255;
    private static final int ASYNCHRONOUS = 4;

    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public TcpAoKeyRemoval {
        Objects.requireNonNull(peer, "peer");
        Memory.checkUnsigned(prefix, 128);
        Memory.checkUnsigned(sendId, MAX_BYTE);
        Memory.checkUnsigned(receiveId, MAX_BYTE);
        Memory.checkUnsigned(keyFlags, MAX_BYTE);
        Memory.checkUnsigned(current.orElse(0), MAX_BYTE);
        Memory.checkUnsigned(next.orElse(0), MAX_BYTE);
    }

    private static TcpAoKeyRemoval read(MemorySegment struct) {
        int set = struct.get(Memory.INT, TcpAoDel.RESERVED2 - Integer.BYTES);
        return new TcpAoKeyRemoval(
                Memory.inet(struct, TcpAoDel.ADDR),
                Memory.unsignedByte(struct, TcpAoDel.PREFIX),
                Memory.unsignedByte(struct, TcpAoDel.SNDID),
                Memory.unsignedByte(struct, TcpAoDel.RCVID),
                Memory.unsignedByte(struct, TcpAoDel.KEYFLAGS),
                struct.get(Memory.INT, TcpAoDel.IFINDEX),
                Memory.optionalByte(
                        (set & TcpAoKey.SET_CURRENT) != 0, struct, TcpAoDel.CURRENT_KEY),
                Memory.optionalByte((set & TcpAoKey.SET_NEXT) != 0, struct, TcpAoDel.RNEXT),
                (set & ASYNCHRONOUS) != 0);
    }

    private void write(MemorySegment struct) {
        Memory.putSockaddr(peer, struct, TcpAoDel.ADDR);
        struct.set(Memory.INT, TcpAoDel.IFINDEX, interfaceIndex);
        int set =
                (current.isPresent() ? TcpAoKey.SET_CURRENT : 0)
                        | (next.isPresent() ? TcpAoKey.SET_NEXT : 0)
                        | (asynchronous ? ASYNCHRONOUS : 0);
        struct.set(Memory.INT, TcpAoDel.RESERVED2 - Integer.BYTES, set);
        struct.set(Memory.BYTE, TcpAoDel.PREFIX, (byte) prefix);
        struct.set(Memory.BYTE, TcpAoDel.SNDID, (byte) sendId);
        struct.set(Memory.BYTE, TcpAoDel.RCVID, (byte) receiveId);
        struct.set(Memory.BYTE, TcpAoDel.CURRENT_KEY, (byte) current.orElse(0));
        struct.set(Memory.BYTE, TcpAoDel.RNEXT, (byte) next.orElse(0));
        struct.set(Memory.BYTE, TcpAoDel.KEYFLAGS, (byte) keyFlags);
    }
}
