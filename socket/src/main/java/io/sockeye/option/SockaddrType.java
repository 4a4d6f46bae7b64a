package io.sockeye.option;

import io.sockeye.address.SocketAddress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An address of any family, struct sockaddr.
record SockaddrType() implements OptionType<SocketAddress> {
    static final OptionType<SocketAddress> SOCKADDR = new SockaddrType();

    @Override
    public int size() {
        return Memory.SOCKADDR_STORAGE;
    }

    @Override
    public SocketAddress decode(MemorySegment value) {
        return Memory.sockaddr(value, 0, value.byteSize());
    }

    @Override
    public MemorySegment encode(SocketAddress value, Arena arena) {
        MemorySegment room = arena.allocate(Memory.SOCKADDR_STORAGE, Long.BYTES);
        return room.asSlice(0, Memory.putSockaddr(value, room, 0));
    }

    @Override
    public String toString() {
        return "struct sockaddr";
    }
}
