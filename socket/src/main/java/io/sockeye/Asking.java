package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Scratch;
import java.lang.foreign.MemorySegment;

/// getsockname(2) or getpeername(2).
final class Asking implements Attempt {
    private final Call call;
    private SocketAddress address = SocketAddress.none();

    @FunctionalInterface
    interface Call {
        int on(MemorySegment errno, int fd, MemorySegment address, MemorySegment length);
    }

    Asking(Call call) {
        this.call = call;
    }

    @Override
    public long on(int fd, Scratch scratch) {
        scratch.length.set(JAVA_INT, 0, (int) scratch.address.byteSize());
        int result = call.on(scratch.errno, fd, scratch.address, scratch.length);
        if (result == 0)
            address = SockaddrCodec.decode(scratch.address, scratch.length.get(JAVA_INT, 0));
        return result;
    }

    SocketAddress address() {
        return address;
    }

    static <A extends SocketAddress> A shaped(SocketAddress address, Class<A> shape) {
        if (!shape.isInstance(address)) {
            throw new IllegalArgumentException(address + " is no " + shape.getSimpleName());
        }
        return shape.cast(address);
    }
}
