package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_SCTP;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn6;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Addresses of IP one after the other, each as long as its family has it.
///
/// @param head bytes that come before the first
record SctpAddresses(int head) implements OptionType<List<SocketAddress>> {
    static final OptionType<List<SocketAddress>> PACKED = new SctpAddresses(0);

    /// An association has some, not dozens.
    private static final int MOST = 64;

    /// `struct sctp_getaddrs`: the association, how many there are, and they.
    private static final int GETADDRS = 2 * Integer.BYTES;

    /// What to read of the addresses of one association.
    static ReadOnlyOption<List<SocketAddress>> of(String name, int number, int association) {
        var type = new SctpAddresses(GETADDRS);
        var question =
                new Question<>(
                        type,
                        arena -> {
                            MemorySegment room = arena.allocate(type.size(), Integer.BYTES);
                            room.set(Memory.INT, 0, association);
                            return room;
                        });
        return new ReadOnlyOption<>(name, SOL_SCTP, number, question);
    }

    @Override
    public int size() {
        return head + MOST * Memory.SOCKADDR_STORAGE;
    }

    @Override
    public List<SocketAddress> decode(MemorySegment value) {
        var addresses = new ArrayList<SocketAddress>();
        for (long at = head; at + SockaddrIn.SIZE <= value.byteSize(); ) {
            long rest = Math.min(value.byteSize() - at, SockaddrIn6.SIZE);
            var address = Memory.sockaddr(value, at, rest);
            addresses.add(address);
            at += address instanceof Inet4SocketAddress ? SockaddrIn.SIZE : SockaddrIn6.SIZE;
        }
        return List.copyOf(addresses);
    }

    @Override
    public MemorySegment encode(List<SocketAddress> addresses, Arena arena) {
        if (addresses.size() > MOST)
            throw new IllegalArgumentException(
                    addresses.size() + " addresses are more than " + MOST);
        MemorySegment room = arena.allocate(size(), Long.BYTES);
        long at = head;
        for (var address : addresses) at += Memory.putSockaddr(address, room, at);
        return room.asSlice(0, at);
    }

    @Override
    public String toString() {
        return "struct sockaddr[]";
    }
}
