package io.sockeye.conformance;

import io.sockeye.option.OptionType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// The memory of Python objects, as Java sees it. Whoever calls keeps the object from moving.
public final class Memory {
    /// The value of an option that has none: a null pointer.
    public static final Object NOTHING = new Object();

    private Memory() {}

    /// The bytes at an address.
    @SuppressWarnings("restricted") // Python says where its bytes are
    public static MemorySegment segment(long address, long length) {
        return MemorySegment.ofAddress(address).reinterpret(length);
    }

    /// The bytes at an address, as a buffer.
    public static ByteBuffer buffer(long address, long length) {
        return segment(address, length).asByteBuffer();
    }

    /// An option type whose value is a null pointer with a length, as some options of AF_ALG want it.
    public static OptionType<Object> noValue(int length) {
        return new OptionType<>() {
            @Override
            public int size() {
                return length;
            }

            @Override
            public Object decode(MemorySegment value) {
                return NOTHING;
            }

            @Override
            public MemorySegment encode(Object value, Arena arena) {
                return segment(0, length);
            }
        };
    }

    /// An IPv6 host without the scope that the name service found: CPython takes it from the tuple alone.
    public static Inet6Address withoutScope(Inet6Address host) throws UnknownHostException {
        return Inet6Address.getByAddress(null, host.getAddress(), -1);
    }
}
