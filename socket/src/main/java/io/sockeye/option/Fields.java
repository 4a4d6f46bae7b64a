package io.sockeye.option;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A copy of a struct that grows from kernel to kernel: what lies beyond its end reads as zero.
final class Fields {
    private final byte[] data;
    private final MemorySegment view;

    Fields(byte[] data) {
        this.data = data;
        this.view = MemorySegment.ofArray(data);
    }

    int length() {
        return data.length;
    }

    byte[] toArray() {
        return data.clone();
    }

    int u8(long offset) {
        return offset < data.length ? Memory.unsignedByte(view, offset) : 0;
    }

    int u16(long offset) {
        return offset + Short.BYTES <= data.length ? Memory.unsignedShort(view, offset) : 0;
    }

    long u32(long offset) {
        return offset + Integer.BYTES <= data.length ? Memory.unsigned(view, offset) : 0;
    }

    long u64(long offset) {
        return offset + Long.BYTES <= data.length ? view.get(Memory.LONG, offset) : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields that && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }
}
