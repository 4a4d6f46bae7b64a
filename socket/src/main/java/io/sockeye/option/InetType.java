package io.sockeye.option;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn6;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A struct sockaddr_in or sockaddr_in6.
///
/// @param kind which of them
/// @param <T> its type here
record InetType<T extends IpSocketAddress>(Class<T> kind) implements OptionType<T> {
    @Override
    public int size() {
        // Not more: the kernel refuses room for another family's address.
        return kind == Inet4SocketAddress.class ? SockaddrIn.SIZE : SockaddrIn6.SIZE;
    }

    @Override
    public T decode(MemorySegment value) {
        Memory.checkLength(value, size(), this);
        SocketAddress address = Memory.sockaddr(value, 0, value.byteSize());
        if (!kind.isInstance(address))
            throw new IllegalArgumentException(address + " is not a " + this);
        return kind.cast(address);
    }

    @Override
    public MemorySegment encode(T value, Arena arena) {
        MemorySegment address = arena.allocate(Memory.SOCKADDR_STORAGE, 8);
        return address.asSlice(0, Memory.putSockaddr(value, address, 0));
    }

    @Override
    public String toString() {
        return kind.getSimpleName();
    }
}
