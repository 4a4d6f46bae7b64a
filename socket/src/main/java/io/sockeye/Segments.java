package io.sockeye;

import static io.sockeye.internal.sys.SysSocket.MSG_ZEROCOPY;

import java.lang.foreign.MemorySegment;

/// What users hand over, as the one shape that the primitives take.
final class Segments {
    private Segments() {}

    static MemorySegment range(byte[] data, int offset, int length) {
        checkRange(data, offset, length);
        return MemorySegment.ofArray(data).asSlice(offset, length);
    }

    static void checkRange(byte[] data, int offset, int length) {
        if (offset < 0 || length < 0 || offset > data.length - length) {
            throw new IllegalArgumentException(
                    "offset %d and length %d lie outside an array of %d bytes"
                            .formatted(offset, length, data.length));
        }
    }

    /// Refuses what another thread has to itself, where nothing of the bytes is read that would say so.
    static void readable(MemorySegment data) {
        if (!data.isAccessibleBy(Thread.currentThread()))
            throw new WrongThreadException("the buffer belongs to another thread");
    }

    /// Refuses before the call: afterwards the bytes would be lost.
    static MemorySegment writable(MemorySegment target) {
        if (!target.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("the target belongs to another thread");
        }
        if (target.isReadOnly()) throw new IllegalArgumentException("the target is read-only");
        return target;
    }

    /// Refuses memory that would not be there any more when the kernel reads from it: with MSG_ZEROCOPY it does so until its notice,
    /// long after the call, when our own copy of an array has gone to the next caller.
    ///
    /// @throws IllegalArgumentException if these bytes are in the Java heap and the flags have MSG_ZEROCOPY
    static void forFlags(MemorySegment data, int flags) {
        if ((flags & MSG_ZEROCOPY) != 0 && !data.isNative())
            throw new IllegalArgumentException(
                    "MSG_ZEROCOPY needs the bytes in a direct buffer, from which the kernel reads after the call");
    }

    /// Refuses before a call that has no use for the target itself, and would lose the bytes when they cannot be copied to it.
    static void open(MemorySegment target) {
        if (!target.scope().isAlive()) throw new IllegalStateException("the memory is closed");
    }

    /// What a type of a user's own made for setsockopt(2) or getsockopt(2): native, and as long as the kernel is told.
    ///
    /// @throws IllegalArgumentException if it is not
    static MemorySegment forOption(MemorySegment value, long size, Object option) {
        if (!value.isNative())
            throw new IllegalArgumentException(
                    "the type of " + option + " must allocate its bytes in the arena");
        if (value.byteSize() < size)
            throw new IllegalArgumentException(
                    "the type of %s has room for %d bytes and says %d"
                            .formatted(option, value.byteSize(), size));
        return value;
    }
}
